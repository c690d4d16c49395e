//! Mails to a mail server: what it is handed, and what happens if it refuses.

mod server;

use chrono::Duration;

use crate::world::World;
use server::{MailServer, words};

/// Persons with these names, each of whom a letter waits for.
async fn written(names: &[&str]) -> (World, MailServer) {
    let server = MailServer::start().await;
    let world = World::posting(server.way()).await;
    for name in names {
        world.enter(&format!("{name}@simui.example")).await;
    }
    (world, server)
}

async fn attempts(world: &World) -> i64 {
    world
        .database
        .number("SELECT CAST(MAX(attempts) AS BIGINT) FROM outbox")
        .await
}

#[actix_web::test]
async fn a_letter_arrives_with_its_korean_subject_and_text() {
    let (world, server) = written(&["admin"]).await;

    world.mails().await;

    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert!(taken[0].text.is_ascii(), "{}", taken[0].text);
    assert_eq!(words(&taken[0].header("Subject")), "새 직무를 맡으셨습니다");
    assert!(words(&taken[0].header("To")).contains("관리자"));
    assert!(taken[0].body().contains("관리자 님께"), "{}", taken[0].body());
    let sent = "SELECT COUNT(*) FROM outbox WHERE sent_at IS NOT NULL";
    assert_eq!(world.database.number(sent).await, 1);
}

#[actix_web::test]
async fn every_message_has_one_recipient_and_names_no_other() {
    let (world, server) = written(&["kim", "lee", "park"]).await;

    world.mails().await;

    let taken = server.taken();
    let mut to: Vec<&str> = taken.iter().map(|one| one.to[0].as_str()).collect();
    to.sort_unstable();
    assert_eq!(
        to,
        ["kim@simui.example", "lee@simui.example", "park@simui.example"]
    );
    for one in &taken {
        assert_eq!(one.to.len(), 1);
        let named = to.iter().filter(|address| one.text.contains(**address));
        assert_eq!(named.count(), 1, "{}", one.text);
    }
}

#[actix_web::test]
async fn a_recipient_whom_the_server_refuses_does_not_stop_the_next_letter() {
    let (world, server) = written(&["gone", "lee"]).await;
    server.refuse(
        "gone@simui.example",
        "550 5.1.1 no such mailbox gone@simui.example",
    );

    world.mails().await;

    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].to, ["lee@simui.example"]);
    let noted = "SELECT last_error FROM outbox WHERE sent_at IS NULL";
    let noted = world.database.lines(noted).await;
    assert!(
        noted.len() == 1 && noted[0].contains("550") && !noted[0].contains("gone"),
        "{noted:?}"
    );
}

#[actix_web::test]
async fn a_letter_that_is_refused_for_now_is_tried_again_after_a_wait_that_doubles() {
    let (world, server) = written(&["lee"]).await;
    server.refuse("lee@simui.example", "451 4.7.1 try again later");

    world.mails().await;
    assert_eq!(attempts(&world).await, 1);
    world.clock.advance(Duration::seconds(29));
    world.mails().await;
    assert_eq!(
        attempts(&world).await,
        1,
        "it was tried again before its wait was over"
    );
    world.clock.advance(Duration::seconds(16));
    world.mails().await;
    assert_eq!(attempts(&world).await, 2);
    world.clock.advance(Duration::seconds(59));
    world.mails().await;
    assert_eq!(attempts(&world).await, 2, "the second wait is not longer");

    server.accept("lee@simui.example");
    world.clock.advance(Duration::seconds(31));
    world.mails().await;
    assert_eq!(server.taken().len(), 1);
    assert_eq!(attempts(&world).await, 3);
    world.clock.advance(Duration::days(1));
    world.mails().await;
    assert_eq!(server.taken().len(), 1, "it was sent twice");
}
