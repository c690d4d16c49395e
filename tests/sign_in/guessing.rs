//! Who guesses: nothing is told, and who fails too often waits.

use serde_json::json;

use super::{ADMIN, told, with};
use crate::world::{PASSWORD, World};

#[actix_web::test]
async fn unknown_wrong_and_disabled_are_told_the_same() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (id, _) = world.person(&admin, "kim@x.example").await;
    let path = format!("/api/v1/persons/{id}/state");
    let state = admin.get(&path).await;
    let disabled = admin
        .put_at(&state.etag(), &path, &json!({ "state": "disabled" }))
        .await;
    assert_eq!(disabled.status, 200, "{}", disabled.text);

    let mut answers = Vec::new();
    for (email, password) in [
        ("nobody@x.example", PASSWORD),
        (ADMIN, "not the right one at all"),
        ("kim@x.example", PASSWORD),
        ("no address", PASSWORD),
    ] {
        answers.push(
            world
                .stranger()
                .post("/api/v1/sessions", &with(email, password))
                .await,
        );
    }

    for answer in &answers {
        assert_eq!((answer.status, told(answer)), (401, told(&answers[0])));
    }
}

#[actix_web::test]
async fn who_fails_too_often_waits_and_then_the_right_password_works() {
    let world = World::new().await;
    world.administrator().await;

    for email in [ADMIN, "nobody@x.example"] {
        let mut last = None;
        for _ in 0..7 {
            last = Some(
                world
                    .stranger()
                    .post("/api/v1/sessions", &with(email, "wrong password 1"))
                    .await,
            );
        }
        let last = last.unwrap();
        assert_eq!((last.status, last.code()), (429, "too_many_tries"), "{email}");
        assert!(last.header("retry-after").parse::<u64>().unwrap() > 0);
    }
    let right = with(ADMIN, PASSWORD);
    assert_eq!(
        world.stranger().post("/api/v1/sessions", &right).await.status,
        429
    );

    world.clock.advance(chrono::Duration::seconds(10));
    assert_eq!(
        world.stranger().post("/api/v1/sessions", &right).await.status,
        200
    );
    assert_eq!(
        world
            .stranger()
            .post("/api/v1/sessions", &with(ADMIN, "wrong again, once"))
            .await
            .status,
        401
    );
}

#[actix_web::test]
async fn tries_sent_at_once_count_as_much_as_tries_in_a_row() {
    let world = World::new().await;
    world.administrator().await;
    let stranger = world.stranger();
    let wrong = with(ADMIN, "wrong password 1");

    let answers =
        futures_util::future::join_all((0..20).map(|_| stranger.post("/api/v1/sessions", &wrong))).await;

    let tried = answers.iter().filter(|answer| answer.status == 401).count();
    assert!(tried <= 6, "{tried} were tried");
}

#[actix_web::test]
async fn every_way_in_counts_on_its_address_and_a_forged_header_moves_nothing() {
    let world = World::new().await;
    let doors = [
        (
            "/api/v1/sessions/refresh",
            json!({ "refresh_token": "0" }),
            "203.0.113.1",
        ),
        (
            "/api/v1/invitations/acceptance",
            json!({ "token": "0", "password": PASSWORD, "consent": true }),
            "203.0.113.2",
        ),
        (
            "/api/v1/password-resets/redemption",
            json!({ "token": "0", "password": PASSWORD }),
            "203.0.113.3",
        ),
    ];
    for (path, body, address) in doors {
        let mut codes = Vec::new();
        for n in 0..63 {
            let told = format!("10.0.0.{n}, {address}");
            codes.push(
                world
                    .stranger()
                    .with("x-forwarded-for", &told)
                    .post(path, &body)
                    .await
                    .status,
            );
        }
        assert!(codes.contains(&429), "{path}: {codes:?}");
        let elsewhere = world.stranger().with("x-forwarded-for", "203.0.113.99");
        assert_ne!(elsewhere.post(path, &body).await.status, 429, "{path}");
    }
    let mut asked = Vec::new();
    for _ in 0..5 {
        asked.push(
            world
                .stranger()
                .post("/api/v1/password-resets", &json!({ "email": "nobody@x.example" }))
                .await
                .status,
        );
    }
    assert_eq!(asked.last(), Some(&429));
}
