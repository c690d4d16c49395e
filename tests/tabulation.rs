//! Members confirm their rows of the tabulation, or say what is wrong; the secretariat sees who did.

use serde_json::{Value, json};

use crate::cast::points;
use crate::meeting::scene::{Council, ROUND};
use crate::pages::Browser;
use crate::rounds::scene::staff;
use crate::world::{Answer, Client};

const ROW: &str = "/api/v1/rounds/2017/my-row";
const ANSWER: &str = "/api/v1/rounds/2017/my-row/answer";
const ANSWERS: &str = "/api/v1/rounds/2017/row-answers";

/// Says of the row as it is read whether it is the member's own.
async fn answer(member: &Client, remark: Value) -> Answer {
    let row = member.get(ROW).await.json;
    let version = format!("\"{}\"", row["version"]);
    let body = json!({ "digest": row["digest"], "remark": remark });
    member.put_at(&version, ANSWER, &body).await
}

async fn events(council: &Council) -> Vec<String> {
    let lines = council
        .secretary
        .get(&format!(
            "{ROUND}/journal?kind=tabulation.confirmed,tabulation.questioned"
        ))
        .await;
    let items = lines.json["items"].as_array().unwrap().clone();
    let told = |line: &Value| format!("{} {}", line["kind"].as_str().unwrap(), line["object"]["seat"]);
    items.iter().map(told).collect()
}

