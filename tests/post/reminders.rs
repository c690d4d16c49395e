//! Who has not answered is reminded, at most once a day, and not by their own people on the ministry's side.

use serde_json::{Value, json};

use super::{page, texts};
use crate::world::Client;
use crate::world::survey::Survey;

const RESPONSES: &str = "/api/v1/rounds/2017/responses";
const REMINDERS: &str = "/api/v1/rounds/2017/reminders";

fn all() -> Value {
    json!({ "to": ["not_opened", "opened", "draft_begun"] })
}

/// How far each organization is.
async fn so_far(client: &Client) -> Vec<String> {
    let answer = client.get(RESPONSES).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let listed = &answer.json["organizations"];
    let pairs = texts(listed, "/organization")
        .into_iter()
        .zip(texts(listed, "/response"));
    pairs
        .map(|(code, response)| format!("{code} {response}"))
        .collect()
}

/// To whom reminders went so far.
async fn reminded(survey: &Survey) -> Vec<String> {
    let mails = survey.world.mails().await.into_iter();
    let reminders = mails.filter(|mail| mail.subject.starts_with("회신 요청"));
    reminders.map(|mail| mail.to).collect()
}

#[actix_web::test]
async fn the_board_tells_who_opened_who_began_and_who_answered() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    assert_eq!(
        so_far(&secretary).await,
        ["archives untold", "daegu not_opened", "pps not_opened"]
    );

    survey.person("officer").await.get("/api/v1/rounds/2017").await;
    let rival = survey.person("rival").await;
    let address = survey.draft(&rival, "pps").await;
    assert_eq!(
        so_far(&secretary).await,
        ["archives untold", "daegu opened", "pps draft_begun"]
    );

    assert_eq!(crate::world::survey::submit(&rival, &address).await.status, 200);
    let coordinator = survey.person("coordinator").await;
    let none = json!({ "reason": "올해는 수요가 없다." });
    let said = coordinator
        .put("/api/v1/rounds/2017/organizations/daegu/no-demand", &none)
        .await;
    assert!(said.status < 300, "{}", said.text);
    assert_eq!(
        so_far(&secretary).await,
        ["archives untold", "daegu no_demand", "pps replied"]
    );
    assert_eq!(coordinator.get(RESPONSES).await.status, 403);
}

#[actix_web::test]
async fn an_organization_is_reminded_once_in_a_day_and_each_coordinator_by_one_mail() {
    let survey = Survey::open().await;
    let rival = survey.person("rival").await;
    survey.submitted(&rival, "pps").await;
    let secretary = survey.person("secretary").await;

    let preview = secretary
        .get(&format!("{REMINDERS}/preview?to=not_opened,opened,draft_begun"))
        .await;
    assert_eq!(texts(&preview.json["recipients"], "/organization"), ["daegu"]);
    assert_eq!(texts(&preview.json["left_out"], "/why"), ["own_tree"]);
    assert_eq!(texts(&preview.json["mail"], "/language"), ["ko", "en"]);
    // An invisible break keeps people's text from being read as an address.
    let korean = preview.json["mail"][0]["body"]
        .as_str()
        .unwrap()
        .replace('\u{200b}', "");
    assert!(
        korean.contains("daegu 기관의") && korean.contains("2017. 4. 28.(금) 18:00"),
        "{korean}"
    );
    assert_eq!(
        reminded(&survey).await,
        Vec::<String>::new(),
        "a preview sends nothing"
    );

    let sent = secretary.post(REMINDERS, &all()).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    assert_eq!(reminded(&survey).await, ["coordinator@simui.example"]);
    let events = secretary
        .get("/api/v1/rounds/2017/journal?kind=round.reminded")
        .await;
    assert_eq!(events.json["items"].as_array().unwrap().len(), 1);

    let again = secretary.post(REMINDERS, &all()).await;
    assert_eq!((again.status, again.code()), (409, "reminder_nobody"));
    survey.at("2017-04-11T09:59:00+09:00");
    let early = survey.person("secretary").await.post(REMINDERS, &all()).await;
    assert_eq!(early.code(), "reminder_nobody");
    survey.at("2017-04-11T10:01:00+09:00");
    let later = survey.person("secretary").await.post(REMINDERS, &all()).await;
    assert_eq!(later.status, 200, "{}", later.text);
    assert_eq!(reminded(&survey).await.len(), 2);
}

#[actix_web::test]
async fn one_organization_alone_is_reminded_from_its_row_of_the_board() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let board = page(&secretary, "/en/rounds/2017/desk/responses").await;
    let address = "/en/rounds/2017/desk/reminders?organization=daegu&amp;not_opened=1";
    assert!(board.contains(address), "{board}");
    assert!(
        !board.contains("organization=archives"),
        "nobody reminds their own tree"
    );

    let preview = page(&secretary, &address.replace("&amp;", "&")).await;
    assert!(preview.contains("Organizations to be reminded: 1"), "{preview}");
    let form = [("to", "not_opened"), ("organization", "daegu")];
    assert_eq!(
        secretary
            .form("/en/rounds/2017/desk/reminders", &form)
            .await
            .status,
        303
    );
    assert_eq!(reminded(&survey).await, ["coordinator@simui.example"]);

    let stranger = json!({ "to": ["not_opened"], "organization": "nobody" });
    let refused = secretary.post(REMINDERS, &stranger).await;
    assert_eq!((refused.status, refused.code()), (422, "not_a_choice"));
}

