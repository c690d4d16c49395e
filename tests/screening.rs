//! Screening and supplement requests.

use serde_json::json;

use crate::world::Client;
use crate::world::survey::{Survey, save};

async fn screen(who: &Client, address: &str, version: &str, body: &serde_json::Value) -> (u16, String) {
    let answer = who.put_at(version, &format!("{address}/screening"), body).await;
    (answer.status, answer.code().to_owned())
}

#[actix_web::test]
async fn an_outcome_needs_every_finding_and_its_reason() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.submitted(&drafter, "daegu").await;
    let secretary = survey.person("secretary").await;
    let met = json!({ "complete": { "met": "met" } });
    let early = screen(&secretary, &address, "\"0\"", &json!({ "checks": met })).await;
    assert_eq!(early, (409, "wrong_stage".to_owned()));
    survey.close().await;
    let secretary = survey.person("secretary").await;

    let open = json!({ "outcome": "eligible" });
    assert_eq!(
        screen(&secretary, &address, "\"0\"", &open).await.1,
        "screening_item_open"
    );
    let bare = json!({ "checks": met, "outcome": "ineligible" });
    assert_eq!(
        screen(&secretary, &address, "\"0\"", &bare).await.1,
        "screening_reason_missing"
    );
    let unmet = json!({ "checks": { "complete": { "met": "not_met" } }, "outcome": "eligible" });
    assert_eq!(
        screen(&secretary, &address, "\"0\"", &unmet).await.1,
        "screening_required_not_met"
    );
    let eligible = json!({ "checks": met, "outcome": "eligible" });
    assert_eq!(screen(&secretary, &address, "\"0\"", &eligible).await.0, 200);
    assert_eq!(
        screen(&secretary, &address, "\"0\"", &eligible).await,
        (412, "stale".to_owned())
    );
    let elsewhere = json!({ "checks": { "complete": { "met": "not_applicable", "note": "해당 없음" } } });
    assert_eq!(screen(&secretary, &address, "\"1\"", &elsewhere).await.0, 200);
    let seen = secretary.get(&format!("{address}/screening")).await;
    assert_eq!(seen.json["checks"]["complete"]["met"], "not_applicable");
    assert_eq!(seen.json["outcome"], json!(null));
}

#[actix_web::test]
async fn nothing_that_an_applicant_reads_moves_with_an_outcome() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.submitted(&drafter, "daegu").await;
    survey.close().await;
    let secretary = survey.person("secretary").await;
    let drafter = survey.person("drafter").await;
    let paths = [
        address.clone(),
        format!("{address}/draft"),
        "/api/v1/rounds/2017/proposals".to_owned(),
    ];
    let mut before = Vec::new();
    for path in &paths {
        before.push(drafter.get(path).await.text);
    }

    let body = json!({ "checks": { "complete": { "met": "not_met" } }, "outcome": "ineligible", "reasons": "기간을 넘음" });
    assert_eq!(screen(&secretary, &address, "\"0\"", &body).await.0, 200);

    for (path, before) in paths.iter().zip(before) {
        assert_eq!(drafter.get(path).await.text, before, "{path}");
    }
    let refused = drafter.get(&format!("{address}/screening")).await;
    assert_eq!((refused.status, refused.code()), (404, "unknown"));
    assert_eq!(drafter.get(&address).await.json["status"], "under_review");
}

#[actix_web::test]
async fn nobody_screens_a_proposal_of_their_own_tree() {
    let survey = Survey::open().await;
    let archivist = survey.person("archivist").await;
    let address = survey.submitted(&archivist, "archives").await;
    survey.close().await;
    let secretary = survey.person("secretary").await;
    let acting = survey.person("acting-secretary").await;
    let body = json!({ "checks": { "complete": { "met": "met" } }, "outcome": "eligible" });

    let barred = screen(&secretary, &address, "\"0\"", &body).await;
    assert_eq!(barred, (404, "unknown".to_owned()));
    assert_eq!(secretary.get(&format!("{address}/screening")).await.status, 404);
    assert_eq!(screen(&acting, &address, "\"0\"", &body).await.0, 200);
}

