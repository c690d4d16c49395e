//! Pages: plain forms over HTTP, in both languages, without any script.

mod sessions;

use reqwest::header::LOCATION;
use reqwest::{Client as Http, Response};

use crate::world::{PASSWORD, Scene, World};

/// A browser without script: it keeps cookies, says where it comes from, and does not follow by itself.
pub(crate) struct Browser {
    http: Http,
    url: String,
}

impl Browser {
    pub(crate) fn of(world: &World) -> Self {
        let http = Http::builder().cookie_store(true);
        let http = http.redirect(reqwest::redirect::Policy::none());
        Self {
            http: http.build().unwrap(),
            url: world.url.clone(),
        }
    }

    pub(crate) async fn read(&self, path: &str) -> Response {
        self.http.get(format!("{}{path}", self.url)).send().await.unwrap()
    }

    async fn sent(&self, path: &str, site: &str, fields: &[(&str, &str)]) -> Response {
        let form: Vec<String> = fields
            .iter()
            .map(|(name, value)| {
                let each = value.bytes().map(|byte| format!("%{byte:02x}"));
                let value = each.collect::<Vec<_>>().concat();
                format!("{name}={value}")
            })
            .collect();
        let request = self.http.post(format!("{}{path}", self.url));
        let request = request.header("sec-fetch-site", site);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        request.body(form.join("&")).send().await.unwrap()
    }

    pub(crate) async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.sent(path, "same-origin", fields).await
    }

    pub(crate) async fn sign_in(&self, email: &str) -> Response {
        self.send("/en/sign-in", &[("email", email), ("password", PASSWORD)])
            .await
    }
}

fn led(answer: &Response) -> &str {
    answer.headers()[LOCATION].to_str().unwrap()
}

#[actix_web::test]
async fn an_address_without_language_leads_to_the_page_in_the_browsers_own() {
    let world = World::new().await;
    let browser = Browser::of(&world);
    let request = browser.http.get(format!("{}/announcements", world.url));
    let answer = request
        .header("accept-language", "en-GB,en")
        .send()
        .await
        .unwrap();
    assert_eq!(
        (answer.status().as_u16(), led(&answer)),
        (303, "/en/announcements")
    );
    assert_eq!(led(&browser.read("/").await), "/ko/");
}

#[actix_web::test]
async fn a_form_of_another_site_does_nothing() {
    let world = World::new().await;
    world.administrator().await;
    let browser = Browser::of(&world);
    let fields = [("email", "admin@simui.example"), ("password", PASSWORD)];
    for site in ["cross-site", "same-site", "none"] {
        let answer = browser.sent("/en/sign-in", site, &fields).await;
        assert_eq!(answer.status(), 403, "{site}");
    }
    assert_eq!(browser.sign_in("admin@simui.example").await.status(), 303);
    assert_eq!(
        browser.sent("/en/sign-out", "cross-site", &[]).await.status(),
        403
    );
    assert_eq!(browser.read("/en/account").await.status(), 200, "still signed in");
    assert_eq!(browser.send("/en/sign-out", &[]).await.status(), 303);
    assert_eq!(
        led(&browser.read("/en/account").await),
        "/en/sign-in?next=/account"
    );
}

#[actix_web::test]
async fn what_was_done_is_told_once() {
    let world = World::new().await;
    world.administrator().await;
    let browser = Browser::of(&world);
    browser.sign_in("admin@simui.example").await;
    browser.send("/en/sign-out", &[]).await;
    let told = browser.read("/en/").await.text().await.unwrap();
    assert!(told.contains("You are signed out."), "{told}");
    let again = browser.read("/en/").await.text().await.unwrap();
    assert!(!again.contains("You are signed out."));
}

#[actix_web::test]
async fn every_page_carries_its_headers_its_language_and_its_other_language() {
    let world = World::new().await;
    world.administrator().await;
    let browser = Browser::of(&world);
    browser.sign_in("admin@simui.example").await;
    for path in [
        "/",
        "/rounds",
        "/announcements",
        "/account",
        "/privacy",
        "/accessibility",
        "/no-such-page",
    ] {
        for (language, other) in [("ko", "en"), ("en", "ko")] {
            let answer = browser.read(&format!("/{language}{path}")).await;
            let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
            assert!(header("content-security-policy").starts_with("default-src 'none'; script-src 'self'"));
            assert_eq!(header("cache-control"), "no-store");
            assert_eq!(header("content-type"), "text/html; charset=utf-8");
            let text = answer.text().await.unwrap();
            assert!(text.contains(&format!("<html lang=\"{language}\">")), "{path}");
            assert!(
                text.contains(&format!("href=\"/{other}{path}\"")),
                "{path} in {language}"
            );
        }
    }
}

