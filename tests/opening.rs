//! The opening by two people, and revision after it.

use serde_json::{Value, json};

use crate::world::{ROUND, Scene, at, content};

#[actix_web::test]
async fn chair_and_secretary_open_two_people_when_every_member_said_final() {
    let scene = Scene::scoring().await;
    let opening = format!("{ROUND}/opening");
    let chair = scene.client("m1").await;
    let early = chair.put(&opening, &Value::Null).await;
    assert_eq!((early.status, early.code()), (409, "opening_scoring_open"));
    scene.all_final().await;
    let secretary = scene.client("secretary").await;

    let first = secretary.put(&opening, &Value::Null).await;
    let member = scene.client("m2").await.put(&opening, &Value::Null).await;
    let asked = chair.put(&opening, &Value::Null).await;
    let same = chair.put(&opening, &Value::Null).await;
    let barred = scene.client("barred").await.put(&opening, &Value::Null).await;

    assert_eq!((first.status, first.code()), (409, "opening_chair_first"));
    assert_eq!((member.status, member.code()), (403, "not_yours"));
    assert_eq!(asked.status, 200, "{}", asked.text);
    assert_eq!((same.status, same.code()), (403, "opening_same_person"));
    assert_eq!((barred.status, barred.code()), (403, "whole_needed"));
    let opened = secretary.put(&opening, &Value::Null).await;
    assert_eq!(opened.status, 200, "{}", opened.text);
    assert!(opened.json["opened_at"].is_string());
    let again = secretary.put(&opening, &Value::Null).await;
    assert_eq!((again.status, again.code()), (409, "wrong_stage"));
    let told = "SELECT count(*) FROM journal WHERE kind = 'opening.opened'";
    assert_eq!(scene.world.database.number(told).await, 1);
}

#[actix_web::test]
async fn whoever_chairs_after_the_asking_asks_anew_and_only_then_the_secretary_opens() {
    let scene = Scene::scoring().await;
    scene.all_final().await;
    let opening = format!("{ROUND}/opening");
    let asked = scene.client("m1").await.put(&opening, &Value::Null).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    let secretary = scene.client("secretary").await;
    let given = secretary
        .put(
            &format!("{ROUND}/seats/M2/chair"),
            &json!({ "acting_reason": "위원장 부재" }),
        )
        .await;
    assert_eq!(given.status, 200, "{}", given.text);
    let (page, at_desk) = ("/en/rounds/2017/opening", "/en/rounds/2017/desk/opening");
    let form = "action=\"/en/rounds/2017/opening\"";
    let button = "<form method=\"post\"><button class=\"button danger\">";
    let (former, chair) = (scene.client("m1").await, scene.client("m2").await);

    let over = secretary.get(&opening).await;
    let waiting = secretary.get(at_desk).await.text;
    let before = secretary.get(page).await.text;
    let gone = former.get(page).await.text;
    let tasks = chair.get("/en/").await.text;
    let theirs = chair.get(page).await.text;
    let anew = chair.form(page, &[]).await;
    let asked = chair.get(page).await.text;
    let offered = secretary.get(page).await.text;
    let barred = scene.client("barred").await.get(page).await.text;

    assert_eq!((over.status, over.code()), (404, "unknown"), "{}", over.text);
    assert!(
        waiting.contains("The chair has not begun the opening yet."),
        "{waiting}"
    );
    assert!(!waiting.contains(button), "{waiting}");
    assert!(!before.contains(form), "{before}");
    assert!(!gone.contains(form), "{gone}");
    assert!(tasks.contains("Begin the opening of the scores"), "{tasks}");
    assert!(theirs.contains(form), "{theirs}");
    assert_eq!(anew.status, 303, "{}", anew.text);
    assert!(!asked.contains(form), "{asked}");
    assert!(offered.contains(form), "{offered}");
    assert!(!barred.contains(form), "{barred}");
    let opened = secretary.form(at_desk, &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    assert!(secretary.get(&opening).await.json["opened_at"].is_string());
}

#[actix_web::test]
async fn final_needs_every_sheet_sealed_and_reopening_takes_it_back() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await;
    let open = member.put(&format!("{ROUND}/seats/M2/final"), &Value::Null).await;
    assert_eq!((open.status, open.code()), (409, "sheets_open"));
    scene.all_final().await;
    let path = format!("{ROUND}/proposals/P01/sheet");
    let sheet = member.get(&path).await;

    let reopened = member
        .with("if-match", &sheet.etag())
        .delete(&format!("{path}/seal"))
        .await;

    assert_eq!(reopened.status, 200, "{}", reopened.text);
    let seat = member.get(&format!("{ROUND}/seats/M2")).await;
    assert_eq!(seat.json["final_said"], false);
    let early = scene
        .client("m1")
        .await
        .put(&format!("{ROUND}/opening"), &Value::Null)
        .await;
    assert_eq!((early.status, early.code()), (409, "opening_scoring_open"));
}

