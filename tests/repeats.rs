//! A request that is sent twice with one `Idempotency-Key` acts once, and a key is good for one request.

use serde_json::{Value, json};

use crate::meeting::scene::{Council, ROUND};
use crate::rounds::scene::{Scene, both};
use crate::world::Client;

/// Sends a body twice under one key, and another one: one answer, one row more, and a refusal.
async fn twice(client: &Client, path: &str, (body, other): (Value, Value)) -> Value {
    let client = client.with("idempotency-key", path);
    let first = client.post(path, &body).await;
    let second = client.post(path, &body).await;
    assert!(matches!(first.status, 200 | 201), "{path}: {}", first.text);
    assert_eq!(
        (second.status, &second.json),
        (first.status, &first.json),
        "{path}"
    );
    let reused = client.post(path, &other).await;
    assert_eq!(
        (reused.status, reused.code()),
        (422, "idempotency_key_reused"),
        "{path}"
    );
    first.json
}

#[actix_web::test]
async fn a_meeting_an_override_and_a_budget_are_made_once() {
    let council = Council::counted().await;
    let rows = |table: &'static str| {
        let database = &council.world.database;
        async move { database.number(&format!("SELECT count(*) FROM {table}")).await }
    };
    let held = |hour: u8| json!({ "held_at": format!("2017-06-24T{hour}:00:00+09:00") });
    twice(
        &council.secretary,
        &format!("{ROUND}/meetings"),
        (held(14), held(15)),
    )
    .await;
    assert_eq!(rows("meetings").await, 1);
    let sitting = format!("{ROUND}/meetings/1/sitting");
    let opened = council.secretary.put_at("\"1\"", &sitting, &json!({})).await;
    assert_eq!(opened.status, 200, "{}", opened.text);

    let items = rows("agenda_items").await;
    let overriding = |reason: &str| json!({ "proposal": "P02", "outcome": "reserve", "reason": reason });
    let bodies = (overriding("다음 회차"), overriding("다른 사유"));
    twice(&council.secretary, &format!("{ROUND}/overrides"), bodies).await;
    let budget = |amount: i64| json!({ "amount": amount, "reason": "추가 예산" });
    let bodies = (budget(1_100_000_000), budget(1_200_000_000));
    twice(&council.secretary, &format!("{ROUND}/budgets"), bodies).await;
    assert_eq!(rows("agenda_items").await, items + 2);
}

#[actix_web::test]
async fn the_decision_is_asked_for_once() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    council.resolve_all().await;
    let secretary = council.secretary.with("idempotency-key", "one");

    let path = format!("{ROUND}/decision-requests");
    let first = secretary.post(&path, &json!({})).await;
    let second = secretary.post(&path, &json!({})).await;

    assert_eq!((first.status, second.status), (201, 201), "{}", second.text);
    assert_eq!(first.json, second.json);
    let asked = "SELECT count(*) FROM approvals WHERE act = 'decision'";
    assert_eq!(council.world.database.number(asked).await, 1);
}

#[actix_web::test]
async fn what_begins_and_prepares_a_round_is_made_once() {
    let scene = Scene::written().await;
    let body = |code: &str| json!({ "code": code, "name": both("기관"), "kind": "agency" });
    twice(
        &scene.admin,
        "/api/v1/organizations",
        (body("a-one"), body("a-two")),
    )
    .await;
    let body = |code: &str| json!({ "code": code, "name": both("사업"), "organizer": "moi" });
    twice(&scene.admin, "/api/v1/programmes", (body("p-one"), body("p-two"))).await;

    let asking = scene.secretary.with("idempotency-key", "ask");
    let path = format!("{ROUND}/publication-requests");
    let first = asking.post(&path, &json!({})).await;
    let second = asking.post(&path, &json!({})).await;
    assert_eq!(
        (first.status, &first.json),
        (second.status, &second.json),
        "{}",
        first.text
    );
    assert_eq!(scene.told("round.publication_asked").await, 1);
}

#[actix_web::test]
async fn a_deadline_is_extended_once_and_a_change_asked_for_once() {
    let scene = Scene::published().await;
    let body = |day: u8| json!({ "deadline": "survey_closes", "until": format!("2017-05-0{day}T18:00:00+09:00"), "reason": "연휴" });
    twice(
        &scene.secretary,
        &format!("{ROUND}/extensions"),
        (body(2), body(3)),
    )
    .await;
    assert_eq!(scene.told("round.extended").await, 1);
    let body = |amount: i64| json!({ "reason": "추경", "budget": amount });
    let bodies = (body(1_100_000_000), body(1_200_000_000));
    twice(&scene.secretary, &format!("{ROUND}/changes"), bodies).await;
    assert_eq!(scene.told("round.change_asked").await, 1);
}

#[actix_web::test]
async fn a_duty_of_the_installation_is_given_once_though_it_names_no_round() {
    let scene = Scene::begun().await;
    let (id, _) = scene.world.person(&scene.admin, "kim@x.example").await;
    let body = json!({ "person": id, "duty": "administrator" });
    let other = json!({ "person": id, "duty": "administrator", "letter": "1호" });
    twice(&scene.admin, "/api/v1/duties", (body, other)).await;
}
