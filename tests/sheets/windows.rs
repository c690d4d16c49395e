//! Several windows on one sheet: what one saved the other is told before it is written over.

use serde_json::{Value, json};

use super::field;
use crate::world::{ROUND, Scene, content};

#[actix_web::test]
async fn of_many_who_save_one_field_at_once_one_wins_and_the_others_are_told() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await.with("if-match", "\"0\"");
    let name = field("points.need");
    let bodies: Vec<_> = (10..14).map(|points| json!({ "value": points })).collect();

    let answers = futures_util::future::join_all(bodies.iter().map(|body| member.patch(&name, body))).await;

    let mut statuses: Vec<_> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412]);
}

#[actix_web::test]
async fn of_many_who_seal_one_sheet_at_once_one_wins_and_the_others_are_told() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await;
    let path = format!("{ROUND}/proposals/P02/sheet");
    let etag = member.get(&path).await.etag();
    let bodies: Vec<_> = (10..14).map(|points| content([points, 20, 30])).collect();
    let seal = format!("{path}/seal");

    let answers =
        futures_util::future::join_all(bodies.iter().map(|body| member.put_at(&etag, &seal, body))).await;

    let mut statuses: Vec<_> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412]);
    assert_eq!(
        scene
            .world
            .database
            .number("SELECT count(*) FROM sheet_editions")
            .await,
        1
    );
    let told = "SELECT count(*) FROM journal WHERE kind = 'sheet.sealed'";
    assert_eq!(scene.world.database.number(told).await, 1);
}

#[actix_web::test]
async fn a_field_that_another_window_saved_is_read_alone_and_then_saved_over() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await;
    let name = field("points.will");
    let never = member.get(&name).await;
    let save = async |version: &str, points: i64| {
        let member = member.with("if-match", version);
        member.patch(&name, &json!({ "value": points })).await
    };
    assert_eq!(save("\"0\"", 26).await.status, 200);

    let stale = save("\"0\"", 27).await;
    let theirs = member.get(&name).await;
    let merged = save(&theirs.etag(), 27).await;

    assert_eq!(
        (never.status, never.etag().as_str()),
        (200, "\"0\""),
        "{}",
        never.text
    );
    assert_eq!(
        (&never.json["value"], &never.json["saved_at"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(stale.status, 412);
    assert_eq!(
        (theirs.status, &theirs.json["value"]),
        (200, &json!(26)),
        "{}",
        theirs.text
    );
    assert_eq!(theirs.json["saved_at"], "2017-05-23T01:00:00.000000Z");
    assert_eq!(
        (merged.status, merged.etag().as_str()),
        (200, "\"2\""),
        "{}",
        merged.text
    );
    let other = scene.client("m3").await.get(&name).await;
    assert_eq!(other.json["value"], Value::Null, "everybody reads their own");
    let none = member.get(&field("points.charm")).await;
    assert_eq!((none.status, none.code()), (422, "criterion_unknown"));
    assert_eq!(scene.client("applicant").await.get(&name).await.status, 403);
}

#[actix_web::test]
async fn what_another_window_saved_after_it_was_shown_is_not_sealed_unseen() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await;
    let (sheet, page) = (
        format!("{ROUND}/proposals/P02/sheet"),
        "/en/rounds/2017/proposals/P02/sheet/seal",
    );
    let save = async |version: &str, name: &str, value: Value| {
        let typing = member.with("if-match", version);
        let saved = typing.patch(&field(name), &json!({ "value": value })).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
    };
    for (name, value) in [
        ("points.will", json!(28)),
        ("points.need", json!(20)),
        ("points.effect", json!(30)),
        ("comment", json!("좋음")),
    ] {
        save("\"0\"", name, value).await;
    }
    let shown = member.get(&sheet).await;
    let (etag, draft) = (shown.etag(), shown.json["draft"].as_str().unwrap().to_owned());
    let version = shown.json["version"].to_string();
    let fields = [("version", version.as_str()), ("draft", draft.as_str())];
    let confirming = member.get(page).await.text;
    save("\"1\"", "points.will", json!(2)).await;

    let unseen = member.form(page, &fields).await;
    let sent = json!({});
    let unseen_too = member
        .put_at(&etag, &format!("{sheet}/seal?draft={draft}"), &sent)
        .await;
    save("\"2\"", "points.will", json!(28)).await;
    let seen = member.form(page, &fields).await;
    let again = member.form(page, &fields).await;

    let hidden = format!("name=\"draft\" value=\"{draft}\"");
    assert!(confirming.contains(&hidden), "{confirming}");
    assert_eq!(unseen.status, 412, "{}", unseen.text);
    assert!(
        unseen.text.contains("<td class=\"number\">2</td>"),
        "{}",
        unseen.text
    );
    assert!(!unseen.text.contains(&hidden), "{}", unseen.text);
    assert_eq!((unseen_too.status, unseen_too.code()), (412, "stale"));
    assert_eq!((seen.status, again.status), (303, 303), "{}", seen.text);
    let sealed = member.get(&sheet).await;
    assert_eq!(sealed.json["editions"].as_array().unwrap().len(), 1);
    assert_eq!(sealed.json["editions"][0]["content"]["points"]["will"], 28);
}
