//! The council at work: quorum after recusal, votes, failing items, the decision of two people.

mod late;
mod override_item;
mod pages;
pub(crate) mod scene;

use serde_json::json;

use crate::cast::{Small, Story};
use crate::world::Answer;
use scene::{Council, ROUND};

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.code())
}

#[actix_web::test]
async fn who_is_blocked_leaves_the_base_of_the_quorum_so_one_item_opens_and_another_does_not() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2"]).await;

    // P01, from which M4 is barred: two of three. The consent item of P02 and P03: two of four.
    let alone = council.vote("P01", &[("M1", "yes"), ("M2", "yes")]).await;
    let consent = council.vote_at(1, &[("M1", "yes"), ("M2", "yes")]).await;

    assert_eq!(alone.status, 200, "{}", alone.text);
    assert_eq!(
        (&alone.json["motion"]["base"], &alone.json["motion"]["present"]),
        (&json!(3), &json!(2))
    );
    assert_eq!(refused(&consent), (409, "no_quorum"));
}

#[actix_web::test]
async fn a_blocked_member_sees_of_the_item_its_position_and_cannot_vote_on_it() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;

    let vote = council.vote("P01", &[("M1", "yes"), ("M4", "yes")]).await;
    let items = council.members[3].get(&format!("{ROUND}/meetings/1/items")).await;

    assert_eq!(refused(&vote), (409, "vote_blocked"));
    assert_eq!(vote.json["errors"][0]["pointer"], "/votes/1");
    let place = council.position("P01").await;
    assert_eq!(
        items.json["items"][place - 1],
        json!({ "position": place, "recused": true })
    );
    assert!(!items.text.contains("P01"));
}

#[actix_web::test]
async fn an_equality_is_not_carried_and_a_failed_item_makes_the_rest_be_counted_again() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let everybody = [("M1", "yes"), ("M2", "yes"), ("M3", "yes"), ("M4", "yes")];
    assert_eq!(council.vote_at(1, &everybody).await.status, 200);
    assert_eq!(council.confirm(1).await.json["state"], "carried");
    let place = council.position("P01").await;

    council
        .vote("P01", &[("M1", "yes"), ("M2", "no"), ("M3", "abstain")])
        .await;
    let failed = council.confirm(place).await;

    assert_eq!(failed.json["state"], "not_carried", "{}", failed.text);
    // P01 took 400 million; now P03, for which 100 were left, is selected and put again.
    let again = council.position("P03").await;
    let items = council.secretary.get(&format!("{ROUND}/meetings/1/items")).await;
    let item = &items.json["items"][again - 1];
    assert_eq!(
        (&item["state"], &item["put"]["outcome"]),
        (&json!("open"), &json!("selected"))
    );
    let asked = council
        .secretary
        .post(&format!("{ROUND}/decision-requests"), &json!({}))
        .await;
    assert_eq!(refused(&asked), (409, "items_unresolved"));
}

#[actix_web::test]
async fn the_list_is_approved_by_another_person_than_the_one_who_asked() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    council.resolve_all().await;

    let asked = council
        .secretary
        .post(&format!("{ROUND}/decision-requests"), &json!({}))
        .await;
    assert_eq!(asked.status, 201, "{}", asked.text);
    assert_eq!(asked.json["committed"], 900_000_000);
    let given = json!({ "digest": asked.json["digest"] });
    let path = format!("{ROUND}/decision");

    assert_eq!(
        refused(&council.secretary.put_at(&asked.etag(), &path, &given).await),
        (403, "not_yours")
    );
    council.also_approves("secretary").await;
    assert_eq!(
        refused(&council.secretary.put_at(&asked.etag(), &path, &given).await),
        (409, "approval_same_person")
    );
    let wrong = json!({ "digest": "0000" });
    assert_eq!(
        refused(&council.approver.put_at(&asked.etag(), &path, &wrong).await),
        (409, "approval_outdated")
    );
    let approved = council.approver.put_at(&asked.etag(), &path, &given).await;
    assert_eq!(approved.status, 200, "{}", approved.text);
    assert_eq!(council.secretary.get(ROUND).await.json["stage"], "decided");
}

