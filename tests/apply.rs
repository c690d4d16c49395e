//! What applicants and the public find beyond the survey itself: an answer as a whole, an earlier proposal to start
//! from, whom to ask, whom to challenge, what was announced over the years; and that nothing typed is lost.

mod challenge;
mod earlier;
mod saving;

use reqwest::Method;
use serde_json::{Value, json};

use crate::cast::{Small, Story};
use crate::world::survey::{PROPOSALS, Survey};
use crate::world::{Answer, FORM};

fn done(answer: Answer) -> Answer {
    assert!(answer.status < 300, "{} {}", answer.status, answer.text);
    answer
}

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.code())
}

#[actix_web::test]
async fn an_organizations_answer_is_read_whole_by_its_own_people_and_is_not_there_for_others() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let path = "/api/v1/rounds/2017/organizations/daegu/answer";

    let own = done(survey.person("coordinator").await.get(path).await);

    assert_eq!(own.json["open"], true);
    assert_eq!(own.json["no_demand"], Value::Null);
    assert_eq!(own.json["organization"]["code"], "daegu");
    assert_eq!(own.json["closes"], "2017-04-28T09:00:00Z");
    assert!(address.starts_with(PROPOSALS));
    let rival = survey.person("rival").await.get(path).await;
    let nowhere = survey
        .person("rival")
        .await
        .get("/api/v1/rounds/2017/organizations/nobody/answer")
        .await;
    assert_eq!(refused(&rival), (404, "unknown"));
    assert_eq!(rival.json["detail"], nowhere.json["detail"]);
}

#[actix_web::test]
async fn who_has_no_demand_is_told_to_the_desk_alone() {
    let survey = Survey::open().await;
    let rival = survey.person("rival").await;
    let said = "/api/v1/rounds/2017/organizations/pps/no-demand";
    done(rival.put(said, &json!({ "reason": "올해는 수요가 없다." })).await);
    let path = "/api/v1/rounds/2017/responses";

    let told = done(survey.person("secretary").await.get(path).await);

    let told = told.json["organizations"].as_array().unwrap().iter();
    let without = told.filter(|one| one["response"] == "no_demand");
    let without: Vec<_> = without.map(|one| one["organization"].clone()).collect();
    assert_eq!(without, [json!("pps")]);
    assert_eq!(refused(&rival.get(path).await), (403, "not_yours"));
}

#[actix_web::test]
async fn a_form_that_meets_an_ended_session_is_shown_again_to_be_copied_without_its_secrets() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let page = address.replace("/api/v1", "/en") + "/draft/core";
    let stranger = survey.world.stranger();
    let fields = [
        ("title_ko", "방금 적은 <b>제목</b>"),
        ("version/title_ko", "1"),
        ("was/title_ko", "0123456789abcdef"),
        ("password", "hunter2 hunter2"),
    ];

    let lost = stranger.form(&page, &fields).await;

    assert_eq!(lost.status, 401);
    assert!(lost.text.contains("방금 적은 &#60;b&#62;제목"), "{}", lost.text);
    assert!(!lost.text.contains("hunter2") && !lost.text.contains("0123456789abcdef"));
    let back = page.replace("/en", "");
    assert!(
        lost.text.contains(&format!("/en/sign-in?next={back}")),
        "{}",
        lost.text
    );
    let foreign = stranger.with("sec-fetch-site", "cross-site");
    let foreign = foreign
        .send_raw(Method::POST, &page, FORM, "title_ko=planted")
        .await;
    assert!(!foreign.text.contains("planted"), "{}", foreign.text);
}

#[actix_web::test]
async fn an_address_that_only_takes_a_form_leads_to_the_page_above_it() {
    let survey = Survey::open().await;
    let coordinator = survey.person("coordinator").await;
    let answers = "/ko/rounds/2017/answers/daegu";

    let led = coordinator.get(&format!("{answers}/proposals")).await;
    let nowhere = coordinator.get(&format!("{answers}/no/such/page")).await;

    assert_eq!((led.status, led.header("location")), (303, answers));
    assert_eq!(coordinator.get(answers).await.status, 200);
    assert_eq!(nowhere.status, 404);
}

#[actix_web::test]
async fn whom_to_ask_stands_at_the_foot_of_the_rounds_pages_and_nowhere_for_others() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let round = "/api/v1/rounds/2017";
    let contact = json!({ "department": { "ko": "국제협력과", "en": "International Cooperation" },
        "telephone": " 044-205-1234 " });
    let version = secretary.get(round).await.etag();
    let path = format!("{round}/contact");

    let written = done(secretary.put_at(&version, &path, &contact).await);
    let stale = secretary.put_at(&version, &path, &contact).await;
    let empty = json!({ "department": { "ko": "", "en": "" }, "telephone": "" });
    let empty = secretary.put_at(&written.etag(), &path, &empty).await;

    assert_eq!(written.json["contact"]["telephone"], "044-205-1234");
    assert_eq!(stale.status, 412);
    assert_eq!(
        empty.json["errors"].as_array().unwrap().len(),
        3,
        "{}",
        empty.text
    );
    let applicant = survey.person("rival").await;
    assert_eq!(
        applicant.get(round).await.json["contact"]["department"]["ko"],
        "국제협력과"
    );
    let page = applicant.get("/ko/rounds/2017").await;
    assert!(
        page.text.contains("국제협력과") && page.text.contains("044-205-1234"),
        "{}",
        page.text
    );
    let other = survey.world.unrelated().await.get("/ko/rounds/2017").await;
    assert!(!other.text.contains("국제협력과"), "{}", other.text);
    let denied = applicant.put_at(&version, &path, &contact).await;
    assert_eq!(refused(&denied), (403, "not_yours"));
}

#[actix_web::test]
async fn a_programme_shows_its_years_to_anybody_from_what_was_announced_only() {
    let small = Small::at("decided", Story::default()).await;
    let path = "/api/v1/programmes/egov/figures?language=ko";
    let early = small.world.stranger().get(path).await;
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();

    let figures = done(stranger.get(path).await);

    assert_eq!(refused(&early), (404, "unknown"));
    let announced = done(stranger.get("/api/v1/announcements?language=ko").await);
    let standing = &announced.json["items"][0];
    let rounds = figures.json["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), 1);
    assert_eq!(rounds[0]["announcement"], standing["number"]);
    let selected = standing["selected"].as_array().unwrap();
    let amount: i64 = selected.iter().map(|line| line["amount"].as_i64().unwrap()).sum();
    assert_eq!(rounds[0]["selected"], selected.len());
    assert_eq!(rounds[0]["amount"], amount);
    let known = stranger.with("if-none-match", &figures.etag());
    assert_eq!(known.get(path).await.status, 304);
    let number = standing["number"].as_str().unwrap();
    for path in [
        "/ko/programmes/egov".to_owned(),
        "/ko/programmes/egov/figures.csv".to_owned(),
        format!("/ko/announcements/{number}"),
        format!("/ko/announcements/{number}/press"),
    ] {
        let page = stranger.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        let title = selected[0]["title"].as_str().unwrap();
        if path.ends_with("press") {
            assert!(page.text.contains(title), "{}", page.text);
        }
    }
}