#[actix_web::test]
async fn two_secretaries_at_once_remind_an_organization_once() {
    let survey = Survey::open().await;
    let (one, other) = (
        survey.person("secretary").await,
        survey.person("acting-secretary").await,
    );
    let only = json!({ "to": ["not_opened"] });
    let (first, second) =
        futures_util::future::join(one.post(REMINDERS, &only), other.post(REMINDERS, &only)).await;
    assert!(
        first.status == 200 || second.status == 200,
        "{} {}",
        first.text,
        second.text
    );
    let mut to = reminded(&survey).await;
    to.sort();
    to.dedup();
    assert_eq!(reminded(&survey).await.len(), to.len(), "{to:?}");
}

#[actix_web::test]
async fn whoever_answers_before_the_mail_leaves_gets_none() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    assert_eq!(secretary.post(REMINDERS, &all()).await.status, 200);
    let coordinator = survey.person("coordinator").await;
    survey.submitted(&coordinator, "daegu").await;

    assert_eq!(reminded(&survey).await, ["rival@simui.example"]);
}

#[actix_web::test]
async fn of_their_own_tree_a_secretary_is_told_nothing_and_the_acting_one_reminds_it() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let preview = format!("{REMINDERS}/preview?to=not_opened,opened,draft_begun");
    let before = (
        secretary.get(RESPONSES).await.text,
        secretary.get(&preview).await.text,
    );

    let archivist = survey.person("archivist").await;
    archivist.get("/api/v1/rounds/2017").await;
    survey.draft(&archivist, "archives").await;

    let after = (
        secretary.get(RESPONSES).await.text,
        secretary.get(&preview).await.text,
    );
    assert_eq!(before, after);
    let acting = survey.person("acting-secretary").await;
    assert!(so_far(&acting).await.contains(&"archives draft_begun".to_owned()));
    let only = json!({ "to": ["draft_begun"] });
    assert_eq!(secretary.post(REMINDERS, &only).await.code(), "reminder_nobody");
    assert_eq!(acting.post(REMINDERS, &only).await.status, 200);
    assert_eq!(reminded(&survey).await, ["archivist@simui.example"]);
}

#[actix_web::test]
async fn an_organization_without_a_coordinator_is_told_and_left_out_of_a_reminder() {
    let survey = Survey::open().await;
    let nobody = "DELETE FROM memberships WHERE part = 'coordinator' AND organization_id = \
        (SELECT id FROM organizations WHERE code = 'daegu')";
    assert!(survey.world.database.takes(nobody).await);
    let secretary = survey.person("secretary").await;

    let board = page(&secretary, "/ko/rounds/2017/desk/responses").await;
    let preview = page(&secretary, "/ko/rounds/2017/desk/reminders?not_opened=1").await;
    let table = secretary.get("/ko/rounds/2017/desk/responses.csv").await;

    assert!(board.contains("총괄담당자 없음"), "{board}");
    let table_part = board.rsplit("<tbody>").next().unwrap();
    assert!(
        table_part.find("pps 기관") < table_part.find("archives 기관"),
        "those to come are first: {board}"
    );
    assert!(
        preview.contains("총괄담당자가 없어 받을 사람이 없습니다."),
        "{preview}"
    );
    assert!(
        table.text.contains("\"daegu\",\"daegu 기관\",\"열어 보지 않음\""),
        "{}",
        table.text
    );
    assert_eq!(secretary.post(REMINDERS, &all()).await.status, 200);
    assert_eq!(reminded(&survey).await, ["rival@simui.example"]);
}

#[actix_web::test]
async fn only_a_secretary_reminds_and_only_while_the_survey_is_open() {
    let survey = Survey::open().await;
    for (who, status) in [("approver", 403), ("coordinator", 403)] {
        let answer = survey.person(who).await.post(REMINDERS, &all()).await;
        assert_eq!(answer.status, status, "{who}: {}", answer.text);
    }
    let secretary = survey.person("secretary").await;
    for to in [json!([]), json!(["replied"])] {
        let answer = secretary.post(REMINDERS, &json!({ "to": to })).await;
        assert_eq!((answer.status, answer.code()), (422, "not_a_choice"));
    }
    survey.close().await;
    let late = survey.person("secretary").await.post(REMINDERS, &all()).await;
    assert_eq!((late.status, late.code()), (409, "wrong_stage"));
}

#[actix_web::test]
async fn the_pages_show_board_and_preview_and_send_after_it() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let board = page(&secretary, "/ko/rounds/2017/desk/responses").await;
    assert!(
        board.contains("열어 보지 않음") && board.contains("전자우편 미리 보기"),
        "{board}"
    );
    let preview = page(&secretary, "/en/rounds/2017/desk/reminders?not_opened=1").await;
    for part in [
        "Organizations to be reminded: 2",
        "Reminder: e-Government abroad",
        "회신 요청: 전자정부",
    ] {
        assert!(preview.contains(part), "{part}: {preview}");
    }
    let nothing = secretary.get("/ko/rounds/2017/desk/reminders").await;
    assert_eq!(nothing.status, 422);
    let sent = secretary
        .form("/ko/rounds/2017/desk/reminders", &[("to", "not_opened")])
        .await;
    assert_eq!(
        (sent.status, sent.header("location")),
        (303, "/ko/rounds/2017/desk/responses")
    );
    assert_eq!(reminded(&survey).await.len(), 2);
    let again = secretary
        .form("/ko/rounds/2017/desk/reminders", &[("to", "not_opened")])
        .await;
    assert_eq!(again.status, 409);
    assert!(
        again.text.contains("24시간 안에 이미 요청했습니다."),
        "{}",
        again.text
    );
    let stranger = survey.person("coordinator").await;
    assert_eq!(
        stranger
            .get("/ko/rounds/2017/desk/reminders?opened=1")
            .await
            .status,
        403
    );
}
