//! Score sheets: saved as they are typed, sealed, reopened.

mod pages;

use serde_json::{Value, json};

use crate::cast::{Small, Story};
use crate::world::{ROUND, Scene, at, content};

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
async fn exactly_at_the_close_is_in_time_and_an_extension_is_one_members() {
    let scene = Scene::scoring().await;
    scene.world.clock.set(at("2017-06-09T18:00:00+09:00"));
    let second = scene.client("m2").await;
    assert_eq!(scene.seal(&second, "P02", [20, 20, 30]).await.status, 200);
    let longer = json!({ "until": "2017-06-10T18:00:00+09:00", "reason": "입원" });
    let secretary = scene.client("secretary").await;
    let given = secretary
        .post(&format!("{ROUND}/seats/M3/extensions"), &longer)
        .await;
    assert_eq!(given.status, 200, "{}", given.text);

    scene.world.clock.set(at("2017-06-09T18:00:01+09:00"));
    let second = scene.client("m2").await;
    let closed = scene.seal(&second, "P03", [20, 20, 30]).await;
    let third = scene.client("m3").await;
    let extended = scene.seal(&third, "P03", [20, 20, 30]).await;

    assert_eq!(
        (closed.status, closed.code()),
        (409, "scoring_closed"),
        "{}",
        closed.text
    );
    assert_eq!(extended.status, 200, "{}", extended.text);
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
async fn a_member_with_more_time_reads_the_later_instant_everywhere_and_the_others_nothing_of_it() {
    let scene = Scene::scoring().await;
    let secretary = scene.client("secretary").await;
    let longer = json!({ "until": "2017-06-10T18:00:00+09:00", "reason": "입원" });
    let given = secretary
        .post(&format!("{ROUND}/seats/M3/extensions"), &longer)
        .await;
    assert_eq!(given.status, 200, "{}", given.text);
    scene.world.clock.set(at("2017-06-09T18:00:01+09:00"));
    let (second, third) = (scene.client("m2").await, scene.client("m3").await);
    let secretary = scene.client("secretary").await;

    for page in [
        "/en/",
        "/en/rounds/2017/my-sheets",
        "/en/rounds/2017/proposals/P02/sheet",
    ] {
        let (own, other) = (third.get(page).await.text, second.get(page).await.text);
        assert!(own.contains("Sat 10 June 2017, 18:00 KST"), "{page}: {own}");
        assert!(own.contains("23 h 59 min left"), "{page}: {own}");
        assert!(!other.contains("10 June"), "{page}: {other}");
    }
    let seat = third.get("/en/rounds/2017/seat/M3").await.text;
    assert!(seat.contains("Sat 10 June 2017, 18:00 KST"), "{seat}");
    let dates = third.get("/en/rounds/2017/calendar.ics").await.text;
    assert!(dates.contains("DTSTART:20170610T090000Z"), "{dates}");
    assert!(dates.contains("SUMMARY:Scoring opens: 2017"), "{dates}");
    let dates = second.get("/en/rounds/2017/calendar.ics").await.text;
    assert!(dates.contains("DTSTART:20170609T090000Z"), "{dates}");
    let seen = |round: Value| round["extensions"][0]["seat"].clone();
    assert_eq!(seen(third.get(ROUND).await.json), "M3");
    assert_eq!(seen(secretary.get(ROUND).await.json), "M3");
    assert_eq!(second.get(ROUND).await.json["extensions"], json!([]));
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

#[actix_web::test]
async fn before_it_opens_and_after_it_closed_a_sheet_is_only_read_and_says_when() {
    let scene = Scene::screening().await;
    scene.council().await;
    let secretary = scene.client("secretary").await;
    let convened = secretary
        .put(&format!("{ROUND}/stage/scoring"), &Value::Null)
        .await;
    assert_eq!(convened.status, 204, "{}", convened.text);
    let (own, list) = ("/en/rounds/2017/proposals/P02/sheet", "/en/rounds/2017/my-sheets");
    let (sealed, confirming) = ("/en/rounds/2017/proposals/P01/sheet", format!("{own}/seal"));
    let (begins, ended) = (
        "Scoring begins at Mon 22 May 2017",
        "Scoring ended at Fri 9 June 2017",
    );
    let go = "name=\"act\" value=\"seal\"";

    let member = scene.client("m2").await;
    for page in [own, list] {
        let early = member.get(page).await.text;
        assert!(early.contains(begins), "{early}");
        assert!(!early.contains(go), "{early}");
    }
    scene.world.clock.set(at("2017-05-23T10:00:00+09:00"));
    let member = scene.client("m2").await.with("if-match", "\"0\"");
    let typed = member.patch(&field("comment"), &json!({ "value": "좋음" })).await;
    assert_eq!(typed.status, 200, "{}", typed.text);
    let member = scene.client("m2").await;
    assert_eq!(scene.seal(&member, "P01", [20, 20, 30]).await.status, 200);
    let open = member.get(own).await.text;
    let again = member.get(sealed).await.text;
    let confirms = member.get(&confirming).await.text;
    scene.world.clock.set(at("2017-06-09T18:00:01+09:00"));
    let member = scene.client("m2").await;

    let act = format!("action=\"{confirming}\"");
    let reopen = "name=\"act\" value=\"reopen\"";
    assert!(open.contains(go) && !open.contains("Scoring begins"), "{open}");
    assert!(again.contains(reopen), "{again}");
    assert!(confirms.contains(&act), "{confirms}");
    for (page, offer) in [
        (own, go),
        (list, go),
        (sealed, reopen),
        (confirming.as_str(), act.as_str()),
    ] {
        let late = member.get(page).await.text;
        assert!(late.contains(ended), "{page}: {late}");
        assert!(!late.contains(offer), "{page}: {late}");
    }
    assert!(member.get(own).await.text.contains("좋음"));
    let typed = [
        ("version", "1"),
        ("act", "save"),
        ("comment", "늦게 쓴 글"),
        ("version/comment", "1"),
    ];
    let refused = member.form(own, &typed).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(refused.text.contains("늦게 쓴 글"), "{}", refused.text);
    assert!(!refused.text.contains(go), "{}", refused.text);
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
