//! Score sheets: saved as they are typed, sealed, reopened.

mod pages;
mod times;
mod windows;

use serde_json::{Value, json};

use crate::cast::{Small, Story};
use crate::world::{ROUND, Scene, content};

fn field(name: &str) -> String {
    format!("{ROUND}/proposals/P02/sheet/fields/{name}")
}

#[actix_web::test]
async fn a_member_types_seals_reopens_and_seals_again_and_both_editions_stay() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await.with("if-match", "\"0\"");
    let path = format!("{ROUND}/proposals/P02/sheet");

    let saved = member.patch(&field("points.will"), &json!({ "value": 26 })).await;
    let comment = member.patch(&field("comment"), &json!({ "value": "좋음" })).await;
    let mine = member.get(&format!("{ROUND}/my-sheets")).await;
    assert_eq!(
        (saved.status, saved.etag().as_str()),
        (200, "\"1\""),
        "{}",
        saved.text
    );
    assert_eq!(comment.status, 200, "{}", comment.text);
    assert_eq!(mine.json["items"][2]["state"], "draft", "{}", mine.text);
    let member = scene.client("m2").await;
    let sheet = member.get(&path).await;
    let rest = json!({ "points": { "need": 20, "effect": 30 } });
    let sealed = member.put_at(&sheet.etag(), &format!("{path}/seal"), &rest).await;
    assert_eq!(sealed.status, 200, "{}", sealed.text);
    assert_eq!(sealed.json["editions"][0]["content"]["points"]["will"], 26);

    let again = member.put_at(&sheet.etag(), &format!("{path}/seal"), &rest).await;
    assert_eq!(
        (again.status, again.etag()),
        (200, sealed.etag()),
        "{}",
        again.text
    );
    let late = member
        .with("if-match", "\"1\"")
        .patch(&field("points.will"), &json!({ "value": 27 }))
        .await;
    assert_eq!((late.status, late.code()), (409, "sheet_sealed"));
    let opened = member
        .with("if-match", &sealed.etag())
        .delete(&format!("{path}/seal"))
        .await;
    assert_eq!(opened.status, 200, "{}", opened.text);
    let second = member
        .put_at(&opened.etag(), &format!("{path}/seal"), &content([27, 20, 30]))
        .await;
    assert_eq!(
        second.json["editions"].as_array().unwrap().len(),
        2,
        "{}",
        second.text
    );
}

#[actix_web::test]
async fn what_is_wrong_with_a_sheet_is_told_at_its_fields() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await;
    let path = format!("{ROUND}/proposals/P02/sheet");
    let etag = member.get(&path).await.etag();
    let wrong = json!({ "points": { "will": 31, "need": "20.5", "charm": 1 } });

    let refused = member.put_at(&etag, &format!("{path}/seal"), &wrong).await;
    let without = member.put(&format!("{path}/seal"), &wrong).await;
    let float = member
        .put_at(
            &etag,
            &format!("{path}/seal"),
            &json!({ "points": { "will": 1.5 } }),
        )
        .await;

    assert_eq!(
        (refused.status, refused.code()),
        (422, "fields_invalid"),
        "{}",
        refused.text
    );
    let mut told: Vec<_> = refused.json["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            format!(
                "{} {}",
                error["pointer"].as_str().unwrap(),
                error["code"].as_str().unwrap()
            )
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "/comment opinion_missing",
            "/points/charm criterion_unknown",
            "/points/effect points_missing",
            "/points/need points_off_scale",
            "/points/will points_off_scale",
        ]
    );
    assert_eq!((without.status, without.code()), (428, "version_missing"));
    assert_eq!((float.status, float.code()), (422, "field_wrong"));
}

#[actix_web::test]
async fn nobody_reads_another_s_sheet_nor_learns_which_proposals_there_are() {
    let scene = Scene::scoring().await;
    let second = scene.client("m2").await;
    scene.seal(&second, "P02", [11, 12, 13]).await;

    for name in ["secretary", "applicant", "rival"] {
        let other = scene.client(name).await;
        let there = other.get(&format!("{ROUND}/proposals/P02/sheet")).await;
        let absent = other.get(&format!("{ROUND}/proposals/P99/sheet")).await;
        assert_eq!((there.status, there.code()), (403, "not_yours"), "{name}");
        assert_eq!((absent.status, absent.code()), (403, "not_yours"), "{name}");
    }
    let third = scene
        .client("m3")
        .await
        .get(&format!("{ROUND}/proposals/P02/sheet"))
        .await;
    assert_eq!(third.json["editions"], Value::Array(Vec::new()), "{}", third.text);
    let draft = scene
        .client("m3")
        .await
        .get(&format!("{ROUND}/proposals/P04/sheet"))
        .await;
    assert_eq!((draft.status, draft.code()), (404, "unknown"));
}

