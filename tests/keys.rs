//! The keys that sign: made anew by the command line or by another process, believed as long as they must be.

use std::process::Command;

use serde_json::{Value, json};
use simui_app::{OldKeys, Place};
use simui_server::config::Config;

use crate::sign_in::forge;
use crate::world::{PASSWORD, World, at};

/// What the program says on a folder.
fn simui(arguments: &[&str], folder: &std::path::Path) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_simui"));
    let told = command
        .args(arguments)
        .arg("--data")
        .arg(folder)
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    (
        told.status.success(),
        text + &String::from_utf8_lossy(&told.stderr),
    )
}

async fn access(world: &World) -> String {
    let body = json!({ "email": "admin@simui.example", "password": PASSWORD });
    let answer = world.stranger().post("/api/v1/sessions", &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json["access_token"].as_str().unwrap().to_owned()
}

#[test]
fn the_operator_makes_a_new_key_and_sees_how_long_the_old_one_is_believed() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        simui(&["migrate", "status"], folder.path()),
        (true, "empty\n".to_owned())
    );
    assert!(simui(&["migrate", "up"], folder.path()).0);

    let (_, before) = simui(&["keys", "list"], folder.path());
    let (done, after) = simui(&["keys", "rotate"], folder.path());

    assert!(done, "{after}");
    assert_eq!((before.lines().count(), after.lines().count()), (1, 2), "{after}");
    let (newest, old) = after.split_once('\n').unwrap();
    assert!(
        newest.ends_with("signs") && old.contains("believed until"),
        "{after}"
    );
    assert_eq!(before.split_whitespace().next(), old.split_whitespace().next());
    let (_, distrusted) = simui(&["keys", "rotate", "--distrust"], folder.path());
    assert_eq!(distrusted.matches("retired").count(), 2, "{distrusted}");
}

#[actix_web::test]
async fn a_process_that_nobody_came_to_signs_with_the_key_that_another_one_made() {
    let world = World::new().await;
    world.administrator().await;
    let hex = "ab".repeat(32);
    let (id, secret) = match world.database.place {
        Place::Folder(_) => (
            "x'01890000000070008000000000000001'".to_owned(),
            format!("x'{hex}'"),
        ),
        Place::Url(_) => (
            "'01890000-0000-7000-8000-000000000001'".to_owned(),
            format!("'\\x{hex}'"),
        ),
    };
    let now = "'2017-04-01T03:00:01+00:00'";
    let retired = "UPDATE signing_keys SET retired_at = '2017-04-01T03:12:00+00:00'";
    let made = format!(
        "INSERT INTO signing_keys (id, kid, secret, sealed, created_at) VALUES ({id}, 'other', {secret}, FALSE, {now})"
    );
    assert!(world.database.takes(retired).await && world.database.takes(&made).await);

    world.clock.set(at("2017-04-01T12:20:00+09:00"));
    let token = access(&world).await;

    assert_eq!(forge::parts(&token).0["kid"], "other");
    let client = world.stranger().bearing(&token);
    assert_eq!(client.get("/api/v1/me").await.status, 200);
}

#[actix_web::test]
async fn the_issuer_is_the_same_wherever_the_program_listens() {
    let world = World::new().await;
    world.administrator().await;
    let (_, claims): (Value, Value) = forge::parts(&access(&world).await);
    assert_eq!(claims["iss"], "simui");

    let mut config = Config::default();
    config.server.listen = "127.0.0.1:9999".to_owned();
    assert_eq!(config.settings().issuer, None);
    config.server.public_url = Some("https://simui.example".to_owned());
    assert_eq!(config.settings().issuer.as_deref(), Some("https://simui.example"));
}

/// On SQLite there is one process, and a second one is refused.
#[actix_web::test]
async fn what_one_replica_signs_the_other_believes_though_it_never_saw_the_key() {
    let one = World::new().await;
    one.administrator().await;
    let two = one.replica([9; 32]).await;
    if let Place::Folder(_) = one.database.place {
        assert!(two.is_err(), "two processes served one embedded database");
        return;
    }
    let two = two.unwrap();
    let me = async |at: &World, token: &str| at.stranger().bearing(token).get("/api/v1/me").await.status;
    let (first, second) = (access(&one).await, access(&two).await);
    assert_eq!((me(&two, &first).await, me(&one, &second).await), (200, 200));

    one.app.rotate_signing_key(OldKeys::RunOut).await.unwrap();
    let new = access(&one).await;
    assert_ne!(forge::parts(&new).0["kid"], forge::parts(&first).0["kid"]);
    assert_eq!((me(&two, &new).await, me(&two, &first).await), (200, 200));

    one.app.rotate_signing_key(OldKeys::Distrust).await.unwrap();
    one.clock.advance(chrono::Duration::seconds(61));
    assert_eq!(
        (me(&two, &new).await, me(&two, &access(&one).await).await),
        (401, 200)
    );
}

#[actix_web::test]
async fn an_invitation_of_one_replica_is_written_by_the_worker_of_the_other_that_never_saw_its_key() {
    let one = World::new().await;
    let admin = one.administrator().await;
    let Ok(two) = one.replica([9; 32]).await else {
        assert!(matches!(one.database.place, Place::Folder(_)));
        return;
    };
    one.app.rotate_signing_key(OldKeys::RunOut).await.unwrap();
    let body = json!({ "name": { "ko": "홍길동", "en": "Hong Gildong" }, "email": "hong@x.example" });
    let entered = admin.post("/api/v1/persons", &body).await;
    let path = format!(
        "/api/v1/persons/{}/invitations",
        entered.json["id"].as_str().unwrap()
    );
    assert_eq!(admin.post(&path, &json!({})).await.status, 201);

    let body = json!({ "token": two.token("hong@x.example").await, "password": PASSWORD, "consent": true });
    let accepted = one.stranger().post("/api/v1/invitations/acceptance", &body).await;
    assert_eq!(accepted.status, 204, "{}", accepted.text);
}
