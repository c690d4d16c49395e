//! Pages sign in by cookie, and act from our own pages only.

use serde_json::json;

use super::{ADMIN, with};
use crate::world::{Client, PASSWORD, World};

/// A browser that signed in by cookie.
async fn browser(world: &World) -> (Client, String) {
    let mut body = with(ADMIN, PASSWORD);
    body["kind"] = json!("page");
    let answer = world.stranger().post("/api/v1/sessions", &body).await;
    assert_eq!((answer.status, answer.text.as_str()), (204, ""));
    let cookie = answer.header("set-cookie").to_owned();
    let shown = cookie.split(';').next().unwrap().to_owned();
    (world.stranger().with("cookie", &shown), cookie)
}

#[actix_web::test]
async fn a_page_signs_in_by_cookie_and_lives_as_long_as_it_is_used() {
    let world = World::new().await;
    world.administrator().await;
    let (page, cookie) = browser(&world).await;

    assert!(cookie.starts_with("simui="), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"));
    assert!(!cookie.contains("Secure"));
    for _ in 0..14 {
        assert_eq!(page.get("/api/v1/me").await.status, 200);
        world.clock.advance(chrono::Duration::minutes(50));
    }
    assert_eq!(page.get("/api/v1/me").await.status, 200);
    world.clock.advance(chrono::Duration::minutes(50));
    assert_eq!(page.get("/api/v1/me").await.status, 401, "twelve hours are over");
    let (idle, _) = browser(&world).await;
    world.clock.advance(chrono::Duration::minutes(61));
    assert_eq!(idle.get("/api/v1/me").await.status, 401, "an hour unused");
}

#[actix_web::test]
async fn who_signs_in_anew_goes_on_with_a_new_cookie_and_the_old_one_is_dead() {
    let world = World::new().await;
    world.administrator().await;
    let (page, old) = browser(&world).await;
    let wrong = [("email", ADMIN), ("password", "not the password")];
    assert_eq!(page.form("/ko/sign-in", &wrong).await.status, 401);
    assert_eq!(page.get("/api/v1/me").await.status, 200, "nobody signed in");

    let again = page
        .form("/ko/sign-in", &[("email", ADMIN), ("password", PASSWORD)])
        .await;

    let new = again.header("set-cookie").split(';').next().unwrap();
    assert_eq!(again.status, 303, "{}", again.text);
    assert!(new.starts_with("simui=") && !old.starts_with(new), "{new}");
    assert_eq!(page.get("/api/v1/me").await.status, 401);
    assert_eq!(
        world
            .stranger()
            .with("cookie", new)
            .get("/api/v1/me")
            .await
            .status,
        200
    );
}

#[actix_web::test]
async fn over_https_the_cookie_is_bound_to_the_host() {
    let world = World::reached_at("https://simui.example", [7; 32]).await;
    world.administrator().await;

    let (_, cookie) = browser(&world).await;

    assert!(
        cookie.starts_with("__Host-simui=") && cookie.contains("Secure"),
        "{cookie}"
    );
    assert!(!cookie.contains("Domain"));
}

#[actix_web::test]
async fn an_act_with_a_cookie_must_come_from_our_own_pages() {
    let world = World::new().await;
    world.administrator().await;
    let (page, _) = browser(&world).await;
    let body = json!({ "code": "moi", "name": { "ko": "부", "en": "M" }, "kind": "ministry" });

    for (name, value) in [
        ("x-nothing", "x"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "none"),
    ] {
        let answer = page.with(name, value).post("/api/v1/organizations", &body).await;
        assert_eq!(
            (answer.status, answer.code()),
            (403, "cross_site"),
            "{name}: {value}"
        );
    }
    let ours = page.with("origin", "http://simui.example");
    assert_eq!(ours.post("/api/v1/organizations", &body).await.status, 201);
    let out = page
        .with("sec-fetch-site", "same-origin")
        .delete("/api/v1/me/session")
        .await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(page.get("/api/v1/me").await.status, 401);
}
