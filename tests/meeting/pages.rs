//! The pages of a meeting as its people use them: the own vote, what is put at the desk, the list that comes back.

use serde_json::{Value, json};

use super::scene::{Council, ROUND};
use crate::cast::{Small, Story};
use crate::world::Client;

const DESK: &str = "/en/rounds/2017/desk";

async fn read(who: &Client, page: &str) -> String {
    let answer = who.get(page).await;
    assert_eq!(answer.status, 200, "{page}: {}", answer.text);
    answer.text
}

/// The item of a kind in the first meeting.
async fn item(council: &Council, kind: &str) -> Value {
    let items = council.secretary.get(&format!("{ROUND}/meetings/1/items")).await;
    let mut items = items.json["items"].as_array().unwrap().iter();
    items.find(|item| item["kind"] == kind).unwrap().clone()
}

/// Sends a form that puts an item, and is led to the meeting.
async fn put(secretary: &Client, page: &str, fields: &[(&str, &str)]) -> String {
    let put = secretary.form(page, fields).await;
    let meeting = format!("{DESK}/meetings/1");
    assert_eq!(
        (put.status, put.header("location")),
        (303, meeting.as_str()),
        "{}",
        put.text
    );
    meeting
}

#[actix_web::test]
async fn each_member_reads_their_own_vote_at_the_item_and_the_barred_nothing_of_it() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2"]).await;
    let voted = council.vote("P01", &[("M1", "yes"), ("M2", "no")]).await;
    assert_eq!(voted.status, 200, "{}", voted.text);
    let place = format!(" id=\"item-{}\"", council.position("P01").await);
    let mut told = Vec::new();
    for member in &council.members {
        let page = read(member, "/en/rounds/2017/meetings/1").await;
        let (_, item) = page.split_once(&place).unwrap_or_default();
        let (item, _) = item.split_once("</section>").unwrap_or_default();
        let own = item
            .split_once("<dt>Your vote</dt><dd>")
            .and_then(|(_, own)| own.split_once("</dd>"));
        told.push(own.map(|(own, _)| own.to_owned()));
    }

    let own = |text: &str| Some(text.to_owned());
    // M3 was not there; M4 is barred from it.
    assert_eq!(
        told,
        [
            own("<strong>For</strong>"),
            own("<strong>Against</strong>"),
            own("none on record"),
            None
        ]
    );
}

#[actix_web::test]
async fn what_differs_from_the_count_is_put_by_the_form_at_the_desk() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let page = format!("{DESK}/selection/overrides/P02");
    let form = read(&council.secretary, &page).await;
    assert!(form.contains("id=\"outcome/reserve\""), "{form}");

    let fields = [
        ("outcome", "reserve"),
        ("amount", ""),
        ("conditions", ""),
        ("reason", "다음 회차가 알맞음"),
    ];
    let meeting = put(&council.secretary, &page, &fields).await;
    let item = item(&council, "override").await;
    assert_eq!(
        (&item["reference"], &item["put"]["outcome"]),
        (&json!("P02"), &json!("reserve")),
        "{item}"
    );
    assert!(read(&council.secretary, &meeting).await.contains("P02"));
}

#[actix_web::test]
async fn another_budget_is_put_by_the_form_at_the_desk() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let page = format!("{DESK}/selection/budget");
    let form = read(&council.secretary, &page).await;
    assert!(form.contains("KRW 1,000,000,000"), "{form}");

    let fields = [("amount", "1,100,000,000"), ("reason", "추가경정예산")];
    let meeting = put(&council.secretary, &page, &fields).await;
    let item = item(&council, "budget").await;
    assert_eq!(item["budget"], 1_100_000_000, "{item}");
    let own = format!("{meeting}/items/{}", item["position"]);
    let shown = read(&council.secretary, &own).await;
    assert!(shown.contains("KRW 1,100,000,000"), "{shown}");
}

#[actix_web::test]
async fn the_list_comes_back_by_its_page_with_the_reason_and_is_asked_for_anew() {
    let small = Small::at("resolved", Story::default()).await;
    let (secretary, approver) = (small.role("secretary").await, small.role("approver").await);
    let version = approver.get(&format!("{ROUND}/decision")).await.etag();
    let version = version.trim_matches('"');
    let page = format!("{DESK}/decision");
    let asking = format!("action=\"{page}/asking\"");
    let waits = read(&secretary, &page).await;
    assert!(!waits.contains(&asking), "{waits}");
    let back = format!("{page}/return");

    let silent = approver
        .form(&back, &[("version", version), ("reason", " ")])
        .await;
    let reason = "Please check the record of the vote.";
    let returned = approver
        .form(&back, &[("version", version), ("reason", reason)])
        .await;

    assert_eq!(silent.status, 422, "{}", silent.text);
    assert!(
        silent.text.contains("<details open>") && silent.text.contains("id=\"reason-wrong\""),
        "{}",
        silent.text
    );
    assert_eq!(
        (returned.status, returned.header("location")),
        (303, page.as_str()),
        "{}",
        returned.text
    );
    let told = read(&secretary, &page).await;
    assert!(told.contains(reason) && told.contains(&asking), "{told}");
    let asked = secretary.form(&format!("{page}/asking"), &[]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
}
