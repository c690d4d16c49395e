//! What is swept, and what stays, on the clock of the test.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde_json::json;

use crate::world::survey::Survey;
use crate::world::{World, at};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n";

async fn count(world: &World, table: &str) -> i64 {
    world
        .database
        .number(&format!("SELECT count(*) FROM {table}"))
        .await
}

#[actix_web::test]
async fn sessions_and_one_time_entries_that_are_long_over_are_forgotten() {
    let world = World::new().await;
    let admin = world.administrator().await;
    world.person(&admin, "kim@x.example").await;
    world.clock.set(at("2017-06-25T12:00:00+09:00"));
    world.mails().await;
    assert_eq!(count(&world, "sessions").await, 2, "over for less than a month");
    assert_eq!(count(&world, "invitation_tokens").await, 0, "used in April");

    world.clock.set(at("2017-07-05T12:00:00+09:00"));
    world.sign_in("kim@x.example").await;
    world.mails().await;

    assert_eq!(count(&world, "sessions").await, 1);
    assert_eq!(count(&world, "refresh_tokens").await, 1);
    assert_eq!(count(&world, "invitations").await, 0);
}

#[actix_web::test]
async fn keys_of_requests_are_remembered_for_a_week_and_failed_tries_for_a_day() {
    let world = World::new().await;
    let admin = world.administrator().await.with("idempotency-key", "one");
    let person = json!({ "name": { "ko": "김", "en": "Kim" }, "email": "kim@x.example" });
    assert_eq!(admin.post("/api/v1/persons", &person).await.status, 201);
    let wrong = json!({ "email": "kim@x.example", "password": "wrong and long enough" });
    assert_eq!(
        world.stranger().post("/api/v1/sessions", &wrong).await.status,
        401
    );
    assert!(count(&world, "throttles").await > 0);

    world.clock.set(at("2017-04-07T12:00:00+09:00"));
    world.mails().await;
    assert_eq!(
        (
            count(&world, "idempotency").await,
            count(&world, "throttles").await
        ),
        (1, 0)
    );
    world.clock.set(at("2017-04-09T12:00:00+09:00"));
    world.mails().await;
    assert_eq!(count(&world, "idempotency").await, 0);
}

/// Lets a file lie since so long before the clock of the test.
fn aged(world: &World, hash: &str, hours: u64) -> PathBuf {
    let path = world
        .database
        .folder
        .path()
        .join("files")
        .join(&hash[..2])
        .join(hash);
    let since = SystemTime::from(world.clock.now()) - Duration::from_secs(hours * 3600);
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(since).unwrap();
    path
}

#[actix_web::test]
async fn a_file_that_no_proposal_holds_is_removed_after_a_day_and_not_before() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let mut files = Vec::new();
    for (name, more) in [("held", "1"), ("young", "22"), ("old", "333")] {
        let bytes = [PDF, more.as_bytes()].concat();
        let sent = drafter
            .upload(&format!("{address}/attachments?name={name}.pdf"), bytes)
            .await;
        assert_eq!(sent.status, 201, "{}", sent.text);
        if name != "held" {
            assert_eq!(drafter.delete(sent.header("location")).await.status, 204);
        }
        files.push(sent.json["digest"].as_str().unwrap().to_owned());
    }
    let world = &survey.world;
    let held = aged(world, &files[0], 100);
    let young = aged(world, &files[1], 23);
    let old = aged(world, &files[2], 25);

    let swept = world.app.sweep_files().await.unwrap();

    assert_eq!(
        (swept, held.exists(), young.exists(), old.exists()),
        (1, true, true, false)
    );
    assert_eq!(count(world, "blobs").await, 2);
}
