//! Sessions on the pages: signing in, the way back, the cookie, how long.

use reqwest::Response;
use reqwest::header::SET_COOKIE;

use super::{Browser, led, page};
use crate::world::{PASSWORD, World};

#[actix_web::test]
async fn who_is_signed_out_comes_back_to_the_page_after_signing_in() {
    let world = World::new().await;
    world.administrator().await;
    let browser = Browser::of(&world);
    let answer = browser.read("/en/rounds").await;
    assert_eq!(led(&answer), "/en/sign-in?next=/rounds");

    let fields = [
        ("email", "admin@simui.example"),
        ("password", PASSWORD),
        ("next", "/rounds"),
    ];
    let answer = browser.send("/en/sign-in", &fields).await;
    assert_eq!((answer.status().as_u16(), led(&answer)), (303, "/en/rounds"));
    assert_eq!(browser.read("/en/rounds").await.status(), 200);
}

#[actix_web::test]
async fn the_query_of_a_page_comes_back_with_it_also_after_a_wrong_password() {
    let world = World::new().await;
    world.administrator().await;
    let browser = Browser::of(&world);
    let fields = |password: &'static str| {
        [
            ("email", "admin@simui.example"),
            ("password", password),
            ("next", "/rounds?limit=10&cursor=30"),
        ]
    };

    let asked = browser.read("/en/rounds?limit=10&cursor=30").await;
    let door = page(&browser, led(&asked)).await;
    let wrong = browser.send("/en/sign-in", &fields("wrong wrong wrong")).await;
    let wrong = wrong.text().await.unwrap();
    let other = wrong.split("href=\"/ko").nth(1).expect("the other language");
    let korean = page(&browser, &format!("/ko{}", other.split('"').next().unwrap())).await;

    for text in [&door, &wrong, &korean] {
        let kept = "name=\"next\" value=\"/rounds?limit=10&#38;cursor=30\"";
        assert!(text.contains(kept), "{text}");
    }
    let answer = browser.send("/en/sign-in", &fields(PASSWORD)).await;
    assert_eq!(led(&answer), "/en/rounds?limit=10&cursor=30");
}

#[actix_web::test]
async fn nobody_is_led_to_another_site() {
    let world = World::new().await;
    world.administrator().await;
    for next in [
        "//evil.example",
        "/\\evil.example",
        "https:evil",
        "https://evil.example",
    ] {
        let browser = Browser::of(&world);
        let fields = [
            ("email", "admin@simui.example"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let answer = browser.send("/ko/sign-in", &fields).await;
        assert_eq!(led(&answer), "/ko/", "{next}");
    }
}

#[actix_web::test]
async fn a_wrong_password_is_told_on_the_page_and_the_address_stays_entered() {
    let world = World::new().await;
    let browser = Browser::of(&world);
    let fields = [
        ("email", "nobody@simui.example"),
        ("password", "wrong wrong wrong"),
    ];
    let answer = browser.send("/en/sign-in", &fields).await;
    assert_eq!(answer.status(), 401);
    assert!(!answer.headers().contains_key(SET_COOKIE));
    let text = answer.text().await.unwrap();
    assert!(text.contains("role=\"alert\""), "{text}");
    assert!(text.contains("value=\"nobody@simui.example\""));
    assert!(!text.contains("wrong wrong wrong"));
}

#[actix_web::test]
async fn who_changes_the_password_goes_on_with_another_cookie_and_the_one_before_opens_nothing() {
    let world = World::new().await;
    world.administrator().await;
    let browser = Browser::of(&world);
    let signed_in = browser.sign_in("admin@simui.example").await;
    let before = cookie(&signed_in, "simui");

    let fields = [("current", PASSWORD), ("new", "another-lantern-river-2018")];
    let changed = browser.send("/en/account/password", &fields).await;

    assert_eq!(led(&changed), "/en/account");
    assert_ne!(cookie(&changed, "simui"), before);
    assert_eq!(browser.read("/en/account").await.status(), 200);
    let stolen = Browser::of(&world);
    let asked = stolen.http.get(format!("{}/en/account", world.url));
    let answer = asked.header("cookie", &before).send().await.unwrap();
    assert_eq!(led(&answer), "/en/sign-in?next=/account");
}

/// What an answer tells a browser to keep under a name, as it is sent back.
fn cookie(answer: &Response, name: &str) -> String {
    let all = answer.headers().get_all(SET_COOKIE).iter();
    let mut pairs = all.filter_map(|cookie| cookie.to_str().unwrap().split(';').next());
    let begin = format!("{name}=");
    pairs.find(|pair| pair.starts_with(&begin)).unwrap().to_owned()
}

#[actix_web::test]
async fn how_long_a_session_goes_on_is_told_extended_and_never_beyond_its_longest() {
    let world = World::new().await;
    world.administrator().await;
    let browser = Browser::of(&world);
    browser.sign_in("admin@simui.example").await;
    let extend = async || {
        let answer = browser.send("/en/account/session", &[("next", "/account")]).await;
        assert_eq!((answer.status().as_u16(), led(&answer)), (303, "/en/account"));
        page(&browser, "/en/account").await
    };

    let fresh = page(&browser, "/en/account").await;
    world.clock.advance(chrono::Duration::minutes(50));
    let later = extend().await;
    for _ in 0..13 {
        world.clock.advance(chrono::Duration::minutes(50));
        browser.read("/en/account").await;
    }
    let last = extend().await;
    world.clock.advance(chrono::Duration::minutes(30));

    assert!(
        fresh.contains("data-ends=\"3600\" data-latest=\"43200\""),
        "{fresh}"
    );
    assert!(
        fresh.contains("until Sat 1 April 2017, 13:00 KST unless you go on"),
        "{fresh}"
    );
    assert!(
        later.contains("data-ends=\"3600\" data-latest=\"40200\""),
        "{later}"
    );
    assert!(
        later.contains("role=\"status\">You stay signed in.</p>"),
        "{later}"
    );
    assert!(last.contains("data-ends=\"1200\" data-latest=\"1200\""), "{last}");
    assert!(last.contains("This sign-in cannot be extended."), "{last}");
    assert_eq!(
        led(&browser.read("/en/account").await),
        "/en/sign-in?next=/account"
    );
}

#[actix_web::test]
async fn all_other_sessions_end_at_once_and_the_account_says_which_browser_each_is() {
    let world = World::new().await;
    world.administrator().await;
    let (here, there) = (Browser::of(&world), Browser::of(&world));
    here.sign_in("admin@simui.example").await;
    there.sign_in("admin@simui.example").await;
    let agent =
        "UPDATE sessions SET agent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 Edg/156.0'";
    assert!(world.database.takes(agent).await);

    let account = page(&here, "/en/account").await;
    let ended = here.send("/en/account/sessions/others/end", &[]).await;

    assert!(
        account.contains("<th scope=\"row\">Edge, Windows</th>"),
        "{account}"
    );
    assert!(!account.contains("Mozilla"), "{account}");
    assert_eq!(led(&ended), "/en/account");
    assert!(
        page(&here, "/en/account")
            .await
            .contains("All other sessions are over.")
    );
    assert_eq!(led(&there.read("/en/account").await), "/en/sign-in?next=/account");
}