#[actix_web::test]
async fn a_member_confirms_their_totals_once_over_what_they_saw_and_it_is_on_record() {
    let council = Council::counted().await;
    let member = &council.members[0];

    let row = member.get(ROW).await;
    let confirmed = answer(member, Value::Null).await;
    let body = json!({ "digest": row.json["digest"] });
    let again = member.put_at("\"0\"", ANSWER, &body).await;
    let unread = member.put_at("\"1\"", ANSWER, &json!({ "digest": "0" })).await;

    assert_eq!(row.status, 200, "{}", row.text);
    let totals = row.json["totals"].as_array().unwrap();
    let told: Vec<_> = totals
        .iter()
        .map(|line| {
            (
                line["reference"].as_str().unwrap(),
                line["decimal"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, [("P01", "90.0000"), ("P02", "85.0000"), ("P03", "80.0000")]);
    assert_eq!(
        (&row.json["version"], &row.json["answer"]),
        (&json!(0), &Value::Null)
    );
    assert_eq!(confirmed.status, 200, "{}", confirmed.text);
    assert_eq!(confirmed.json["answer"]["state"], "confirmed");
    assert_eq!(confirmed.json["answer"]["current"], true);
    assert_eq!((again.status, again.code()), (412, "stale"));
    assert_eq!((unread.status, unread.code()), (409, "row_changed"));
    assert_eq!(events(&council).await, ["tabulation.confirmed \"M1\""]);
}

#[actix_web::test]
async fn a_member_says_what_is_wrong_and_may_confirm_later() {
    let council = Council::counted().await;
    let member = &council.members[1];

    staff(&council.world, "colleague", "secretary", "pps").await;

    let empty = answer(member, json!("  ")).await;
    let questioned = answer(member, json!("P02는 84점을 주었습니다.")).await;
    let told = council.secretary.get(ANSWERS).await;
    let confirmed = answer(member, Value::Null).await;

    assert_eq!((empty.status, empty.code()), (422, "text_required"));
    assert_eq!(
        questioned.json["answer"]["state"], "questioned",
        "{}",
        questioned.text
    );
    assert_eq!(
        told.json["seats"][1]["answer"]["remark"],
        "P02는 84점을 주었습니다."
    );
    assert_eq!(
        confirmed.json["answer"]["state"], "confirmed",
        "{}",
        confirmed.text
    );
    assert_eq!(
        events(&council).await,
        ["tabulation.questioned \"M2\"", "tabulation.confirmed \"M2\""]
    );
    let mails = council.world.mails().await;
    let told = mails
        .iter()
        .filter(|mail| mail.subject.starts_with("집계표 확인 필요"));
    let told: Vec<_> = told.map(|mail| mail.to.as_str()).collect();
    // Whoever is of the applicant's own house may not read the whole tabulation, and hears nothing of it.
    assert_eq!(told, ["secretary@simui.example"]);
    assert!(mails.iter().all(|mail| !mail.body.contains("84점")));
    let register = council.secretary.get(&format!("{ROUND}/exceptions")).await;
    assert!(
        register.text.contains("tabulation.questioned"),
        "{}",
        register.text
    );
}

#[actix_web::test]
async fn a_row_has_nothing_of_a_proposal_that_is_hidden_and_its_bytes_do_not_change_with_it() {
    let (here, there) = (Council::counted().await, Council::counted_with_p01_at(10).await);

    let (row, other) = (here.members[3].get(ROW).await, there.members[3].get(ROW).await);
    let (seen, differs) = (here.members[0].get(ROW).await, there.members[0].get(ROW).await);

    assert_eq!(row.status, 200, "{}", row.text);
    assert!(!row.text.contains("P01"));
    assert_eq!(row.text, other.text);
    assert_ne!(seen.text, differs.text, "the control: there was something to see");
}

#[actix_web::test]
async fn a_revised_sheet_asks_for_another_confirmation() {
    let council = Council::counted().await;
    let member = &council.members[0];
    let before = member.get(ROW).await.json["digest"].clone();
    answer(member, Value::Null).await;
    let sheet = member.get(&format!("{ROUND}/proposals/P02/sheet")).await;
    let revision = json!({ "content": points(70), "reason": "논의에서 다시 보았다." });

    let revised = member
        .put_at(
            &sheet.etag(),
            &format!("{ROUND}/proposals/P02/sheet/revision"),
            &revision,
        )
        .await;
    let row = member.get(ROW).await;
    let late = member.put_at("\"1\"", ANSWER, &json!({ "digest": before })).await;
    let told = council.secretary.get(ANSWERS).await;

    assert_eq!(revised.status, 200, "{}", revised.text);
    assert_eq!(row.json["answer"]["current"], false, "{}", row.text);
    assert_eq!((late.status, late.code()), (409, "row_changed"));
    assert_eq!(told.json["seats"][0]["answer"]["current"], false);
    assert_eq!(told.json["seats"][1]["answer"], Value::Null);
}

#[actix_web::test]
async fn a_row_is_its_members_alone_and_the_answers_are_the_ministrys() {
    let council = Council::counted().await;

    let staff = council.secretary.get(ROW).await;
    let member = council.members[0].get(ANSWERS).await;
    let approver = council.approver.get(ANSWERS).await;
    council.stage("decided").await;
    let late = answer(&council.members[0], Value::Null).await;
    council.stage("scoring").await;
    let early = council.members[0].get(ROW).await;

    assert_eq!((staff.status, staff.code()), (403, "not_yours"));
    assert_eq!((member.status, member.code()), (403, "not_yours"));
    assert_eq!(
        approver.json["seats"].as_array().unwrap().len(),
        4,
        "{}",
        approver.text
    );
    assert_eq!((late.status, late.code()), (409, "wrong_stage"));
    assert_eq!((early.status, early.code()), (409, "wrong_stage"));
}

#[actix_web::test]
async fn the_pages_confirm_and_question_without_script_and_the_paper_names_the_count() {
    let council = Council::counted().await;
    let browser = Browser::of(&council.world);
    browser.sign_in("m1@simui.example").await;
    let page = browser.read("/ko/rounds/2017/my-row").await.text().await.unwrap();
    let digest = page.split("name=\"digest\" value=\"").nth(1).unwrap()[..64].to_owned();
    let fields = |answer: &'static str, version: &'static str| {
        [
            ("version", version),
            ("digest", digest.as_str()),
            ("answer", answer),
        ]
    };

    let wordless = browser
        .send("/ko/rounds/2017/my-row", &fields("questioned", "0"))
        .await;
    assert_eq!(wordless.status(), 422);
    assert!(wordless.text().await.unwrap().contains("id=\"remark-wrong\""));
    let confirmed = browser
        .send("/ko/rounds/2017/my-row", &fields("confirmed", "0"))
        .await;
    assert_eq!(confirmed.status(), 303);
    let done = browser.read("/ko/rounds/2017/my-row").await.text().await.unwrap();
    assert!(done.contains("내 점수를 확인했습니다."), "{done}");

    let desk = Browser::of(&council.world);
    desk.sign_in("secretary@simui.example").await;
    let count = council.secretary.get(&format!("{ROUND}/ranking")).await;
    let ko = ["신청 금액", "산정액", "배정액", "집계 방법", "금액 단위: KRW"];
    let en = [
        "Requested",
        "Computed amount",
        "Resolved amount",
        "Method",
        "Amounts in KRW",
    ];
    for (language, word, told) in [("ko", "확인함", ko), ("en", "confirmed", en)] {
        let path = format!("/{language}/rounds/2017/desk/selection/tabulation");
        let paper = desk.read(&path).await;
        assert_eq!(paper.status(), 200);
        let text = paper.text().await.unwrap();
        assert!(
            text.contains(word) && text.contains("class=\"document-foot\""),
            "{text}"
        );
        assert!(text.contains(count.json["input_digest"].as_str().unwrap()));
        for told in told {
            assert!(text.contains(told), "{told}: {text}");
        }
    }
}