#[actix_web::test]
async fn what_is_wrong_in_a_meeting_s_forms_is_told_at_its_line_and_they_stay_open() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let version = async |path: &str| {
        let read = council.secretary.get(&format!("{ROUND}/meetings/1{path}")).await;
        read.json["version"].to_string()
    };
    let desk = "/en/rounds/2017/desk/meetings/1";
    let attendance = version("/attendance").await;
    let turned = [
        ("version", attendance.as_str()),
        ("seat/0", "M1"),
        ("from/0", ""),
        ("until/0", ""),
        ("seat/1", "M1"),
        ("from/1", "2017-06-23T15:00"),
        ("until/1", "2017-06-23T14:00"),
    ];
    let position = council.position("P01").await;
    let item = format!("{desk}/items/{position}");
    let motion = [
        ("version", "1"),
        ("text", "조건부로 선정"),
        ("conditions", ""),
        ("amount", "much"),
    ];

    let turned = council
        .secretary
        .form(&format!("{desk}/attendance"), &turned)
        .await;
    let motion = council.secretary.form(&format!("{item}/motion"), &motion).await;
    let calm = [
        council.secretary.get(desk).await.text,
        council.secretary.get(&item).await.text,
    ];

    for answer in [&turned, &motion] {
        assert_eq!(answer.status, 422, "{}", answer.text);
        assert!(answer.text.contains("<details open>"), "{}", answer.text);
    }
    for page in &calm {
        assert!(!page.contains("<details open>"), "{page}");
    }
    assert!(turned.text.contains("id=\"from/1-wrong\""), "{}", turned.text);
    assert!(!turned.text.contains("id=\"from/0-wrong\""), "{}", turned.text);
    assert!(turned.text.contains("href=\"#from/1\""), "{}", turned.text);
    assert!(turned.text.contains("id=\"from/1\""), "{}", turned.text);
    assert!(motion.text.contains("조건부로 선정"), "{}", motion.text);
}

#[actix_web::test]
async fn from_whom_an_item_is_hidden_is_not_told_that_another_is_in_hand() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let page = "/en/rounds/2017/meetings/1";

    let whole = council.members[1].get(page).await.text;
    let barred = council.members[3].get(page).await.text;
    let task = council.members[3].get("/en/").await.text;

    assert!(whole.contains("In hand"), "{whole}");
    assert!(barred.contains("You take no part in it."), "{barred}");
    assert!(!barred.contains("In hand"), "{barred}");
    assert!(task.contains("/rounds/2017/meetings/1\""), "{task}");
    assert!(!task.contains("Item 1"), "{task}");
}

#[actix_web::test]
async fn the_list_comes_back_with_a_reason_and_is_asked_for_anew() {
    let small = Small::at("resolved", Story::default()).await;
    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    let (back, decision) = (format!("{ROUND}/decision/return"), format!("{ROUND}/decision"));
    let reason = json!({ "reason": "표결 기록을 확인할 것" });
    let asked = approver.get(&decision).await;

    let silent = json!({ "reason": " " });
    let silent = approver
        .with("if-match", &asked.etag())
        .post(&back, &silent)
        .await;
    let own = secretary
        .with("if-match", &asked.etag())
        .post(&back, &reason)
        .await;
    let returned = approver
        .with("if-match", &asked.etag())
        .post(&back, &reason)
        .await;
    let given = json!({ "digest": asked.json["digest"] });
    let late = approver.put_at(&returned.etag(), &decision, &given).await;

    assert_eq!(refused(&silent), (422, "reason_required"));
    assert_eq!(refused(&own), (403, "not_yours"));
    assert_eq!(returned.status, 200, "{}", returned.text);
    let read = secretary.get(&decision).await;
    assert_eq!(read.json["return_reason"], reason["reason"]);
    assert_eq!(refused(&late), (409, "decision_not_asked"));
    let anew = secretary
        .post(&format!("{ROUND}/decision-requests"), &json!({}))
        .await;
    assert_eq!(anew.status, 201, "{}", anew.text);
    let approved = approver.put_at(&anew.etag(), &decision, &given).await;
    assert_eq!(approved.status, 200, "{}", approved.text);
}