#[actix_web::test]
async fn a_supplement_is_a_new_revision_until_its_own_deadline() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.submitted(&drafter, "daegu").await;
    let other = survey.submitted(&drafter, "daegu").await;
    survey.close().await;
    let secretary = survey.person("secretary").await;
    let request = json!({ "text": "협력 의사를 확인할 문서", "due_at": "2017-05-12T18:00:00+09:00" });
    let path = format!("{address}/supplements");

    assert_eq!(secretary.post(&path, &request).await.status, 201);
    assert_eq!(secretary.post(&path, &request).await.code(), "supplement_open");
    survey.at("2017-05-12T18:00:00+09:00");
    let drafter = survey.person("drafter").await;
    assert_eq!(drafter.get(&address).await.json["status"], "supplement_requested");
    assert_eq!(drafter.get(&other).await.json["status"], "under_review");
    let typed = json!("협력의사록을 덧붙인다.");
    assert_eq!(
        save(&drafter, &address, "answers.summary", "\"1\"", &typed)
            .await
            .status,
        200
    );
    assert_eq!(
        save(&drafter, &other, "answers.summary", "\"1\"", &typed)
            .await
            .code(),
        "deadline_passed"
    );
    let answer = drafter.put(&format!("{path}/answer"), &json!({})).await;
    assert_eq!(
        (answer.status, &answer.json["revision"]),
        (200, &json!(2)),
        "{}",
        answer.text
    );
    let again = drafter.put(&format!("{path}/answer"), &json!({})).await;
    assert_eq!(again.text, answer.text);
    assert_eq!(drafter.get(&address).await.json["status"], "under_review");
    let late = drafter
        .put(&format!("{other}/supplements/answer"), &json!({}))
        .await;
    assert_eq!((late.status, late.code()), (409, "no_supplement_request"));
}

#[actix_web::test]
async fn what_comes_after_a_request_is_judged_as_first_submitted() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.submitted(&drafter, "daegu").await;
    survey.close().await;
    let secretary = survey.person("secretary").await;
    let request = json!({ "text": "문서", "due_at": "2017-05-12T18:00:00+09:00" });
    let path = format!("{address}/supplements");
    assert_eq!(secretary.post(&path, &request).await.status, 201);

    survey.at("2017-05-12T18:00:00.000001+09:00");
    let drafter = survey.person("drafter").await;
    let secretary = survey.person("secretary").await;
    let late = drafter.put(&format!("{path}/answer"), &json!({})).await;

    assert_eq!((late.status, late.code()), (409, "deadline_passed"));
    assert!(late.text.contains("2017. 5. 12.(금) 18:00"), "{}", late.text);
    assert_eq!(secretary.get(&address).await.json["revision"]["revision"], 1);
    let next = json!({ "text": "다시", "due_at": "2017-05-15T18:00:00+09:00" });
    assert_eq!(
        secretary.post(&path, &next).await.status,
        201,
        "the lapsed one is closed by it"
    );
}

