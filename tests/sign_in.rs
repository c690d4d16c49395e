//! Passwords, tokens, cookies and sessions: every way in, and every way to be out at once.

mod guessing;
mod own_pages;
mod pages;
mod refresh;

use reqwest::Method;
use serde_json::{Value, json};
use simui_app::settings::{HashingCost, Secret};
use simui_app::{App, OldKeys, Settings, clock};

use crate::world::{Answer, Client, Database, PASSWORD, World};

const ADMIN: &str = "admin@simui.example";

fn with(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password })
}

/// What an answer tells, without the name of the request.
fn told(answer: &Answer) -> Value {
    let mut json = answer.json.clone();
    json["instance"] = Value::Null;
    json
}

async fn signed_in(world: &World) -> Value {
    let answer = world
        .stranger()
        .post("/api/v1/sessions", &with(ADMIN, PASSWORD))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json
}

async fn refreshed(world: &World, tokens: &Value) -> Answer {
    let body = json!({ "refresh_token": tokens["refresh_token"] });
    world.stranger().post("/api/v1/sessions/refresh", &body).await
}

fn bearing(world: &World, tokens: &Value) -> Client {
    world.stranger().bearing(tokens["access_token"].as_str().unwrap())
}

#[actix_web::test]
async fn a_fresh_installation_lets_nobody_in() {
    let world = World::new().await;

    let answer = world
        .stranger()
        .post("/api/v1/sessions", &with("admin", "admin"))
        .await;

    assert_eq!((answer.status, answer.code()), (401, "sign_in_failed"));
    assert_eq!(world.database.number("SELECT count(*) FROM accounts").await, 0);
}

#[actix_web::test]
async fn a_password_is_kept_as_argon2id_with_a_salt_of_its_own() {
    let world = World::new().await;
    let admin = world.administrator().await;
    world.person(&admin, "kim@x.example").await;

    let kept = world.database.text("SELECT min(phc) FROM passwords").await;
    let other = world.database.text("SELECT max(phc) FROM passwords").await;

    assert!(kept.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{kept}");
    assert_ne!(kept.split('$').nth(4), other.split('$').nth(4));
}

#[actix_web::test]
async fn hashes_below_the_floor_are_refused_at_the_start() {
    let database = Database::fresh().await;
    let settings = Settings {
        hashing: HashingCost {
            memory_kib: 19_455,
            ..HashingCost::default()
        },
        ..Settings::default()
    };

    let opened = App::open(&database.place, clock::source(&database.place), settings).await;

    assert!(opened.err().unwrap().to_string().contains("floor"));
}

#[actix_web::test]
async fn signing_out_ends_access_and_refresh_at_once() {
    let world = World::new().await;
    world.administrator().await;
    let tokens = signed_in(&world).await;
    let me = bearing(&world, &tokens);

    assert_eq!(me.delete("/api/v1/me/session").await.status, 204);

    assert_eq!(me.get("/api/v1/me").await.status, 401);
    assert_eq!(refreshed(&world, &tokens).await.status, 401);
}

#[actix_web::test]
async fn a_changed_password_ends_every_other_session_and_is_told_to_its_owner() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (_, here) = world.person(&admin, "kim@x.example").await;
    let there = world.sign_in("kim@x.example").await;
    let before = world.mails().await.len();
    let new = "four walnuts under a tram";
    let change = |current: &str, new: &str| json!({ "current": current, "new": new });

    let wrong = here
        .put("/api/v1/me/password", &change("not the present one", new))
        .await;
    let weak = here
        .put("/api/v1/me/password", &change(PASSWORD, "hong.gildong.1"))
        .await;
    let changed = here.put("/api/v1/me/password", &change(PASSWORD, new)).await;

    assert_eq!((wrong.status, wrong.code()), (422, "password_wrong"));
    assert_eq!((weak.status, weak.code()), (422, "password_guessable"));
    assert_eq!(changed.status, 204, "{}", changed.text);
    assert_eq!(here.get("/api/v1/me").await.status, 200);
    assert_eq!(there.get("/api/v1/me").await.status, 401);
    let mails = world.mails().await;
    assert_eq!(mails.len(), before + 1);
    assert_eq!(mails.last().unwrap().to, "kim@x.example");
    let old = with("kim@x.example", PASSWORD);
    assert_eq!(world.stranger().post("/api/v1/sessions", &old).await.status, 401);
}

