//! The pages on which a questionnaire is written: forms that work without any script.

mod refused;

use serde_json::{Value, json};

use super::scene::{ROUND, Scene, both, questionnaire};
use crate::world::{Answer, Client};

const PAGE: &str = "/ko/rounds/2017/desk/set-up/questionnaire";

/// A question that nothing is left out of, for the form of a new one.
const EVIDENCE: [(&str, &str); 12] = [
    ("label/ko", "수요의 근거"),
    ("label/en", "Evidence"),
    ("help/ko", "하나를 고르십시오."),
    ("code", "evidence"),
    ("required", "yes"),
    ("kind", "choice"),
    ("options/0/label/ko", "서한"),
    ("options/0/label/en", "Letter"),
    ("options/0/value", "letter"),
    ("options/1/label/ko", "없음"),
    ("options/1/label/en", "None"),
    ("options/1/value", "none"),
];

/// One that is asked only of those who chose the letter.
const DATE: [(&str, &str); 6] = [
    ("label/ko", "서한의 날짜"),
    ("label/en", "Date of the letter"),
    ("code", "letter_date"),
    ("kind", "date"),
    ("max", "2017-04-28"),
    ("show_if", "evidence letter"),
];

/// The same form with other values in these fields.
fn with<'a>(fields: &[(&'a str, &'a str)], others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields
        .iter()
        .filter(|(name, _)| others.iter().all(|(other, _)| name != other));
    kept.chain(others).copied().collect()
}

async fn read(who: &Client, page: &str) -> String {
    let answer = who.get(page).await;
    assert_eq!(answer.status, 200, "{page}: {}", answer.text);
    answer.text
}

