//! Persons: kept by administrators, each entered once.

mod duties;
mod entry;
mod pages;

use serde_json::{Value, json};

use crate::world::{Client, World};

fn person(email: &str) -> Value {
    json!({ "name": { "ko": "김서연", "en": "Kim Seoyeon" }, "email": email })
}

async fn organization(admin: &Client, code: &str) {
    let body = json!({ "code": code, "name": { "ko": "기관", "en": "Office" }, "kind": "agency" });
    assert_eq!(admin.post("/api/v1/organizations", &body).await.status, 201);
}

/// A draft round `2017` of the ministry, with a secretary.
async fn round(world: &World, admin: &Client) -> (String, Client) {
    organization(admin, "moi").await;
    let programme =
        json!({ "code": "egov", "name": { "ko": "전자정부", "en": "e-Government" }, "organizer": "moi" });
    assert_eq!(admin.post("/api/v1/programmes", &programme).await.status, 201);
    let round = json!({ "code": "2017", "programme": "egov", "name": { "ko": "2017년", "en": "2017" }, "budget": 1000 });
    let begun = admin.post("/api/v1/rounds", &round).await;
    assert_eq!(begun.status, 201, "{}", begun.text);
    let (id, _) = world.person(admin, "secretary@moi.example").await;
    let given = admin
        .post(
            "/api/v1/rounds/2017/duties",
            &json!({ "person": id, "duty": "secretary" }),
        )
        .await;
    assert_eq!(given.status, 201, "{}", given.text);
    (id, world.sign_in("secretary@moi.example").await)
}

async fn invite_organizations(secretary: &Client, codes: &[&str]) -> crate::world::Answer {
    let read = secretary.get("/api/v1/rounds/2017").await;
    secretary
        .put_at(
            &read.etag(),
            "/api/v1/rounds/2017/organizations",
            &json!({ "codes": codes }),
        )
        .await
}

#[actix_web::test]
async fn only_administrators_keep_persons_and_duties() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (id, kim) = world.person(&admin, "kim@x.example").await;

    let state = json!({ "state": "disabled" });
    let duty = json!({ "person": id, "duty": "secretary" });
    for answer in [
        kim.get("/api/v1/persons").await,
        kim.get(&format!("/api/v1/persons/{id}")).await,
        kim.post("/api/v1/persons", &person("lee@x.example")).await,
        kim.put_at(
            "\"1\"",
            &format!("/api/v1/persons/{id}"),
            &person("lee@x.example"),
        )
        .await,
        kim.post(&format!("/api/v1/persons/{id}/invitations"), &json!({}))
            .await,
        kim.put_at("\"1\"", &format!("/api/v1/persons/{id}/state"), &state)
            .await,
        kim.delete(&format!("/api/v1/persons/{id}/sessions")).await,
        kim.post("/api/v1/duties", &duty).await,
        kim.get("/api/v1/duties").await,
    ] {
        assert_eq!(
            (answer.status, answer.code()),
            (403, "not_yours"),
            "{}",
            answer.text
        );
    }
}

#[actix_web::test]
async fn persons_are_listed_page_by_page_and_changed_at_their_version() {
    let world = World::new().await;
    let admin = world.administrator().await;
    for name in ["a", "b", "c"] {
        admin
            .post("/api/v1/persons", &person(&format!("{name}@x.example")))
            .await;
    }

    let first = admin.get("/api/v1/persons?limit=3").await;
    let next = first.json["next"].as_str().unwrap();
    let second = admin.get(&format!("/api/v1/persons?limit=3&cursor={next}")).await;
    assert_eq!(first.json["items"].as_array().unwrap().len(), 3);
    assert_eq!(second.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(second.json["next"], Value::Null);

    let last = &second.json["items"][0];
    let path = format!("/api/v1/persons/{}", last["id"].as_str().unwrap());
    let taken = admin.put_at("\"1\"", &path, &person("A@X.example")).await;
    let changed = admin.put_at("\"1\"", &path, &person("d@x.example")).await;
    let stale = admin.put_at("\"1\"", &path, &person("e@x.example")).await;
    assert_eq!((taken.status, taken.code()), (409, "email_taken"));
    assert_eq!((changed.status, changed.etag().as_str()), (200, "\"2\""));
    assert_eq!((stale.status, stale.code()), (412, "stale"));
}

#[actix_web::test]
async fn a_request_sent_twice_with_its_key_enters_one_person() {
    let world = World::new().await;
    let admin = world.administrator().await.with("idempotency-key", "k-1");

    let first = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let again = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let other = admin.post("/api/v1/persons", &person("lee@x.example")).await;

    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(first.json["id"], again.json["id"]);
    assert_eq!((other.status, other.code()), (422, "idempotency_key_reused"));
    assert_eq!(world.database.number("SELECT count(*) FROM persons").await, 2);
}

#[actix_web::test]
async fn a_refused_request_gives_its_key_back() {
    let world = World::new().await;
    let admin = world.administrator().await.with("idempotency-key", "k-1");

    let refused = admin.post("/api/v1/persons", &person("nobody")).await;
    let right = admin.post("/api/v1/persons", &person("kim@x.example")).await;

    assert_eq!((refused.status, refused.code()), (422, "email_form"));
    assert_eq!(right.status, 201, "{}", right.text);
}

#[actix_web::test]
async fn the_same_key_at_once_makes_one_person() {
    let world = World::new().await;
    let admin = world.administrator().await.with("idempotency-key", "k-1");
    let body = person("kim@x.example");

    let answers = futures_util::future::join_all((0..6).map(|_| admin.post("/api/v1/persons", &body))).await;

    let ids: std::collections::BTreeSet<String> = answers
        .iter()
        .map(|answer| answer.json["id"].to_string())
        .collect();
    assert!(answers.iter().all(|answer| answer.status == 201));
    assert_eq!(ids.len(), 1);
}
