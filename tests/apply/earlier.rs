//! A draft that starts from an earlier proposal, and the filled-in example.

use serde_json::{Value, json};

use super::{done, refused};
use crate::world::survey::{Survey, save, submit};

/// Another round of the same programme, with the same parts as the first but these, published and open.
async fn another(survey: &Survey, code: &str, questionnaire: &Value) {
    let admin = survey.world.sign_in("admin@simui.example").await;
    let name = json!({ "ko": "다음 회차", "en": "The next round" });
    let new = json!({ "code": code, "programme": "egov", "name": name, "budget": 1_000_000_000 });
    done(admin.post("/api/v1/rounds", &new).await);
    let held = done(admin.get("/api/v1/rounds/2017/duties").await);
    for duty in held.json["items"].as_array().unwrap() {
        let mut body = json!({ "person": duty["person"], "duty": duty["duty"] });
        if duty["duty"].as_str().unwrap().starts_with("acting") {
            body["reason"] = json!("제척된 간사를 대신함");
        }
        done(admin.post(&format!("/api/v1/rounds/{code}/duties"), &body).await);
    }
    let secretary = survey.person("secretary").await;
    let first = done(secretary.get("/api/v1/rounds/2017").await).json;
    let rules = done(secretary.get("/api/v1/rounds/2017/rules/draft").await).json;
    let invited = json!({ "codes": ["daegu", "pps", "archives"] });
    let areas = json!({ "areas": first["areas"] });
    let round = format!("/api/v1/rounds/{code}");
    let mut version = secretary.get(&round).await.etag();
    for (part, body) in [
        ("rules", &rules),
        ("dates", &first["dates"]),
        ("areas", &areas),
        ("questionnaire", questionnaire),
        ("organizations", &invited),
    ] {
        let written = done(secretary.put_at(&version, &format!("{round}/{part}"), body).await);
        version = written.etag();
    }
    let asked = done(
        secretary
            .post(&format!("{round}/publication-requests"), &json!({}))
            .await,
    );
    let given = json!({ "digest": asked.json["digest"] });
    let approver = survey.person("approver").await;
    done(approver.put(&format!("{round}/publication"), &given).await);
}

fn next_questionnaire() -> Value {
    let both = |ko: &str, en: &str| json!({ "ko": ko, "en": en });
    json!({ "title": both("수요조사서", "Survey"), "sections": [
        { "code": "overview", "title": both("개요", "Overview"), "questions": [
            { "code": "summary", "kind": "text", "label": both("요약", "Summary"), "required": true, "max_chars": 10 },
            { "code": "evidence", "kind": "choice", "label": both("근거", "Evidence"), "options": [
                { "value": "visit", "label": both("방문", "Visit") },
                { "value": "none", "label": both("없음", "None") } ] },
            { "code": "letter_date", "kind": "text", "label": both("서한", "Letter") } ] } ] })
}

#[actix_web::test]
async fn a_draft_starts_from_an_earlier_proposal_and_says_what_was_not_taken_over() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let first = survey.draft(&drafter, "daegu").await;
    for (field, value) in [
        ("answers.evidence", "letter"),
        ("answers.letter_date", "2017-03-14"),
    ] {
        done(save(&drafter, &first, field, "\"0\"", &json!(value)).await);
    }
    let period = json!({ "from": "2017-07-01", "until": "2017-12-15" });
    done(save(&drafter, &first, "period", "\"0\"", &period).await);
    done(submit(&drafter, &first).await);
    another(&survey, "2018", &next_questionnaire()).await;
    let drafter = survey.person("drafter").await;
    let begun = json!({ "organization": "daegu", "area": "training" });
    let begun = done(drafter.post("/api/v1/rounds/2018/proposals", &begun).await);
    let draft = begun.header("location").to_owned();
    done(save(&drafter, &draft, "title_ko", "\"0\"", &json!("새로 지은 제목")).await);

    let earlier = done(drafter.get(&format!("{draft}/earlier")).await);
    let chosen = &earlier.json["items"][0];
    let choice = json!({ "round": chosen["round"], "proposal": chosen["reference"] });
    let copied = done(drafter.post(&format!("{draft}/earlier"), &choice).await).json;

    assert_eq!(earlier.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(copied["copied"], json!(["amount", "costs", "answers.summary"]));
    let left = copied["left"].as_array().unwrap().iter();
    let left: Vec<_> = left
        .map(|left| (left["field"].as_str().unwrap(), left["because"].as_str().unwrap()))
        .collect();
    assert_eq!(
        left,
        [
            ("period", "of_its_year"),
            ("title_ko", "entered"),
            ("answers.evidence", "does_not_fit"),
            ("answers.letter_date", "not_asked"),
        ]
    );
    let now = done(drafter.get(&format!("{draft}/draft")).await).json;
    assert_eq!(now["fields"]["title_ko"]["value"], "새로 지은 제목");
    assert_eq!(now["fields"]["amount"]["value"], 200_000_000);
    assert_eq!(now["fields"]["area"]["value"], "training");
    let rival = survey.person("rival").await;
    let begun = json!({ "organization": "pps", "area": "training" });
    let foreign = done(rival.post("/api/v1/rounds/2018/proposals", &begun).await);
    let foreign = format!("{}/earlier", foreign.header("location"));
    assert_eq!(done(rival.get(&foreign).await).json["items"], json!([]));
    assert_eq!(refused(&rival.post(&foreign, &choice).await), (404, "unknown"));
    let page = draft.replace("/api/v1", "/ko") + "/earlier";
    let value = format!("2017/{}", chosen["reference"].as_str().unwrap());
    let shown = drafter.form(&page, &[("earlier", &value)]).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    assert!(
        shown.text.contains("이미 적으신 내용이 있습니다."),
        "{}",
        shown.text
    );
}

#[actix_web::test]
async fn the_filled_in_example_answers_what_it_knows_of_the_questions_and_of_the_areas_of_a_round() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let draft = survey.draft(&drafter, "daegu").await.replace("/api/v1", "/ko");

    let example = done(drafter.get("/api/v1/rounds/2017/example").await).json;
    let korean = done(drafter.get("/ko/rounds/2017/example").await).text;
    let english = done(drafter.get("/en/rounds/2017/example").await).text;

    let answers = example["content"]["answers"].as_object().unwrap();
    assert!(
        answers["summary"].is_string() && answers.get("background").is_none(),
        "only what is asked, and answered in the same way: {answers:?}"
    );
    assert_eq!(example["content"]["area"], "consulting", "an area of the round");
    assert!(
        korean.contains("예시: 지어낸 내용") && korean.contains("<dd class=\"text\">컨설팅</dd>"),
        "{korean}"
    );
    assert!(
        english.contains("Illustrative: invented content") && english.contains("Air fares and subsistence"),
        "{english}"
    );
    let way = done(drafter.get(&format!("{draft}/draft")).await).text;
    assert!(way.contains("/ko/rounds/2017/example"), "{way}");
}
