//! The keys that sign: made anew by the command line or by another process, believed as long as they must be.

use std::process::Command;

use serde_json::{Value, json};
use simui_app::Place;
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
