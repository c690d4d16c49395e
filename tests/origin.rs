//! What comes from another site's page, or leads to one: nothing is done for it, and nobody is sent there.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::json;

use crate::cast::{Small, Story, places};
use crate::document::operations;
use crate::forms::forms;
use crate::walk::walked;
use crate::world::{Client, FORM, PASSWORD, World};

/// A browser in which somebody signed in.
async fn browser(world: &World, email: &str) -> Client {
    let body = json!({ "email": email, "password": PASSWORD, "kind": "page" });
    let answer = world.stranger().post("/api/v1/sessions", &body).await;
    assert_eq!(answer.status, 204, "{email}: {}", answer.text);
    let cookie = answer.header("set-cookie").split(';').next().unwrap();
    world.stranger().with("cookie", cookie)
}

#[actix_web::test]
async fn no_act_of_the_api_is_done_for_a_page_of_another_site() {
    let world = World::new().await;
    world.enter("admin@x.example").await;
    let page = browser(&world, "admin@x.example").await;
    let mut tried = 0;
    for operation in operations().iter().filter(|operation| operation.writes()) {
        let address = operation.address(&places());
        let (method, path) = (&operation.method, address.as_str());
        let body = operation.body.as_ref().map(|_| "{}".to_owned());
        if world
            .stranger()
            .send(method.clone(), path, body.clone())
            .await
            .status
            != 401
        {
            // Open to anybody, so no session is used.
            continue;
        }
        tried += 1;
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://evil.example"),
            ("x-nothing", "x"),
        ] {
            let answer = page
                .with(name, value)
                .send(method.clone(), path, body.clone())
                .await;
            let told = format!("{method} {path} with {name}: {value}: {}", answer.text);
            assert_eq!((answer.status, answer.code()), (403, "cross_site"), "{told}");
        }
    }
    assert!(tried > 80, "{tried} are not all acts");
    assert_eq!(
        page.get("/api/v1/me").await.status,
        200,
        "reading needs no such proof"
    );
}

#[actix_web::test]
async fn no_form_is_taken_from_a_page_of_another_site() {
    let small = Small::at("scoring", Story::default()).await;
    let mut tried = BTreeSet::new();
    for (role, email) in [
        ("administrator", "admin@simui.example"),
        ("secretary", "secretary@simui.example"),
        ("coordinator", "coordinator@simui.example"),
        ("another member", "m3@simui.example"),
    ] {
        let page = browser(&small.world, email).await;
        for (address, answer) in walked(&page, []).await {
            for action in forms(&answer.text, &address).into_iter().map(|form| form.action) {
                if action.ends_with("/sign-in") || !tried.insert(action.clone()) {
                    continue;
                }
                for (name, value) in [("sec-fetch-site", "cross-site"), ("x-nothing", "x")] {
                    let foreign = page.with(name, value);
                    let answer = foreign.send_raw(Method::POST, &action, FORM, "reason=x").await;
                    assert_eq!(
                        answer.status, 403,
                        "{role}: {action} with {name}: {}",
                        answer.text
                    );
                }
            }
        }
    }
    assert!(tried.len() > 60, "{} are not all forms: {tried:?}", tried.len());
}

#[actix_web::test]
async fn nobody_is_sent_to_another_site_after_signing_in() {
    let world = World::new().await;
    world.enter("admin@x.example").await;
    for next in [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https://evil.example/ko/",
        "/\t/evil.example",
        "javascript:alert(1)",
        "%2F%2Fevil.example",
    ] {
        let fields = [
            ("email", "admin@x.example"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let answer = world.stranger().form("/ko/sign-in", &fields).await;
        assert_eq!(answer.status, 303, "{next}: {}", answer.text);
        let location = answer.header("location");
        let own = location.starts_with("/ko/") || location.starts_with("/en/");
        assert!(
            own && !location.contains("evil") && !location.contains('\\'),
            "{next}: {location}"
        );
    }
    let fields = [
        ("email", "admin@x.example"),
        ("password", PASSWORD),
        ("next", "/rounds"),
    ];
    let answer = world.stranger().form("/ko/sign-in", &fields).await;
    assert_eq!(answer.header("location"), "/ko/rounds");
}
