//! Announcements: what anybody may read without signing in, and what nobody may before it is public.

use crate::world::World;

#[actix_web::test]
async fn anybody_reads_the_list_and_an_unchanged_one_is_not_sent_again() {
    let world = World::new().await;
    let stranger = world.stranger();

    let list = stranger.get("/api/v1/announcements?language=ko").await;

    assert_eq!(list.status, 200, "{}", list.text);
    assert_eq!(list.json["items"], serde_json::json!([]));
    let known = stranger.with("if-none-match", &list.etag());
    assert_eq!(known.get("/api/v1/announcements?language=ko").await.status, 304);
}

#[actix_web::test]
async fn each_language_has_its_feed_and_no_other_has_one() {
    let world = World::new().await;
    let stranger = world.stranger();

    let feed = stranger.get("/feeds/announcements.ko.atom").await;

    assert_eq!(feed.status, 200, "{}", feed.text);
    assert!(feed.header("content-type").starts_with("application/atom+xml"));
    assert!(feed.text.contains("http://www.w3.org/2005/Atom"), "{}", feed.text);
    assert!(feed.text.contains("선정 결과 공고"), "{}", feed.text);
    assert_eq!(stranger.get("/feeds/announcements.fr.atom").await.status, 404);
}

#[actix_web::test]
async fn a_number_that_was_never_published_is_unknown_and_a_desk_needs_signing_in() {
    let world = World::new().await;
    let stranger = world.stranger();

    let missing = stranger.get("/api/v1/announcements/2017-ko-7KQ4").await;
    assert_eq!((missing.status, missing.code()), (404, "unknown"));
    let desk = stranger.get("/api/v1/rounds/2017/announcements/ko").await;
    assert_eq!((desk.status, desk.code()), (401, "signed_out"));
    let result = stranger.get("/api/v1/rounds/2017/proposals/P01/result").await;
    assert_eq!((result.status, result.code()), (401, "signed_out"));
}
