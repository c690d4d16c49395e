//! Where people reach the installation over https, no answer lets a browser go back to plain http.

use reqwest::Method;

use crate::world::World;

#[actix_web::test]
async fn every_answer_over_https_binds_the_browser_to_https_for_a_year() {
    let world = World::reached_at("https://simui.example", [7; 32]).await;
    let stranger = world.stranger();
    for (method, path) in [
        (Method::GET, "/ko/"),
        (Method::GET, "/"),
        (Method::GET, "/ko/no-such-page"),
        (Method::GET, "/api/v1/me"),
        (Method::GET, "/api/v1/no-such"),
        (Method::DELETE, "/api/v1/rounds"),
        (Method::GET, "/assets/x/app.css"),
        (Method::GET, "/assets/x/%00"),
        (Method::GET, "/feeds/announcements.ko.atom"),
        (Method::POST, "/api/v1/sessions"),
    ] {
        let answer = stranger.send(method.clone(), path, None).await;
        let told = answer.header("strict-transport-security");
        let age = told
            .strip_prefix("max-age=")
            .and_then(|rest| rest.split(';').next());
        let age: u64 = age.and_then(|age| age.parse().ok()).unwrap_or_default();
        assert!(age >= 31_536_000, "{method} {path} {}: {told}", answer.status);
    }
}

#[actix_web::test]
async fn what_is_too_large_and_what_fails_inside_binds_the_browser_too() {
    let world = World::reached_at("https://simui.example", [7; 32]).await;
    let stranger = world.stranger();

    let huge = serde_json::json!({ "email": "x".repeat(3 << 20), "password": "x" });
    let refused = stranger.post("/api/v1/sessions", &huge).await;
    assert!(
        world
            .database
            .takes("ALTER TABLE announcements RENAME TO gone")
            .await
    );
    let failed = stranger.get("/ko/announcements").await;

    assert_eq!((refused.status, failed.status), (413, 500), "{}", failed.text);
    for answer in [refused, failed] {
        let told = answer.header("strict-transport-security");
        assert!(told.starts_with("max-age=31536000"), "{}: {told}", answer.status);
    }
}

#[actix_web::test]
async fn over_plain_http_nothing_is_bound() {
    let world = World::new().await;
    let answer = world.stranger().get("/ko/").await;
    assert_eq!(answer.header("strict-transport-security"), "");
}

#[actix_web::test]
async fn what_was_done_is_told_by_a_cookie_for_https_only() {
    for (address, secure) in [("https://simui.example", true), ("http://simui.example", false)] {
        let world = World::reached_at(address, [7; 32]).await;
        let administrator = world.administrator().await;
        let left = administrator.form("/ko/sign-out", &[]).await;
        let mut cookies = left.headers.get_all("set-cookie").iter();
        let done = cookies.find(|cookie| cookie.as_bytes().starts_with(b"simui-done="));
        let done = done.expect("told by a cookie").to_str().unwrap();
        assert_eq!(done.contains("; Secure"), secure, "{done}");
    }
}
