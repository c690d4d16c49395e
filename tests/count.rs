//! The count and the ranking, as far as each reader may see them.

use serde_json::json;

use crate::meeting::scene::{Council, ROUND};
use crate::pages::Browser;

#[actix_web::test]
async fn who_sees_the_whole_sees_ranks_money_and_why() {
    let council = Council::counted().await;

    let ranking = council.secretary.get(&format!("{ROUND}/ranking")).await;

    assert_eq!(ranking.status, 200, "{}", ranking.text);
    assert_eq!(ranking.json["sight"], "whole");
    assert_eq!(ranking.json["budget"]["left"], 100_000_000);
    assert_eq!(ranking.json["cut_line"], 2);
    let third = &ranking.json["proposals"][2];
    assert_eq!(
        (&third["reference"], &third["outcome"], &third["reserve_rank"]),
        (&json!("P03"), &json!("reserve"), &json!(1))
    );
    assert_eq!(third["reason"]["code"], "budget_exhausted");
    assert_eq!(
        third["sentence"]["ko"],
        "예산 부족: 200,000,000원이 필요하나 100,000,000원이 남았습니다."
    );
}

#[actix_web::test]
async fn from_whom_something_is_hidden_sees_the_visible_part_and_its_bytes_do_not_change_with_the_rest() {
    let here = Council::counted().await;
    let there = Council::counted_with_p01_at(10).await;
    let path = format!("{ROUND}/ranking");

    let (part, other) = (
        here.members[3].get(&path).await,
        there.members[3].get(&path).await,
    );

    assert_eq!(part.status, 200, "{}", part.text);
    assert_eq!(part.json["sight"], "part");
    assert!(!part.text.contains("P01") && !part.text.contains("rank") && !part.text.contains("left"));
    assert_eq!(part.json["proposals"][0]["position"], 1);
    assert_eq!(part.text, other.text);
    assert_ne!(
        here.secretary.get(&path).await.text,
        there.secretary.get(&path).await.text,
        "the control: there was something to see"
    );
}

#[actix_web::test]
async fn only_the_secretariat_counts_and_nobody_before_the_opening() {
    let council = Council::opened().await;
    let path = format!("{ROUND}/counts");

    let by_member = council.members[0].post(&path, &json!({})).await;
    let ranking = council.secretary.get(&format!("{ROUND}/ranking")).await;
    council.stage("scoring").await;
    let early = council.secretary.post(&path, &json!({})).await;

    assert_eq!((by_member.status, by_member.code()), (403, "not_yours"));
    assert_eq!((ranking.status, ranking.code()), (409, "not_counted"));
    assert_eq!((early.status, early.code()), (409, "wrong_stage"));
}

#[actix_web::test]
async fn a_repeated_request_with_the_same_key_counts_once() {
    let council = Council::opened().await;
    let secretary = council.secretary.with("idempotency-key", "once-and-no-more");
    let path = format!("{ROUND}/counts");

    let first = secretary.post(&path, &json!({})).await;
    let second = secretary.post(&path, &json!({})).await;

    assert_eq!((first.status, second.status), (201, 201), "{}", first.text);
    assert_eq!(first.json["n"], second.json["n"]);
    let counts = council.secretary.get(&path).await;
    assert_eq!(counts.json["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn before_the_first_count_the_page_of_the_ranking_says_so_and_names_the_members_after_it() {
    let council = Council::opened().await;
    let browser = Browser::of(&council.world);
    browser.sign_in("m1@simui.example").await;
    let page = "/en/rounds/2017/ranking";

    let before = browser.read(page).await;
    assert_eq!(before.status(), 200);
    let before = before.text().await.unwrap();
    assert!(before.contains("has not counted them yet"), "{before}");
    assert!(before.contains("/en/rounds/2017/my-row"), "{before}");

    assert_eq!(council.count().await.status, 201);
    let after = browser.read(page).await.text().await.unwrap();
    assert!(after.contains("<span class=\"code\">M2</span> m2"), "{after}");
}
