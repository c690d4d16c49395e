//! One's own password and sessions, by the pages: forgotten, changed, ended.

use reqwest::Response;
use reqwest::header::LOCATION;

use crate::pages::Browser;
use crate::world::{PASSWORD, World};

const KIM: &str = "kim@x.example";
const NEXT: &str = "four walnuts under a tram";

/// Status and where it leads.
fn led(answer: &Response) -> (u16, &str) {
    let to = answer
        .headers()
        .get(LOCATION)
        .map_or("", |to| to.to_str().unwrap());
    (answer.status().as_u16(), to)
}

async fn page(browser: &Browser, path: &str) -> String {
    let answer = browser.read(path).await;
    assert_eq!(led(&answer), (200, ""), "{path}");
    answer.text().await.unwrap()
}

/// Signs in by the page with some password; answers the status.
async fn enters(world: &World, password: &str) -> u16 {
    let fields = [("email", KIM), ("password", password)];
    let answer = Browser::of(world).send("/en/sign-in", &fields).await;
    answer.status().as_u16()
}

/// A world with Kim in it, whose password is [`PASSWORD`].
async fn world() -> World {
    let world = World::new().await;
    let admin = world.administrator().await;
    world.person(&admin, KIM).await;
    world
}

#[actix_web::test]
async fn who_forgot_the_password_chooses_a_new_one_by_the_link_of_a_letter_and_signs_in() {
    let world = world().await;
    let browser = Browser::of(&world);
    let sign_in = page(&browser, "/en/sign-in").await;
    assert!(sign_in.contains("href=\"/en/password-forgotten\""), "{sign_in}");
    let mut told = Vec::new();
    for email in ["nobody@x.example", KIM] {
        page(&browser, "/en/password-forgotten").await;
        let asked = browser.send("/en/password-forgotten", &[("email", email)]).await;
        assert_eq!(led(&asked), (303, "/en/sign-in"), "{email}");
        told.push(page(&browser, "/en/sign-in").await);
    }
    assert!(told[1].contains("a link was sent to it"), "{}", told[1]);
    assert_eq!(told[0], told[1], "whether there is an account is not told");

    let mails = world.mails().await;
    let letter = mails.iter().rev().find(|mail| mail.to == KIM).unwrap();
    assert!(letter.body.contains("/password-reset#"), "{}", letter.body);
    let token = world.token(KIM).await;
    let choose = async |password: &str| {
        let fields = [("token", token.as_str()), ("password", password)];
        browser.send("/en/password-reset", &fields).await
    };
    let form = page(&browser, "/en/password-reset").await;
    assert!(
        form.contains("Choose a new password") && form.contains("data-fragment"),
        "{form}"
    );
    let short = choose("short").await;
    assert_eq!(led(&short), (422, ""));
    let again = short.text().await.unwrap();
    assert!(again.contains("href=\"#password\""), "{again}");
    assert!(
        again.contains(&format!("value=\"{token}\"")),
        "the code stays: {again}"
    );
    assert!(!again.contains("value=\"short\""), "{again}");

    assert_eq!(led(&choose(NEXT).await), (303, "/en/sign-in"));
    let done = page(&browser, "/en/sign-in").await;
    assert!(done.contains("Your password is set. Please sign in."), "{done}");
    assert_eq!(led(&choose(PASSWORD).await), (422, ""), "the letter works once");
    assert_eq!(enters(&world, PASSWORD).await, 401);
    assert_eq!(enters(&world, NEXT).await, 303);
}

#[actix_web::test]
async fn a_password_is_changed_on_the_page_of_the_account_and_ends_every_other_session() {
    let world = world().await;
    let (here, there) = (Browser::of(&world), Browser::of(&world));
    here.sign_in(KIM).await;
    there.sign_in(KIM).await;
    let change = async |current: &str, new: &str| {
        let fields = [("current", current), ("new", new)];
        here.send("/en/account/password", &fields).await
    };

    for (current, new, field) in [
        ("not the present one", NEXT, "current"),
        (PASSWORD, "short", "new"),
    ] {
        let refused = change(current, new).await;
        assert_eq!(led(&refused), (422, ""), "{field}");
        let text = refused.text().await.unwrap();
        assert!(text.contains(&format!("href=\"#{field}\"")), "{field}: {text}");
        for secret in [current, new] {
            let shown = format!("value=\"{secret}\"");
            assert!(!text.contains(&shown), "{secret}: {text}");
        }
    }
    page(&there, "/en/account").await;
    assert_eq!(led(&change(PASSWORD, NEXT).await), (303, "/en/account"));
    let account = page(&here, "/en/account").await;
    assert!(
        account.contains("You are signed out everywhere else."),
        "{account}"
    );
    let out = there.read("/en/account").await;
    assert_eq!(led(&out), (303, "/en/sign-in?next=/account"));
    assert_eq!(enters(&world, PASSWORD).await, 401);
    assert_eq!(enters(&world, NEXT).await, 303);
}

#[actix_web::test]
async fn one_other_session_is_ended_on_the_page_of_the_account() {
    let world = world().await;
    let (here, there, elsewhere) = (Browser::of(&world), Browser::of(&world), Browser::of(&world));
    here.sign_in(KIM).await;
    there.sign_in(KIM).await;
    let account = page(&there, "/en/account").await;
    elsewhere.sign_in(KIM).await;
    let ends = |text: &str| -> Vec<String> {
        let all = text.split("action=\"").skip(1);
        let all = all.filter_map(|rest| rest.split('"').next());
        let one = |action: &&str| action.starts_with("/en/account/sessions/") && !action.contains("/others/");
        all.filter(one).map(str::to_owned).collect()
    };
    // The newest is elsewhere: it alone was not there before.
    let before = ends(&account);
    let shown = page(&here, "/en/account").await;
    let own = ends(&page(&elsewhere, "/en/account").await);
    let newest: Vec<_> = ends(&shown)
        .into_iter()
        .filter(|end| !before.contains(end) && !own.contains(end))
        .collect();
    assert_eq!(shown.matches("This one").count(), 1, "{shown}");
    assert_eq!(newest.len(), 1, "{newest:?} of {shown}");

    let admin = Browser::of(&world);
    admin.sign_in("admin@simui.example").await;
    assert_eq!(
        admin.send(&newest[0], &[]).await.status(),
        404,
        "not anybody else's"
    );
    assert_eq!(led(&here.send(&newest[0], &[]).await), (303, "/en/account"));

    let shown = page(&here, "/en/account").await;
    assert!(shown.contains("That session is over."), "{shown}");
    assert!(!ends(&shown).contains(&newest[0]), "{shown}");
    let out = elsewhere.read("/en/account").await;
    assert_eq!(led(&out), (303, "/en/sign-in?next=/account"));
    page(&there, "/en/account").await;
}