#[actix_web::test]
async fn after_the_opening_a_sheet_is_revised_with_a_reason_and_both_editions_stay() {
    let scene = Scene::scoring().await;
    scene.all_final().await;
    scene.world.clock.set(at("2017-06-23T14:00:00+09:00"));
    let opening = format!("{ROUND}/opening");
    scene.client("m1").await.put(&opening, &Value::Null).await;
    scene.client("secretary").await.put(&opening, &Value::Null).await;
    let member = scene.client("m2").await;
    let path = format!("{ROUND}/proposals/P01/sheet");
    let etag = member.get(&path).await.etag();
    let silent = json!({ "content": content([25, 20, 30]), "reason": " " });
    let revision = json!({ "content": content([25, 20, 30]), "reason": "토론 결과" });

    let refused = member.put_at(&etag, &format!("{path}/revision"), &silent).await;
    let revised = member.put_at(&etag, &format!("{path}/revision"), &revision).await;
    let stale = member.put_at(&etag, &format!("{path}/revision"), &revision).await;

    assert_eq!(
        (refused.status, refused.code()),
        (422, "text_required"),
        "{}",
        refused.text
    );
    assert_eq!(revised.status, 200, "{}", revised.text);
    assert_eq!(revised.json["editions"][0]["kind"], "revised");
    assert_eq!(revised.json["editions"][1]["kind"], "sealed");
    assert_eq!((stale.status, stale.code()), (412, "stale"));
    let sealing = scene.seal(&member, "P02", [1, 2, 3]).await;
    assert_eq!(
        (sealing.status, sealing.code()),
        (409, "wrong_stage"),
        "{}",
        sealing.text
    );
}

#[actix_web::test]
async fn the_desk_says_whose_sheets_would_be_missing_and_offers_the_opening_once_the_chair_began_it() {
    let scene = Scene::scoring().await;
    let page = "/en/rounds/2017/desk/opening";
    let button = "<form method=\"post\"><button class=\"button danger\">";
    let secretary = scene.client("secretary").await;

    let early = secretary.get(page).await.text;
    assert!(
        early.contains("sheets that are not sealed are left out"),
        "{early}"
    );
    assert!(!early.contains(button), "{early}");
    assert!(
        early.contains("The chair has not begun the opening yet."),
        "{early}"
    );

    scene.all_final().await;
    let asked = scene
        .client("m1")
        .await
        .put(&format!("{ROUND}/opening"), &Value::Null)
        .await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    let begun = secretary.get(page).await.text;
    assert!(
        begun.contains("Every sheet is sealed.") && begun.contains(button),
        "{begun}"
    );
    let barred = scene.client("barred").await.get(page).await.text;
    assert!(!barred.contains(button), "{barred}");
    assert!(
        barred.contains("The acting secretary agrees in their stead."),
        "{barred}"
    );
}

#[actix_web::test]
async fn the_chair_reads_who_has_not_said_final_and_may_begin_only_when_all_have() {
    let scene = Scene::scoring().await;
    let chair = scene.client("m1").await;
    let page = "/en/rounds/2017/opening";
    let form = "action=\"/en/rounds/2017/opening\"";

    let early = chair.get(page).await.text;
    scene.all_final().await;
    let chair = scene.client("m1").await;
    let ready = chair.get(page).await.text;
    chair.put(&format!("{ROUND}/opening"), &Value::Null).await;
    let secretary = scene.client("secretary").await;
    secretary.put(&format!("{ROUND}/opening"), &Value::Null).await;
    let opened = chair.get(page).await.text;

    assert!(early.contains("0 of 5 members said"), "{early}");
    assert!(early.contains("m4 <span class=\"code\">M4</span>"), "{early}");
    assert!(!early.contains(form), "{early}");
    assert!(ready.contains("5 of 5 members said"), "{ready}");
    assert!(ready.contains(form), "{ready}");
    assert!(opened.contains("/en/rounds/2017/ranking"), "{opened}");
    assert!(opened.contains("/en/rounds/2017/my-row"), "{opened}");
    assert!(!opened.contains(form), "{opened}");
}