#[actix_web::test]
async fn a_disabled_account_is_out_at_the_very_next_request() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (id, kim) = world.person(&admin, "kim@x.example").await;
    let path = format!("/api/v1/persons/{id}/state");
    let disable = json!({ "state": "disabled" });
    assert_eq!(admin.put_at("\"1\"", &path, &disable).await.status, 200);

    assert_eq!(kim.get("/api/v1/me").await.status, 401);
    let enable = json!({ "state": "active" });
    assert_eq!(admin.put_at("\"2\"", &path, &enable).await.status, 200);
    assert_eq!(
        kim.get("/api/v1/me").await.status,
        401,
        "its sessions are over for ever"
    );
    world.sign_in("kim@x.example").await;
    let own = admin.get("/api/v1/me").await.json["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let myself = format!("/api/v1/persons/{own}/state");
    assert_eq!(
        admin.put_at("\"1\"", &myself, &disable).await.code(),
        "own_account"
    );
}

#[actix_web::test]
async fn sessions_are_listed_and_ended_by_their_owner_and_by_an_administrator() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (id, here) = world.person(&admin, "kim@x.example").await;
    let there = world.sign_in("kim@x.example").await;
    let listed = here.get("/api/v1/me/sessions").await;
    let items = listed.json["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    let other = items.iter().find(|item| item["current"] == json!(false)).unwrap();
    let path = format!("/api/v1/me/sessions/{}", other["id"].as_str().unwrap());

    assert_eq!(admin.delete(&path).await.status, 404, "not anybody else's");
    assert_eq!(here.delete(&path).await.status, 204);
    assert_eq!(there.get("/api/v1/me").await.status, 401);
    assert_eq!(here.get("/api/v1/me").await.status, 200);

    let all = admin.delete(&format!("/api/v1/persons/{id}/sessions")).await;
    assert_eq!(all.status, 204);
    assert_eq!(here.get("/api/v1/me").await.status, 401);
}

#[actix_web::test]
async fn an_access_token_runs_out_and_an_unused_session_too() {
    let world = World::new().await;
    world.administrator().await;
    let tokens = signed_in(&world).await;
    let me = bearing(&world, &tokens);

    world.clock.advance(chrono::Duration::seconds(599));
    assert_eq!(me.get("/api/v1/me").await.status, 200);
    world.clock.advance(chrono::Duration::seconds(1));
    assert_eq!(me.get("/api/v1/me").await.status, 401);
    let next = refreshed(&world, &tokens).await;
    assert_eq!(next.status, 200);
    world.clock.advance(chrono::Duration::days(15));
    assert_eq!(refreshed(&world, &next.json).await.status, 401);
}

#[actix_web::test]
async fn a_new_signing_key_disturbs_nobody_and_a_distrusted_one_is_out() {
    let world = World::new().await;
    world.administrator().await;
    let old = signed_in(&world).await;

    world.app.rotate_signing_key(OldKeys::RunOut).await.unwrap();
    let new = signed_in(&world).await;
    assert_eq!(bearing(&world, &old).get("/api/v1/me").await.status, 200);
    assert_eq!(bearing(&world, &new).get("/api/v1/me").await.status, 200);

    world.app.rotate_signing_key(OldKeys::Distrust).await.unwrap();
    assert_eq!(bearing(&world, &new).get("/api/v1/me").await.status, 401);
    assert_eq!(refreshed(&world, &new).await.status, 200);
}

#[actix_web::test]
async fn with_a_secret_the_signing_keys_are_sealed_and_without_it_nothing_starts() {
    let database = Database::fresh().await;
    let settings = |secret: Option<&str>| Settings {
        secret: secret.map(|secret| Secret(secret.to_owned())),
        ..Settings::default()
    };
    let open =
        async |secret| App::open(&database.place, clock::source(&database.place), settings(secret)).await;
    let secret = "0123456789abcdef0123456789abcdef";
    drop(open(None).await.unwrap());
    let before = database.bytes("SELECT secret FROM signing_keys").await;

    drop(open(Some(secret)).await.unwrap());
    let after = database.bytes("SELECT secret FROM signing_keys").await;

    assert!(!after.windows(before.len()).any(|part| part == before));
    assert!(open(Some("too short")).await.is_err());
    assert!(open(None).await.is_err());
    assert!(open(Some("another secret of thirty-two bytes")).await.is_err());
    assert!(open(Some(secret)).await.is_ok());
}