#[actix_web::test]
async fn an_asset_is_kept_for_a_year_under_the_address_that_names_its_content() {
    let world = World::new().await;
    let browser = Browser::of(&world);
    let page = browser.read("/ko/").await.text().await.unwrap();
    let style = page
        .split("href=\"")
        .find(|rest| rest.contains("/app.css\""))
        .unwrap();
    let style = style.split('"').next().unwrap();
    let answer = browser.read(style).await;
    assert_eq!(
        answer.headers()["cache-control"],
        "public, max-age=31536000, immutable"
    );
    assert_eq!(browser.read("/assets/x/fonts/LICENSE.txt").await.status(), 200);
    assert_eq!(browser.read("/assets/x/../Cargo.toml").await.status(), 404);
}

#[actix_web::test]
async fn an_account_opens_only_to_who_agrees_to_what_is_kept() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let body =
        serde_json::json!({ "name": { "ko": "김서연", "en": "Kim Seoyeon" }, "email": "kim@x.example" });
    let entered = admin.post("/api/v1/persons", &body).await;
    let id = entered.json["id"].as_str().unwrap();
    let path = format!("/api/v1/persons/{id}/invitations");
    admin.post(&path, &serde_json::json!({})).await;
    let token = world.token("kim@x.example").await;
    let browser = Browser::of(&world);
    let fields = [
        ("token", token.as_str()),
        ("password", PASSWORD),
        ("consent", "yes"),
    ];

    let read = browser
        .send(
            "/en/invitation",
            &[("token", &token), ("consent", "yes"), ("act", "read")],
        )
        .await;
    assert_eq!(read.status(), 200);
    let read = read.text().await.unwrap();
    assert!(
        read.contains("Kim Seoyeon") && read.contains("kim@x.example"),
        "{read}"
    );
    assert!(read.contains(&format!("value=\"{token}\"")), "{read}");
    assert!(read.contains("name=\"consent\" value=\"yes\" checked"), "{read}");
    let guessed = browser
        .send("/en/invitation", &[("token", "0123"), ("act", "read")])
        .await;
    assert_eq!(guessed.status(), 422);

    let unasked = browser.send("/en/invitation", &fields[..2]).await;
    assert_eq!(unasked.status(), 422);
    let text = unasked.text().await.unwrap();
    assert!(text.contains("An account opens only if you agree."), "{text}");
    assert!(text.contains(&token), "what was entered stays");
    assert!(
        text.contains("kim@x.example"),
        "whom it is for is read again: {text}"
    );
    assert_eq!(browser.sign_in("kim@x.example").await.status(), 401);

    let agreed = browser.send("/en/invitation", &fields).await;
    assert_eq!((agreed.status().as_u16(), led(&agreed)), (303, "/en/sign-in"));
    let kept = "SELECT count(*) FROM journal_payloads WHERE body LIKE '%\"consent\":2%'";
    assert_eq!(
        world.database.number(kept).await,
        1,
        "what was agreed to is on record"
    );
    assert_eq!(browser.sign_in("kim@x.example").await.status(), 303);
}

#[actix_web::test]
async fn the_page_of_a_refusal_does_not_tell_that_there_is_such_a_round() {
    let scene = Scene::screening().await;
    let rehearsal = "UPDATE rounds SET rehearsal = TRUE, illustrative = TRUE";
    assert!(scene.world.database.takes(rehearsal).await);
    scene.world.unrelated().await;
    let browser = Browser::of(&scene.world);
    browser.sign_in("unrelated@simui.example").await;
    for rest in ["", "/no-such-page", "/my-sheets", "/desk/journal"] {
        let there = browser.read(&format!("/en/rounds/2017{rest}")).await;
        let missing = browser.read(&format!("/en/rounds/no-such{rest}")).await;
        assert_eq!(
            (there.status(), missing.status()),
            (404.try_into().unwrap(), there.status()),
            "{rest}"
        );
        let there = there.text().await.unwrap().replace("/2017", "/no-such");
        assert_eq!(there, missing.text().await.unwrap(), "{rest}");
    }
}