#[actix_web::test]
async fn the_secretariat_sees_how_many_are_sealed_and_no_scores() {
    let scene = Scene::scoring().await;
    let second = scene.client("m2").await;
    scene.seal(&second, "P02", [11, 12, 13]).await;

    let progress = scene
        .client("secretary")
        .await
        .get(&format!("{ROUND}/progress"))
        .await;
    let barred = scene
        .client("barred")
        .await
        .get(&format!("{ROUND}/progress"))
        .await;

    assert_eq!(
        progress.json["seats"][1],
        json!({ "seat": "M2", "sealed": 1, "sheets": 3, "final_said": false })
    );
    assert!(!progress.text.contains("points"), "{}", progress.text);
    assert_eq!(
        barred.json["seats"][1],
        json!({ "seat": "M2", "sealed": 0, "sheets": 2, "final_said": false })
    );
    assert!(!barred.text.contains("P02"), "{}", barred.text);
}

#[actix_web::test]
async fn the_sheets_page_sums_what_is_given_and_says_of_how_many_criteria_and_when_it_was_saved() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await.with("if-match", "\"0\"");
    for (name, points) in [("points.will", 26), ("points.need", 20)] {
        assert_eq!(
            member
                .patch(&field(name), &json!({ "value": points }))
                .await
                .status,
            200
        );
    }
    let text = json!({ "value": "의지가 높고 준비가 되어 있다." });
    assert_eq!(member.patch(&field("comment"), &text).await.status, 200);

    let page = member.get("/ko/rounds/2017/proposals/P02/sheet").await.text;

    assert!(page.contains("data-total>46</output> / 100"), "{page}");
    assert!(page.contains(">(평가항목 3개 가운데 2개)</span>"), "{page}");
    assert!(
        page.contains("id=\"comment-saved\">저장됨 2017. 5. 23.(화) 10:00</p>"),
        "{page}"
    );
    assert!(
        page.contains("id=\"comment-count\">글자 17 / 4000, 낱말 5</p>"),
        "{page}"
    );
}

#[actix_web::test]
async fn equal_totals_are_told_before_the_last_seal_and_the_list_tells_totals_and_amounts() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await;
    let page = "/en/rounds/2017/proposals/P03/sheet/seal";
    let equal = "All your totals are equal.";
    for proposal in ["P01", "P02"] {
        assert_eq!(scene.seal(&member, proposal, [20, 20, 30]).await.status, 200);
    }

    let early = member.get(page).await.text;
    let typing = member.with("if-match", "\"0\"");
    for (criterion, points) in [("will", 10), ("need", 30), ("effect", 30)] {
        let path = format!("{ROUND}/proposals/P03/sheet/fields/points.{criterion}");
        let saved = typing.patch(&path, &json!({ "value": points })).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
    }
    let last = member.get(page).await.text;
    let list = member.get("/en/rounds/2017/my-sheets").await.text;

    assert!(!early.contains(equal), "{early}");
    assert!(last.contains(equal), "{last}");
    assert!(last.contains("/en/rounds/2017/my-sheets/compare"), "{last}");
    assert!(list.contains("<strong>70 / 100</strong>"), "{list}");
    assert!(list.contains("Requested amount"), "{list}");
}

#[actix_web::test]
async fn the_paper_of_each_member_has_a_number_of_its_own_and_a_blank_day_until_the_seal() {
    let scene = Scene::scoring().await;
    let (second, third) = (scene.client("m2").await, scene.client("m3").await);
    let paper = "/en/rounds/2017/proposals/P02/sheet/paper";
    scene.seal(&second, "P02", [20, 20, 30]).await;

    let sealed = second.get(paper).await.text;
    let open = third.get(paper).await.text;

    assert!(
        sealed.contains("2017 · P02 · M2 · Edition 1</span> <span>SHA-256"),
        "{sealed}"
    );
    assert!(sealed.contains("Tue 23 May 2017"), "{sealed}");
    assert!(open.contains("2017 · P02 · M3 · "), "{open}");
    assert!(!open.contains("May 2017"), "{open}");
    assert!(open.contains("\u{a0} 2017"), "{open}");
}

#[actix_web::test]
async fn beside_the_sheet_stands_the_same_document_that_its_applicant_reads() {
    let small = Small::at("scoring", Story::default()).await;
    let member = small.role("another member").await;
    let own = format!("/en/rounds/2017/proposals/{}", small.names["proposal"]);
    let part = |page: &str| {
        let from = page.find("<h2>").unwrap();
        let until = page.find("</tbody>").unwrap();
        page[from..until].to_owned()
    };

    let dossier = member.get(&own).await.text;
    let sheet = member.get(&format!("{own}/sheet")).await.text;

    assert!(sheet.contains(&part(&dossier)), "{sheet}");
    for page in [&dossier, &sheet] {
        assert!(page.contains("I have a conflict of interest here"), "{page}");
        assert!(page.contains("/conflicts#recusal/"), "{page}");
    }
}
