//! Mails: written with the act, sent once to one person, and asked again at sending whether they may be.

use crate::world::World;

#[actix_web::test]
async fn what_happens_is_mailed_once_to_the_one_person_it_is_about() {
    let world = World::new().await;
    world.administrator().await;

    let mails = world.mails().await;

    let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["admin@simui.example"]);
    assert_eq!(mails[0].subject, "새 직무를 맡으셨습니다");
    assert!(mails[0].body.contains("관리자 님께"), "{}", mails[0].body);
    assert!(
        mails[0].message_id.ends_with("@simui.example"),
        "{}",
        mails[0].message_id
    );
    assert_eq!(world.mails().await.len(), 1, "it was sent again");
    assert_eq!(
        world
            .database
            .number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NOT NULL")
            .await,
        1
    );
}

#[actix_web::test]
async fn who_was_disabled_before_the_mail_left_gets_none() {
    let world = World::new().await;
    world.administrator().await;
    world
        .database
        .number("UPDATE accounts SET state = 'disabled' RETURNING CAST(1 AS BIGINT)")
        .await;

    assert_eq!(world.mails().await, []);

    let given_up = "SELECT COUNT(*) FROM outbox WHERE dead_at IS NOT NULL AND sent_at IS NULL";
    assert_eq!(world.database.number(given_up).await, 1);
}

#[actix_web::test]
async fn a_message_that_another_process_holds_is_left_alone_until_its_lease_ends() {
    let world = World::new().await;
    world.administrator().await;
    world
        .database
        .number("UPDATE outbox SET lease_until = '2017-04-01T03:05:00+00:00' RETURNING CAST(1 AS BIGINT)")
        .await;

    assert_eq!(world.mails().await, []);

    world.clock.advance(chrono::Duration::minutes(6));
    assert_eq!(world.mails().await.len(), 1);
}