async fn page(browser: &Browser, path: &str) -> String {
    browser.read(path).await.text().await.unwrap()
}

#[actix_web::test]
async fn a_page_that_cannot_be_shown_says_what_to_do_next_in_the_frame_of_who_is_signed_in() {
    let scene = Scene::screening().await;
    let browser = Browser::of(&scene.world);
    browser.sign_in("secretary@simui.example").await;
    let read = async |path: &str| {
        let answer = browser.read(path).await;
        (answer.status().as_u16(), answer.text().await.unwrap())
    };

    let forbidden = read("/en/persons").await;
    let missing = read("/en/rounds/2017/no-such-page").await;
    let early = read("/ko/rounds/2017/desk/progress").await;
    assert!(
        scene
            .world
            .database
            .takes("ALTER TABLE announcements RENAME TO gone")
            .await
    );
    let broken = read("/en/announcements").await;

    for (status, (found, text)) in [(403, &forbidden), (404, &missing), (409, &early), (500, &broken)] {
        assert_eq!(*found, status, "{text}");
        assert!(text.contains("/sign-out\""), "{status}: {text}");
        assert!(!text.contains("<a href=\"/en/sign-in\">"), "{status}: {text}");
    }
    assert!(
        forbidden
            .1
            .contains("ask the department in charge to give you the duty")
    );
    assert!(!forbidden.1.contains("Check the address"));
    assert!(missing.1.contains("Check the address"));
    assert!(
        early.1.contains("지금 단계(사전검토 중)에서는 할 수 없습니다."),
        "{}",
        early.1
    );
    assert!(
        early.1.contains("href=\"/ko/rounds/2017/desk/progress\""),
        "{}",
        early.1
    );
    assert!(broken.1.contains("The incident number is "), "{}", broken.1);
    assert!(
        broken.1.contains("see whether what you were doing was saved"),
        "{}",
        broken.1
    );
    assert!(!broken.1.contains("Nothing was changed"));
}

#[actix_web::test]
async fn a_refused_form_is_read_in_the_other_language_on_the_page_where_it_stands() {
    let survey = crate::world::survey::Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let proposal = address.replace("/api/v1", "/ko");

    let refused = drafter
        .form(&format!("{proposal}/sign-off"), &[("digest", "x")])
        .await;
    let other = format!("{}/sign-off", proposal.replace("/ko/", "/en/"));
    let led = drafter.get(&other).await;

    assert!(refused.status >= 400, "{}", refused.text);
    assert!(
        refused.text.contains(&format!("href=\"{other}\"")),
        "{}",
        refused.text
    );
    let check = format!("{}/draft/check", proposal.replace("/ko/", "/en/"));
    assert_eq!((led.status, led.header("location")), (303, check.as_str()));
    assert_eq!(drafter.get(&check).await.status, 200);
}

#[actix_web::test]
async fn the_head_of_a_rounds_pages_searches_its_proposals() {
    let scene = Scene::screening().await;
    let browser = Browser::of(&scene.world);
    browser.sign_in("secretary@simui.example").await;
    let find = "class=\"find\" action=\"/ko/rounds/2017/search\"";
    assert!(page(&browser, "/ko/rounds/2017").await.contains(find));
    assert!(!page(&browser, "/ko/rounds").await.contains("class=\"find\""));
    assert!(
        !page(&browser, "/ko/rounds/2017/search")
            .await
            .contains("class=\"find\"")
    );
}

#[actix_web::test]
async fn the_accessibility_statement_says_when_and_what_was_tested() {
    let world = World::new().await;
    let browser = Browser::of(&world);
    let statement = page(&browser, "/ko/accessibility").await;
    assert!(statement.contains("2026. 11. 28.(토)에 점검하고"), "{statement}");
    let english = page(&browser, "/en/accessibility").await;
    assert!(
        english.contains("axe-core") && english.contains("Sat 28 November 2026"),
        "{english}"
    );
}