#[actix_web::test]
async fn a_forged_token_is_nobodys() {
    let world = World::new().await;
    world.administrator().await;
    let tokens = signed_in(&world).await;
    let real = tokens["access_token"].as_str().unwrap();
    let key = world.database.bytes("SELECT secret FROM signing_keys").await;
    let (head, claims) = forge::parts(real);
    let as_told = forge::token(&head, &claims, &key);
    assert_eq!(
        world.stranger().bearing(&as_told).get("/api/v1/me").await.status,
        200,
        "the forge works"
    );

    let mut forged = vec![tokens["refresh_token"].as_str().unwrap().to_owned()];
    for name in ["iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp", "use"] {
        let mut without = claims.clone();
        without.as_object_mut().unwrap().remove(name);
        forged.push(forge::token(&head, &without, &key));
    }
    for (name, value) in [
        ("nbf", json!(claims["nbf"].to_string())),
        ("exp", json!(claims["exp"].to_string())),
        ("nbf", json!(claims["nbf"].as_i64().unwrap() + 60)),
        ("exp", json!(claims["iat"])),
        ("iss", json!("https://evil.example")),
        ("aud", json!("other")),
        ("use", json!("refresh")),
        ("sid", json!("01890000-0000-7000-8000-000000000000")),
        ("sub", json!("01890000-0000-7000-8000-000000000000")),
    ] {
        let mut wrong = claims.clone();
        wrong[name] = value;
        forged.push(forge::token(&head, &wrong, &key));
    }
    for (name, value) in [
        ("alg", json!("none")),
        ("alg", json!("HS512")),
        ("alg", json!("RS256")),
        ("kid", json!("unknown")),
        ("kid", Value::Null),
    ] {
        let mut wrong = head.clone();
        wrong[name] = value;
        forged.push(forge::token(&wrong, &claims, &key));
    }
    forged.push(format!("{}.", real.rsplit_once('.').unwrap().0));
    forged.push(forge::token(&head, &claims, b"another key of thirty-two bytes!"));
    for token in forged {
        let answer = world.stranger().bearing(&token).get("/api/v1/me").await;
        assert_eq!((answer.status, answer.code()), (401, "signed_out"), "{token}");
    }
}

#[actix_web::test]
async fn no_field_takes_another_persons_password() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (id, _) = world.person(&admin, "kim@x.example").await;

    let mut body = json!({ "name": { "ko": "김", "en": "Kim" }, "email": "kim@x.example" });
    body["password"] = json!(PASSWORD);
    let entered = admin.post("/api/v1/persons", &body).await;
    let changed = admin
        .put_at("\"1\"", &format!("/api/v1/persons/{id}"), &body)
        .await;
    let route = admin
        .send(
            Method::PUT,
            &format!("/api/v1/persons/{id}/password"),
            Some(body.to_string()),
        )
        .await;

    assert_eq!((entered.status, entered.code()), (422, "field_wrong"));
    assert_eq!((changed.status, changed.code()), (422, "field_wrong"));
    assert_eq!(route.status, 404);
}

/// Tokens made by hand, to see them refused.
pub(crate) mod forge {
    use serde_json::Value;
    use sha2::{Digest, Sha256};

    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    fn encoded(bytes: &[u8]) -> String {
        let mut text = String::new();
        for chunk in bytes.chunks(3) {
            let word = chunk
                .iter()
                .fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
            let word = word << (8 * (3 - chunk.len()));
            for place in 0..=chunk.len() {
                text.push(char::from(SIGNS[(word >> (18 - 6 * place) & 63) as usize]));
            }
        }
        text
    }

    fn decoded(text: &str) -> Vec<u8> {
        let mut bits = (0_u32, 0_u32);
        let mut bytes = Vec::new();
        for sign in text.bytes() {
            let value = u32::try_from(SIGNS.iter().position(|known| *known == sign).unwrap()).unwrap();
            bits = (bits.0 << 6 | value, bits.1 + 6);
            if bits.1 >= 8 {
                bits.1 -= 8;
                bytes.push((bits.0 >> bits.1 & 255) as u8);
            }
        }
        bytes
    }

    fn mac(key: &[u8], message: &[u8]) -> Vec<u8> {
        let padded = |with: u8| -> Vec<u8> {
            (0..64)
                .map(|at| key.get(at).copied().unwrap_or_default() ^ with)
                .collect()
        };
        let inner = Sha256::new()
            .chain_update(padded(0x36))
            .chain_update(message)
            .finalize();
        Sha256::new()
            .chain_update(padded(0x5c))
            .chain_update(inner)
            .finalize()
            .to_vec()
    }

    /// Header and claims of a token.
    pub(crate) fn parts(token: &str) -> (Value, Value) {
        let mut parts = token
            .split('.')
            .map(|part| serde_json::from_slice(&decoded(part)));
        (parts.next().unwrap().unwrap(), parts.next().unwrap().unwrap())
    }

    /// A token of these, signed by HMAC-SHA256 whatever the header says.
    pub(super) fn token(head: &Value, claims: &Value, key: &[u8]) -> String {
        let said = format!(
            "{}.{}",
            encoded(head.to_string().as_bytes()),
            encoded(claims.to_string().as_bytes())
        );
        let signature = encoded(&mac(key, said.as_bytes()));
        format!("{said}.{signature}")
    }
}
