//! How people come in, and to a new password.

use serde_json::json;

use super::person;
use crate::world::{PASSWORD, World};

#[actix_web::test]
async fn who_is_invited_chooses_a_password_once() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let entered = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let id = entered.json["id"].as_str().unwrap();
    assert_eq!(entered.json["account"], "invited");
    let none = world
        .stranger()
        .post(
            "/api/v1/sessions",
            &json!({ "email": "kim@x.example", "password": PASSWORD }),
        )
        .await;
    assert_eq!(none.code(), "sign_in_failed");

    let invited = admin
        .post(&format!("/api/v1/persons/{id}/invitations"), &json!({}))
        .await;
    let token = world.token("kim@x.example").await;
    let accept = json!({ "token": token, "password": PASSWORD, "consent": true });
    let unasked = json!({ "token": token, "password": PASSWORD });
    let unasked = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &unasked)
        .await;
    assert_eq!((unasked.status, unasked.code()), (422, "consent_missing"));
    assert_eq!(unasked.json["errors"][0]["pointer"], "/consent");
    let first = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept)
        .await;
    let second = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept)
        .await;

    assert_eq!(invited.status, 201);
    assert!(!invited.text.contains(&token));
    assert_eq!(first.status, 204, "{}", first.text);
    assert_eq!((second.status, second.code()), (422, "token_refused"));
    let me = world.sign_in("kim@x.example").await.get("/api/v1/me").await;
    assert_eq!(me.json["name"]["en"], "Kim Seoyeon");
    let again = admin
        .post(&format!("/api/v1/persons/{id}/invitations"), &json!({}))
        .await;
    assert_eq!(again.code(), "invited_no_more");
}

#[actix_web::test]
async fn a_token_of_an_invitation_is_long_and_not_in_the_database_and_runs_out() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let entered = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let path = format!(
        "/api/v1/persons/{}/invitations",
        entered.json["id"].as_str().unwrap()
    );
    admin.post(&path, &json!({})).await;
    let early = world.token("kim@x.example").await;
    admin.post(&path, &json!({})).await;
    let late = world.token("kim@x.example").await;
    assert!(early.len() == 64 && early != late);
    for (table, column) in [
        ("invitation_tokens", "hash"),
        ("outbox", "payload"),
        ("journal_payloads", "body"),
    ] {
        for token in [&early, &late] {
            let found = format!("SELECT count(*) FROM {table} WHERE {column} LIKE '%{token}%'");
            assert_eq!(world.database.number(&found).await, 0, "{table}");
        }
    }

    let accept = |token: &str| json!({ "token": token, "password": PASSWORD, "consent": true });
    let replaced = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept(&early))
        .await;
    world.clock.advance(chrono::Duration::days(8));
    let expired = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept(&late))
        .await;

    assert_eq!(replaced.code(), "token_refused");
    assert_eq!(expired.code(), "token_refused");
}

#[actix_web::test]
async fn a_reset_answers_the_same_whoever_asks_and_ends_every_session() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (_, kim) = world.person(&admin, "kim@x.example").await;
    let before = world.mails().await.len();

    let known = world
        .stranger()
        .post("/api/v1/password-resets", &json!({ "email": "kim@x.example" }))
        .await;
    let unknown = world
        .stranger()
        .post("/api/v1/password-resets", &json!({ "email": "nobody@x.example" }))
        .await;

    assert_eq!((known.status, known.text.as_str()), (202, ""));
    assert_eq!((unknown.status, unknown.text.as_str()), (202, ""));
    assert_eq!(world.mails().await.len(), before + 1);
    let chosen = "청개구리 세 마리가 논두렁에서";
    let token = world.token("kim@x.example").await;
    let redeem = json!({ "token": token, "password": chosen });
    let accept = json!({ "token": token, "password": chosen, "consent": true });
    let as_invitation = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept)
        .await;
    assert_eq!(as_invitation.code(), "token_refused");
    let redeemed = world
        .stranger()
        .post("/api/v1/password-resets/redemption", &redeem)
        .await;
    assert_eq!(redeemed.status, 204, "{}", redeemed.text);
    assert_eq!(kim.get("/api/v1/me").await.status, 401);
    let body = json!({ "email": "kim@x.example", "password": chosen });
    assert_eq!(world.stranger().post("/api/v1/sessions", &body).await.status, 200);
}

#[actix_web::test]
async fn a_weak_password_is_refused_with_what_to_do_about_it() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let entered = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let id = entered.json["id"].as_str().unwrap();
    admin
        .post(&format!("/api/v1/persons/{id}/invitations"), &json!({}))
        .await;
    let token = world.token("kim@x.example").await;

    for (password, code) in [
        ("short", "password_short"),
        ("password1234", "password_guessable"),
        ("simuisimuisimui", "password_guessable"),
        ("KimSeoyeonKim", "password_guessable"),
        (&"x".repeat(257), "password_long"),
    ] {
        let answer = world
            .stranger()
            .post(
                "/api/v1/invitations/acceptance",
                &json!({ "token": token, "password": password, "consent": true }),
            )
            .await;
        assert_eq!((answer.status, answer.code()), (422, code), "{password}");
        assert_eq!(answer.json["errors"][0]["pointer"], "/password");
    }
    let long = "나무 ".repeat(20) + "four walnuts under a tram, seen twice in June 1987";
    assert!(long.chars().count() > 64 && long.len() > 100);
    let accept = json!({ "token": token, "password": long, "consent": true });
    let accepted = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept)
        .await;
    assert_eq!(accepted.status, 204, "{}", accepted.text);
    let cut: String = long.chars().take(64).collect();
    let with = |password: &str| json!({ "email": "kim@x.example", "password": password });
    assert_eq!(
        world
            .stranger()
            .post("/api/v1/sessions", &with(&long))
            .await
            .status,
        200
    );
    assert_eq!(
        world
            .stranger()
            .post("/api/v1/sessions", &with(&cut))
            .await
            .status,
        401
    );
}