#[actix_web::test]
async fn what_was_asked_can_be_read_again_when_it_was_answered_and_when_it_was_not() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let answered = survey.submitted(&drafter, "daegu").await;
    let lapsed = survey.submitted(&drafter, "daegu").await;
    survey.close().await;
    let secretary = survey.person("secretary").await;
    let request = json!({ "text": "협력 의사를 확인할 문서", "due_at": "2017-05-12T18:00:00+09:00" });
    for address in [&answered, &lapsed] {
        let asked = secretary.post(&format!("{address}/supplements"), &request).await;
        assert_eq!(asked.status, 201, "{}", asked.text);
    }
    let drafter = survey.person("drafter").await;
    assert_eq!(drafter.get(&lapsed).await.json["supplements"][0]["state"], "open");
    let path = format!("{answered}/supplements/answer");
    let sent = drafter.put(&path, &json!({})).await;
    assert_eq!(sent.status, 200, "{}", sent.text);

    survey.at("2017-05-12T18:00:01+09:00");
    let coordinator = survey.person("coordinator").await;
    for (address, state, words) in [
        (&answered, "answered", "답함"),
        (&lapsed, "lapsed", "기한 안에 답하지 않음"),
    ] {
        let seen = coordinator.get(address).await.json;
        assert_eq!(seen["supplements"][0]["state"], state, "{seen}");
        assert_eq!(seen["supplement"], json!(null), "{seen}");
        let page = coordinator.get(&address.replace("/api/v1", "/ko")).await.text;
        assert!(
            page.contains("협력 의사를 확인할 문서") && page.contains(words),
            "{page}"
        );
    }
}

#[actix_web::test]
async fn the_queue_tells_how_a_supplement_stands_and_what_waits_for_the_secretariat_comes_first() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let first = survey.submitted(&drafter, "daegu").await;
    let second = survey.submitted(&drafter, "daegu").await;
    survey.close().await;
    let secretary = survey.person("secretary").await;
    let request = json!({ "text": "협력 의사를 확인할 문서", "due_at": "2017-05-12T18:00:00+09:00" });
    assert_eq!(
        secretary
            .post(&format!("{second}/supplements"), &request)
            .await
            .status,
        201
    );
    let stands = async |secretary: &Client| {
        let lines = secretary.get("/api/v1/rounds/2017/proposals").await.json;
        let lines = lines["items"].as_array().unwrap().clone();
        let line = lines
            .iter()
            .find(|line| second.ends_with(line["reference"].as_str().unwrap()));
        line.unwrap()["supplement"].clone()
    };
    assert_eq!(stands(&secretary).await, "waiting");
    let code = |address: &str| address.rsplit('/').next().unwrap().to_owned();
    let place = |page: &str, address: &str| page.find(&format!("/proposals/{}/screening", code(address)));
    let queue = secretary.get("/en/rounds/2017/desk/screening").await.text;
    assert!(place(&queue, &first) < place(&queue, &second), "{queue}");

    survey.at("2017-05-12T18:00:01+09:00");
    let secretary = survey.person("secretary").await;
    assert_eq!(stands(&secretary).await, "overdue");
    let queue = secretary.get("/en/rounds/2017/desk/screening").await.text;
    assert!(place(&queue, &second) < place(&queue, &first), "{queue}");
    let part = secretary
        .get("/en/rounds/2017/desk/screening?show=supplement")
        .await
        .text;
    assert!(part.contains("supplement overdue"), "{part}");
    assert!(
        place(&part, &first).is_none() && place(&part, &second).is_some(),
        "{part}"
    );
    assert!(
        secretary
            .get("/en/")
            .await
            .text
            .contains("Deal with the supplements that are overdue")
    );
}

#[actix_web::test]
async fn who_screens_reads_the_answers_in_words_and_goes_on_to_the_next_open_one() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.submitted(&drafter, "daegu").await;
    let other = survey.submitted(&drafter, "daegu").await;
    survey.close().await;
    let secretary = survey.person("secretary").await;
    let path = |address: &str| address.replace("/api/v1", "/en") + "/screening";

    let page = secretary.get(&path(&address)).await.text;
    let dossier = address.replace("/api/v1", "/en");
    assert!(page.contains(&format!("href=\"{dossier}\"")), "{page}");
    assert!(page.contains("Participating organizations"), "{page}");
    let fields = [
        ("version", "0"),
        ("checks/complete", "met"),
        ("outcome", "eligible"),
        ("next", "yes"),
    ];
    let saved = secretary.form(&path(&address), &fields).await;

    assert_eq!(
        (saved.status, saved.header("location")),
        (303, path(&other).as_str())
    );
}
