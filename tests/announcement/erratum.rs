//! What was published is corrected by an erratum, and stays.

use serde_json::{Value, json};

use super::{ROUND, approved, done, feed, listed, refused, results_told};
use crate::cast::{Small, Story, announcement};

#[actix_web::test]
async fn an_erratum_stands_in_the_stead_of_what_was_published_and_no_result_is_told_again() {
    let small = Small::at("announced", Story::default()).await;
    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    let first = small.names["number"].clone();
    let letters = results_told(&small).await;
    let mut draft = announcement("2017-07-05T09:00:00+09:00");
    draft["title"] = json!("정정 공고");
    let erratum = format!("{ROUND}/announcements/ko/erratum");
    let begun = done(secretary.post(&erratum, &draft).await);
    assert_eq!(begun.json["kind"], "erratum");
    let again = secretary.post(&erratum, &draft).await;
    assert_eq!(refused(&again), (409, "announcement_not_published"));
    approved(&secretary, &approver, "ko").await;
    let public = format!("/api/v1/announcements/{first}");
    let early = done(small.world.stranger().get(&public).await);
    assert_eq!(early.json["superseded_by"], Value::Null);

    small.on("2017-07-05T09:00:00+09:00");
    small.world.mails().await;

    let list = listed(&small.world, "ko").await;
    assert_eq!(
        (list.len(), &list[0]["title"], &list[0]["supersedes"]),
        (2, &json!("정정 공고"), &json!(first))
    );
    let old = done(small.world.stranger().get(&public).await);
    assert_eq!(old.json["superseded_by"], list[0]["number"]);
    assert_eq!(old.json["title"], "2017년 지원과제 선정 결과 공고");
    assert_eq!(letters.len(), 1);
    assert_eq!(
        results_told(&small).await,
        letters,
        "nothing changed for the city"
    );
}

#[actix_web::test]
async fn an_erratum_with_its_number_and_ground_says_what_it_is_wherever_it_is_read() {
    let small = Small::at("announced", Story::default()).await;
    let illustrative = "UPDATE rounds SET illustrative = TRUE";
    assert!(small.world.database.takes(illustrative).await);
    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    let first = small.names["number"].clone();
    let mut draft = announcement("2017-07-05T09:00:00+09:00");
    draft["notice_number"] = json!(" 행정자치부 공고 제2017-15호 ");
    draft["ground"] = json!("「전자정부법」 제72조");
    let begun = done(
        secretary
            .post(&format!("{ROUND}/announcements/ko/erratum"), &draft)
            .await,
    );
    assert_eq!(begun.json["notice_number"], "행정자치부 공고 제2017-15호");
    approved(&secretary, &approver, "ko").await;
    small.on("2017-07-05T09:00:00+09:00");
    small.world.mails().await;

    let list = listed(&small.world, "ko").await;
    let number = list[0]["number"].as_str().unwrap();
    let stranger = small.world.stranger();
    for path in [
        format!("/ko/announcements/{number}"),
        format!("/ko/announcements/{number}/press"),
    ] {
        let page = done(stranger.get(&path).await).text;
        for told in ["정정공고", &first, "행정자치부 공고 제2017-15호"] {
            assert!(page.contains(told), "{told} is not in {page}");
        }
    }
    let page = done(stranger.get(&format!("/ko/announcements/{number}")).await).text;
    assert!(page.contains("「전자정부법」 제72조"), "{page}");
    assert!(
        done(stranger.get("/ko/announcements").await)
            .text
            .contains("정정공고")
    );
    assert!(feed(&small.world, "ko").await.contains("[정정공고] 2017년"));
    let table = done(
        stranger
            .get(&format!("/ko/announcements/{number}/projects.csv"))
            .await,
    )
    .text;
    assert!(
        table.contains("\"심의 결과\",\"금액(원)\"") && table.contains("\"선정\""),
        "{table}"
    );
    assert!(
        feed(&small.world, "ko")
            .await
            .contains("[예시] [정정공고] 2017년")
    );
    let listed = done(stranger.get("/ko/announcements").await).text;
    assert!(
        listed.contains("<span class=\"badge warn\">예시</span>"),
        "{listed}"
    );
    let press = done(stranger.get(&format!("/ko/announcements/{number}/press")).await).text;
    let pasted = press.split("<textarea").nth(1).unwrap_or_default();
    assert!(pasted.contains("설명을 위해 지어낸"), "{press}");

    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    approved(&secretary, &approver, "en").await;
    small.on("2017-07-11T10:00:00+09:00");
    small.world.mails().await;
    let tasks = done(small.person("secretary").await.get("/ko/").await).text;
    assert!(
        tasks.contains("정정공고를 작성하고 승인을 요청합니다"),
        "what is public in English is not corrected: {tasks}"
    );
}
