//! Refresh tokens: good once, and what becomes of a lost answer.

use super::{bearing, refreshed, signed_in};
use crate::world::World;
use sha2::{Digest, Sha256};

#[actix_web::test]
async fn a_refresh_token_is_good_once_and_its_reuse_ends_the_session() {
    let world = World::new().await;
    world.administrator().await;
    let first = signed_in(&world).await;

    let second = refreshed(&world, &first).await;
    let third = refreshed(&world, &second.json).await;
    assert_eq!((second.status, third.status), (200, 200));
    assert_eq!(bearing(&world, &third.json).get("/api/v1/me").await.status, 200);

    let reused = refreshed(&world, &first).await;
    assert_eq!((reused.status, reused.code()), (401, "signed_out"));
    assert_eq!(refreshed(&world, &third.json).await.status, 401);
    assert_eq!(bearing(&world, &third.json).get("/api/v1/me").await.status, 401);
}

#[actix_web::test]
async fn a_refresh_whose_answer_was_lost_is_repeated_and_the_lost_one_is_void() {
    let world = World::new().await;
    world.administrator().await;
    let first = signed_in(&world).await;

    let lost = refreshed(&world, &first).await;
    let again = refreshed(&world, &first).await;
    assert_eq!((lost.status, again.status), (200, 200));
    let on = refreshed(&world, &again.json).await;
    assert_eq!(on.status, 200, "{}", on.text);

    let void = refreshed(&world, &lost.json).await;
    assert_eq!(void.status, 401);
    assert_eq!(
        refreshed(&world, &on.json).await.status,
        401,
        "a void token is in two hands"
    );
}

#[actix_web::test]
async fn of_two_refreshes_at_once_one_branch_lives() {
    let world = World::new().await;
    world.administrator().await;
    let first = signed_in(&world).await;

    let (one, other) = futures_util::future::join(refreshed(&world, &first), refreshed(&world, &first)).await;

    assert_eq!((one.status, other.status), (200, 200));
    let unused = "SELECT count(*) FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id \
        WHERE t.used_at IS NULL AND s.ended_at IS NULL AND EXISTS \
        (SELECT 1 FROM refresh_tokens p WHERE p.child_id = t.id)";
    assert_eq!(world.database.number(unused).await, 1);
}

#[actix_web::test]
async fn only_the_digest_of_a_refresh_token_is_kept() {
    let world = World::new().await;
    world.administrator().await;
    let tokens = signed_in(&world).await;
    let token = tokens["refresh_token"].as_str().unwrap();
    let count = |value: &str| format!("SELECT count(*) FROM refresh_tokens WHERE hash = '{value}'");

    assert_eq!(token.len(), 64);
    assert_eq!(world.database.number(&count(token)).await, 0);
    let digest = hex::encode(Sha256::digest(token.as_bytes()));
    assert_eq!(world.database.number(&count(&digest)).await, 1);
}
