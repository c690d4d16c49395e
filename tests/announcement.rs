//! Announcements: what anybody may read without signing in, and what nobody may before it is public; and the result
//! that each applicant is told.

mod desk;
mod erratum;
mod result;

use serde_json::{Value, json};

use crate::cast::{Small, Story};
use crate::world::{Answer, Client, World};

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

const ROUND: &str = "/api/v1/rounds/2017";

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.code())
}

fn done(answer: Answer) -> Answer {
    assert!(answer.status < 300, "{} {}", answer.status, answer.text);
    answer
}

/// Submits what is drafted at a desk; the other person approves what they read there.
async fn approved(secretary: &Client, approver: &Client, language: &str) -> Answer {
    let desk = format!("{ROUND}/announcements/{language}");
    let drafted = done(secretary.get(&desk).await).etag();
    let submission = format!("{desk}/submission");
    let asked = done(secretary.put_at(&drafted, &submission, &json!({})).await);
    let given = json!({ "digest": asked.json["digest"] });
    done(approver.put(&format!("{desk}/approval"), &given).await)
}

async fn listed(world: &World, language: &str) -> Vec<Value> {
    let path = format!("/api/v1/announcements?language={language}");
    let list = done(world.stranger().get(&path).await);
    list.json["items"].as_array().unwrap().clone()
}

async fn feed(world: &World, language: &str) -> String {
    let path = format!("/feeds/announcements.{language}.atom");
    done(world.stranger().get(&path).await).text
}

/// What the city's coordinator is told of its result.
async fn result(small: &Small) -> Answer {
    let path = format!("{ROUND}/proposals/{}/result", small.names["reference"]);
    small.person("coordinator").await.get(&path).await
}

/// The letters in which the city's coordinator was told its result.
async fn results_told(small: &Small) -> Vec<String> {
    let letters = small.letters("coordinator").await;
    letters
        .into_iter()
        .filter(|letter| letter.starts_with("result"))
        .collect()
}

#[actix_web::test]
async fn the_feed_holds_what_is_public_with_its_number_and_its_instant() {
    let small = Small::at("announced", Story::default()).await;

    let korean = feed(&small.world, "ko").await;

    assert_eq!(korean.matches("<entry").count(), 1, "{korean}");
    for told in [
        small.names["number"].as_str(),
        "2017년 지원과제 선정 결과 공고",
        "2017-07-04T",
    ] {
        assert!(korean.contains(told), "{told} is not in {korean}");
    }
    assert!(!feed(&small.world, "en").await.contains("<entry"));
}

#[actix_web::test]
async fn readings_are_counted_and_shown_once_they_are_written_down() {
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();
    let path = format!("/api/v1/announcements/{}", small.names["number"]);
    let reads = format!("{path}/reads");

    for _ in 0..3 {
        done(stranger.get(&path).await);
    }
    let before = done(stranger.get(&reads).await);
    small.world.app.write_reads_down().await.unwrap();
    let after = done(stranger.get(&reads).await);
    small.world.app.write_reads_down().await.unwrap();

    assert_eq!(
        (&before.json["reads"], &after.json["reads"]),
        (&json!(0), &json!(3)),
        "{}",
        after.text
    );
    assert_eq!(
        done(stranger.get(&reads).await).json["reads"],
        3,
        "counted twice, or by asking"
    );
}

#[actix_web::test]
async fn what_the_round_declared_is_read_beside_its_announcement_by_anybody() {
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();
    let number = &small.names["number"];

    let read = done(stranger.get(&format!("/api/v1/announcements/{number}")).await);
    let page = done(stranger.get(&format!("/ko/announcements/{number}")).await);

    let declared = &read.json["declared"];
    let criteria = declared["criteria"].as_array().unwrap();
    assert!(!criteria.is_empty(), "{declared}");
    assert_eq!(declared["method"].as_array().unwrap().len(), 5);
    assert_eq!(declared["budget"], 1_000_000_000);
    assert_eq!(declared["objection_days"], 7);
    for criterion in criteria {
        let name = criterion["name"]["ko"].as_str().unwrap();
        assert!(page.text.contains(name), "{name} is not in {}", page.text);
    }
    for sentence in declared["method"].as_array().unwrap() {
        let sentence = sentence["ko"].as_str().unwrap();
        assert!(page.text.contains(sentence), "{sentence} is not in {}", page.text);
    }
    for told in ["7일 안에", "1,000,000,000원", "document-foot", "금액(원)"] {
        assert!(page.text.contains(told), "{told} is not in {}", page.text);
    }
}

#[actix_web::test]
async fn the_files_of_an_announced_rehearsal_say_so_in_their_names() {
    let mut small = Small::at("resolved", Story::default()).await;
    let rehearsal = "UPDATE rounds SET rehearsal = TRUE";
    assert!(small.world.database.takes(rehearsal).await);
    small.on_to("announced").await;
    let real = Small::at("announced", Story::default()).await;
    for (small, mark) in [(&small, "-rehearsal"), (&real, "")] {
        let number = &small.names["number"];
        for (file, ending) in [("projects.csv", "csv"), ("countries.svg", "svg")] {
            let path = format!("/ko/announcements/{number}/{file}");
            let read = done(small.world.stranger().get(&path).await);
            let named = format!("attachment; filename=\"{number}{mark}.{ending}\"");
            assert_eq!(read.header("content-disposition"), named);
        }
    }
}

#[actix_web::test]
async fn in_the_week_of_the_korean_announcement_the_english_pages_lead_to_it_and_say_its_language() {
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();
    let number = &small.names["number"];
    let address = format!("/en/announcements/{number}\"");

    let list = done(stranger.get("/en/announcements").await);
    let only = done(stranger.get("/api/v1/announcements?language=en").await);
    let page = done(stranger.get(&format!("/en/announcements/{number}")).await);
    let years = done(stranger.get("/en/programmes/egov").await);
    let found = done(stranger.get("/api/v1/announcements?q=지원과제").await);
    let none = done(stranger.get("/api/v1/announcements?q=없는%25말").await);

    assert!(
        list.text.contains(&address) && list.text.contains("lang=\"ko\""),
        "{}",
        list.text
    );
    assert_eq!(only.json["items"], json!([]));
    assert!(
        page.text.contains("<article class=\"paper notice\" lang=\"ko\">"),
        "{}",
        page.text
    );
    assert!(page.text.contains("announced in Korean only"), "{}", page.text);
    assert!(years.text.contains(&address), "{}", years.text);
    assert_eq!(found.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(none.json["items"], json!([]));

    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    approved(&secretary, &approver, "en").await;
    small.on("2017-07-11T09:00:00+09:00");
    small.world.mails().await;
    let page = done(stranger.get(&format!("/ko/announcements/{number}")).await);
    let english = listed(&small.world, "en").await[0]["number"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        page.text
            .contains(&format!("href=\"/en/announcements/{english}\"")),
        "the other language has its own: {}",
        page.text
    );
    let list = done(stranger.get("/en/announcements").await);
    assert!(!list.text.contains(&address), "{}", list.text);
}

#[actix_web::test]
async fn only_who_reads_an_announcement_is_counted_and_not_who_takes_its_files() {
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();
    let number = &small.names["number"];

    for end in ["", "/press", "/projects.csv", "/countries.svg"] {
        done(stranger.get(&format!("/ko/announcements/{number}{end}")).await);
    }
    small.world.app.write_reads_down().await.unwrap();

    let reads = done(
        stranger
            .get(&format!("/api/v1/announcements/{number}/reads"))
            .await,
    );
    assert_eq!(reads.json["reads"], 1);
}