#[actix_web::test]
async fn a_secretary_from_whom_something_is_hidden_neither_opens_nor_closes_a_meeting_nor_enters_who_was_there()
 {
    let small = Small::at("sitting", Story::default()).await;
    let (barred, acting) = (
        small.person("secretary-2").await,
        small.person("acting-secretary").await,
    );
    let meeting = format!("{ROUND}/meetings/1");
    let version = barred.get(&meeting).await.etag();
    // M3 has voted on what is hidden: the refusal would say so.
    let without = json!({ "intervals": [{ "seat": "M1", "from": "2017-06-23T13:50:00+09:00" }] });

    for (act, body) in [
        ("attendance", &without),
        ("sitting", &json!({})),
        ("closing", &json!({})),
    ] {
        let answer = barred.put_at(&version, &format!("{meeting}/{act}"), body).await;
        assert_eq!(refused(&answer), (403, "whole_needed"), "{act}");
    }
    let told = acting
        .put_at(&version, &format!("{meeting}/attendance"), &without)
        .await;
    assert_eq!(refused(&told), (409, "attendance_voted"));
    let closed = acting
        .put_at(&version, &format!("{meeting}/closing"), &json!({}))
        .await;
    assert_eq!(closed.json["state"], "closed", "{}", closed.text);
}

#[actix_web::test]
async fn everybody_there_is_in_favour_by_one_button_and_the_next_open_item_comes() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M4"]).await;
    let place = council.position("P01").await;
    let desk = |item: usize| format!("/en/rounds/2017/desk/meetings/1/items/{item}");

    let page = council.secretary.get(&desk(place)).await.text;
    // M4 is there and blocked for P01: two of three are needed and there.
    assert!(
        page.contains("At least 2 of 3 must be present to resolve. 2 are present now."),
        "{page}"
    );
    assert!(page.contains("Enter all 2 present as in favour"), "{page}");
    let items = council
        .secretary
        .get(&format!("{ROUND}/meetings/1/items"))
        .await
        .json;
    let item = &items["items"][place - 1];
    assert_eq!(item["room"]["seats"]["blocked"], json!(["M4"]));
    let version = item["version"].to_string();
    let voted = council
        .secretary
        .form(&format!("{}/votes/all", desk(place)), &[("version", &version)])
        .await;

    assert_eq!((voted.status, voted.header("location")), (303, desk(1).as_str()));
    let items = council
        .secretary
        .get(&format!("{ROUND}/meetings/1/items"))
        .await
        .json;
    let motion = &items["items"][place - 1]["motion"];
    assert_eq!((&motion["yes"], &motion["no"]), (&json!(2), &json!(0)));
    let member = council.members[1]
        .get(&format!("{ROUND}/meetings/1/items"))
        .await
        .json;
    assert!(
        member["items"][0]["room"]["seats"].is_null(),
        "who is blocked is not told to every member"
    );
}

#[actix_web::test]
async fn before_the_vote_each_item_tells_its_quorum_to_those_from_whom_it_is_not_hidden() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2"]).await;
    let place = council.position("P01").await;
    let items = format!("{ROUND}/meetings/1/items");

    let seen = council.members[1].get(&items).await.json;
    let blocked = council.members[3].get(&items).await.json;
    let page = council.members[0].get("/en/rounds/2017/meetings/1").await.text;

    // P01, from which M4 is barred: two of three. The consent item of P02 and P03: two of four.
    assert_eq!(
        seen["items"][place - 1]["room"],
        json!({ "base": 3, "present": 2, "needed": 2, "reached": true })
    );
    assert_eq!(
        seen["items"][0]["room"],
        json!({ "base": 4, "present": 2, "needed": 3, "reached": false })
    );
    assert_eq!(
        blocked["items"][place - 1],
        json!({ "position": place, "recused": true })
    );
    // The item in hand is a part of its own before the agenda.
    let (hand, agenda) = (page.find("In hand</h2>"), page.find("Agenda</h2>"));
    assert!(hand.is_some() && hand < agenda, "{page}");
    let (before, _) = page.split_once("Agenda</h2>").unwrap();
    assert!(before.contains("2 present of 4"), "{before}");
    assert!(before.contains("Not reached"), "{before}");
    assert!(page.contains("/en/rounds/2017/proposals/P01/sheet"), "{page}");
}
