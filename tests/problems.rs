//! How a "no" is said: one form, both languages, never a trace of what is inside.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use reqwest::Method;
use serde_json::{Value, json};
use simui_app::Place;

use crate::world::{Client, Database, World};

#[actix_web::test]
async fn a_refusal_is_said_in_the_asked_language() {
    let world = World::new().await;

    let korean = world.stranger().get("/api/v1/organizations").await;
    let english = world
        .stranger()
        .with("accept-language", "en-GB,ko;q=0.5")
        .get("/api/v1/organizations")
        .await;

    assert_eq!(korean.json["title"], "로그인이 필요합니다");
    assert_eq!(english.json["title"], "Please sign in");
    assert_eq!(korean.header("content-type"), "application/problem+json");
    assert_eq!(korean.header("cache-control"), "no-store");
    assert_eq!(korean.header("x-content-type-options"), "nosniff");
}

#[actix_web::test]
async fn a_wrong_field_is_named_by_its_pointer() {
    let world = World::new().await;
    let admin = world.administrator().await;

    let wrong = admin
        .post("/api/v1/sessions", &json!({ "email": 7, "password": "x" }))
        .await;
    let unknown = admin
        .post(
            "/api/v1/sessions",
            &json!({ "email": "a@b", "password": "x", "admin": true }),
        )
        .await;
    let broken = admin
        .send(Method::POST, "/api/v1/sessions", Some("{".to_owned()))
        .await;

    assert_eq!((wrong.status, wrong.code()), (422, "field_wrong"));
    assert_eq!(wrong.json["errors"][0]["pointer"], "/email");
    assert_eq!((unknown.status, unknown.code()), (422, "field_wrong"));
    assert_eq!((broken.status, broken.code()), (400, "malformed"));
}

#[actix_web::test]
async fn who_reads_pages_is_told_in_their_language_what_a_program_is_told_in_english() {
    let world = World::new().await;
    let admin = world.administrator().await;

    let asked = admin.get("/ko/persons?no-such-word=1").await;
    let large = "a".repeat(3 << 20);
    let sent = admin.form("/ko/account/password", &[("password", &large)]).await;

    assert_eq!(asked.status, 404, "{}", asked.text);
    assert!(!asked.text.contains("unknown field"), "{}", asked.text);
    assert_eq!(sent.status, 413, "{}", sent.text);
    assert!(
        sent.text.contains("MB") && !sent.text.contains("payload"),
        "{}",
        sent.text
    );
}

#[actix_web::test]
async fn an_address_or_method_that_is_nobodys_is_a_problem_too() {
    let world = World::new().await;

    let nowhere = world.stranger().get("/api/v1/nothing").await;
    let body = world.stranger().send(Method::TRACE, "/healthz", None).await;

    assert_eq!((nowhere.status, nowhere.code()), (404, "no_such_address"));
    assert_eq!((body.status, body.code()), (404, "no_such_address"));
    assert_eq!(world.stranger().get("/healthz").await.status, 204);
    assert_eq!(world.stranger().get("/readyz").await.status, 204);
}

#[actix_web::test]
async fn an_incident_is_found_in_the_log_by_the_number_that_the_person_was_told() {
    let database = Database::fresh().await;
    assert!(database.takes("ALTER TABLE announcements RENAME TO gone").await);
    let (flag, place) = match &database.place {
        Place::Folder(folder) => ("--data", folder.display().to_string()),
        Place::Url(url) => ("--database-url", url.clone()),
    };
    let mut program = Command::new(env!("CARGO_BIN_EXE_simui"))
        .args(["serve", "--listen", "127.0.0.1:0", flag, &place])
        .current_dir(database.folder.path())
        .env_remove("RUST_LOG")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut address = String::new();
    BufReader::new(program.stdout.take().unwrap())
        .read_line(&mut address)
        .unwrap();

    let broken = Client::new(address.trim()).get("/api/v1/announcements").await;
    program.kill().unwrap();
    let log = program.wait_with_output().unwrap().stderr;

    assert_eq!(broken.status, 500, "{}", broken.text);
    let entries = String::from_utf8(log).unwrap();
    let mut entries = entries
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let of_incident = |entry: &Value| entry["fields"]["incident"] == broken.json["instance"];
    let entry = entries.find(of_incident).unwrap();
    assert_eq!(entry["level"], "ERROR");
    assert!(
        entry["fields"]["error"]
            .as_str()
            .unwrap()
            .contains("announcements"),
        "{entry}"
    );
}