/// The version that the forms of a page carry.
fn version(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Sends a form of a page at the version that the overview tells now.
async fn send(who: &Client, place: &str, fields: &[(&str, &str)]) -> Answer {
    let version = version(&read(who, PAGE).await);
    let fields = with(fields, &[("version", &version)]);
    who.form(&format!("{PAGE}{place}"), &fields).await
}

/// The same, which must be kept, and leads to the overview.
async fn kept(who: &Client, place: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = send(who, place, fields).await;
    assert_eq!(answer.status, 303, "{place}: {}", answer.text);
    assert!(answer.header("location").starts_with(PAGE));
    answer
}

async fn saved(scene: &Scene) -> Value {
    scene.secretary.get(&format!("{ROUND}/questionnaire")).await.json
}

/// The codes of the questions, section by section.
async fn order(scene: &Scene) -> Value {
    let codes = |all: &Value| -> Vec<Value> {
        let all = all.as_array().cloned().unwrap_or_default();
        all.iter().map(|one| one["code"].clone()).collect()
    };
    let whole = saved(scene).await;
    let sections = whole["sections"].as_array().cloned().unwrap_or_default();
    let lines = sections
        .iter()
        .map(|section| json!([section["code"], codes(&section["questions"])]));
    lines.collect()
}

/// A questionnaire with a choice and a question that is asked by it.
async fn conditioned() -> Scene {
    let scene = Scene::written().await;
    kept(&scene.secretary, "/sections/overview/questions", &EVIDENCE).await;
    kept(&scene.secretary, "/sections/overview/questions", &DATE).await;
    scene
}

/// The sentence at a field, and nothing where nothing is wrong with it.
fn wrong_at(page: &str, name: &str) -> String {
    let found = page.split_once(&format!("id=\"{name}-wrong\">"));
    let sentence = found.and_then(|(_, rest)| rest.split('<').next());
    sentence.unwrap_or_default().to_owned()
}

#[actix_web::test]
async fn a_questionnaire_is_begun_with_its_first_question() {
    let scene = Scene::begun().await;
    let who = &scene.secretary;
    assert!(read(who, PAGE).await.contains(&format!("{PAGE}/beginning")));
    let form = read(who, &format!("{PAGE}/beginning")).await;
    let english = read(who, &format!("{PAGE}/beginning").replacen("ko", "en", 1)).await;
    for page in [&form, &english] {
        assert!(!page.contains("Unknown localization"), "a word is missing");
    }
    let (at, own) = ("sections/0/questions/0", version(&form));
    let names = ["label/ko", "label/en", "code", "kind"].map(|name| format!("{at}/{name}"));
    let fields = [
        ("version", own.as_str()),
        ("title/ko", "수요조사서"),
        ("title/en", "Demand survey"),
        ("sections/0/title/ko", "개요"),
        ("sections/0/title/en", "Overview"),
        ("sections/0/code", "overview"),
        (&names[0], "요약"),
        (&names[1], ""),
        (&names[2], "summary"),
        (&names[3], "text"),
    ];
    let refused = who.form(&format!("{PAGE}/beginning"), &fields).await;
    assert_eq!(refused.status, 422);
    assert!(!wrong_at(&refused.text, &names[1]).is_empty());
    assert!(refused.text.contains("value=\"개요\""));

    let fields = with(&fields, &[(&names[1], "Summary")]);
    let begun = who.form(&format!("{PAGE}/beginning"), &fields).await;

    assert_eq!(begun.status, 303, "{}", begun.text);
    assert_eq!(order(&scene).await, json!([["overview", ["summary"]]]));
    let again = who.form(&format!("{PAGE}/beginning"), &fields).await;
    assert_eq!(again.status, 412, "what is begun is not written over");
    let page = who.get(&format!("{PAGE}/beginning")).await;
    assert_eq!((page.status, page.header("location")), (303, PAGE));
}

#[actix_web::test]
async fn sections_and_questions_are_added_and_told_in_plain_language() {
    let scene = conditioned().await;
    let section = [("title/ko", "추진 계획"), ("title/en", "Plan"), ("code", "plan")];
    let added = kept(&scene.secretary, "/sections", &section).await;
    assert_eq!(added.header("location"), format!("{PAGE}#section-plan"));

    let whole = saved(&scene).await;
    let questions = &whole["sections"][0]["questions"];
    assert_eq!(whole["sections"][1]["title"]["en"], "Plan");
    assert_eq!(
        (&questions[1]["required"], &questions[1]["options"][1]["value"]),
        (&json!(true), &json!("none"))
    );
    assert_eq!(
        questions[2]["show_if"],
        json!({ "question": "evidence", "is": "letter" })
    );
    let korean = read(&scene.secretary, PAGE).await;
    let english = read(&scene.secretary, &PAGE.replacen("ko", "en", 1)).await;
    assert!(korean.contains("장 2개, 문항 3개이며 그중 반드시 답해야 하는 문항은 2개입니다."));
    assert!(korean.contains("‘수요의 근거’ 문항에서 ‘서한’을 골랐을 때만 묻습니다."));
    assert!(english.contains("Asked only if “Letter” is chosen for “Evidence”."));
    for place in [
        "",
        "/sections",
        "/sections/plan",
        "/sections/plan/questions",
        "/questions/letter_date",
    ] {
        for language in ["ko", "en"] {
            let page = PAGE.replacen("ko", language, 1) + place;
            let page = read(&scene.secretary, &page).await;
            assert!(!page.contains("Unknown localization"), "{place} lacks a word");
        }
    }
}

#[actix_web::test]
async fn a_form_saved_as_it_stands_changes_nothing_but_the_version() {
    let scene = conditioned().await;
    let before = saved(&scene).await;
    let form = read(&scene.secretary, &format!("{PAGE}/questions/letter_date")).await;
    assert!(form.contains("<option value=\"evidence letter\" selected>"));
    assert!(form.contains("value=\"2017-04-28\""));

    kept(&scene.secretary, "/questions/letter_date", &DATE).await;
    kept(&scene.secretary, "/questions/evidence", &EVIDENCE).await;

    let after = saved(&scene).await;
    assert_eq!(after["sections"], before["sections"]);
    assert_ne!(after["version"], before["version"]);
}

#[actix_web::test]
async fn places_are_moved_renamed_and_taken_away() {
    let scene = conditioned().await;
    let who = &scene.secretary;
    let section = [("title/ko", "계획"), ("title/en", "Plan"), ("code", "plan")];
    kept(who, "/sections", &section).await;

    let (up, down) = ([("toward", "earlier")], [("toward", "later")]);
    kept(who, "/questions/letter_date/place", &down).await;
    assert_eq!(
        order(&scene).await,
        json!([["overview", ["summary", "evidence"]], ["plan", ["letter_date"]]])
    );
    kept(who, "/questions/summary/place", &down).await;
    kept(who, "/questions/letter_date/place", &up).await;
    assert_eq!(
        order(&scene).await,
        json!([["overview", ["evidence", "summary", "letter_date"]], ["plan", []]])
    );
    kept(who, "/sections/plan/place", &up).await;
    let renamed = [("title/ko", "추진"), ("title/en", "Way"), ("code", "way")];
    kept(who, "/sections/plan", &renamed).await;
    kept(who, "/questions/summary/removal", &[]).await;
    assert_eq!(
        order(&scene).await,
        json!([["way", []], ["overview", ["evidence", "letter_date"]]])
    );
    kept(who, "/sections/way/removal", &[]).await;
    kept(who, "/title", &[("title/ko", "조사서"), ("title/en", "Survey")]).await;
    let whole = saved(&scene).await;
    assert_eq!(
        (&whole["title"]["en"], whole["sections"].as_array().unwrap().len()),
        (&json!("Survey"), 1)
    );
}

#[actix_web::test]
async fn the_whole_is_exchanged_as_text() {
    let scene = Scene::begun().await;
    let text = questionnaire().to_string();
    kept(&scene.secretary, "/text", &[("questionnaire", &text)]).await;
    assert_eq!(saved(&scene).await["title"], both("수요조사서"));

    let broken = send(
        &scene.secretary,
        "/text",
        &[("questionnaire", "{ \"title\": 3 }")],
    )
    .await;

    assert_eq!(broken.status, 422);
    assert!(!wrong_at(&broken.text, "questionnaire").is_empty());
    assert!(broken.text.contains("{ &#34;title&#34;: 3 }"));
}
