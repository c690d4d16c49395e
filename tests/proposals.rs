//! Drafts, submissions, sign-off, withdrawal, and who sees what of them.

use serde_json::json;

use crate::world::survey::{PROPOSALS, Survey, save, submit};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n";

#[actix_web::test]
async fn a_drafter_submits_and_the_same_content_again_gets_the_same_receipt() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;

    let first = submit(&drafter, &address).await;
    survey.world.clock.advance(chrono::Duration::minutes(2));
    let again = submit(&drafter, &address).await;
    save(&drafter, &address, "amount", "\"1\"", &json!(190_000_000)).await;
    let costs = json!([{ "item": "용역비", "amount": 190_000_000 }]);
    save(&drafter, &address, "costs", "\"1\"", &costs).await;
    let second = submit(&drafter, &address).await;

    assert_eq!(first.status, 200, "{}", first.text);
    assert_eq!(first.json["revision"], 1);
    assert_eq!(first.json["received_at"], "2017-04-10T01:00:00Z");
    assert_eq!(again.text, first.text);
    assert_eq!(second.json["revision"], 2);
    assert_ne!(second.json["digest"], first.json["digest"]);
    let told = "SELECT count(*) FROM journal WHERE kind = 'proposal.submitted'";
    assert_eq!(survey.world.database.number(told).await, 2);
    let revisions = drafter.get(&format!("{address}/revisions")).await;
    assert_eq!(revisions.json["items"].as_array().unwrap().len(), 2);
    assert_eq!(revisions.json["items"][1]["content"]["amount"], 200_000_000);
}

#[actix_web::test]
async fn a_field_is_saved_by_its_own_version_and_the_loser_is_told_the_present_one() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;

    let won = save(&drafter, &address, "title_ko", "\"1\"", &json!("새 제목")).await;
    let lost = save(&drafter, &address, "title_ko", "\"1\"", &json!("늦은 제목")).await;
    let other = save(&drafter, &address, "title_en", "\"0\"", &json!("Title")).await;
    let path = format!("{address}/draft/fields/title_ko");
    let without = drafter.patch(&path, &json!({ "value": "x" })).await;

    assert_eq!((won.status, won.etag().as_str()), (200, "\"2\""));
    assert_eq!((lost.status, lost.code()), (412, "stale"));
    assert!(lost.text.contains('2'), "{}", lost.text);
    assert_eq!(
        other.status, 200,
        "another field is not touched by it: {}",
        other.text
    );
    assert_eq!(without.status, 428);
    assert_eq!(drafter.get(&path).await.json["value"], "새 제목");
    let unknown = save(&drafter, &address, "answers.nothing", "\"0\"", &json!("x")).await;
    assert_eq!((unknown.status, unknown.code()), (404, "draft_field_unknown"));
    let float = save(&drafter, &address, "amount", "\"1\"", &json!(0.5)).await;
    assert_eq!(float.status, 422);
}

#[actix_web::test]
async fn drafters_do_not_see_each_others_drafts_until_they_are_shared() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let colleague = survey.person("colleague").await;
    let coordinator = survey.person("coordinator").await;
    let address = survey.draft(&drafter, "daegu").await;

    let hidden = colleague.get(&address).await;
    let nowhere = colleague.get(&format!("{PROPOSALS}/2017-2222")).await;
    let listed = colleague.get(PROPOSALS).await;
    assert_eq!((hidden.status, hidden.code()), (404, "unknown"));
    assert_eq!(hidden.json["detail"], nowhere.json["detail"]);
    assert_eq!(listed.json["items"].as_array().unwrap().len(), 0);
    assert_eq!(
        save(&colleague, &address, "amount", "\"1\"", &json!(1))
            .await
            .status,
        404
    );
    assert_eq!(coordinator.get(&address).await.status, 200);

    let shared = drafter
        .put(&format!("{address}/sharing"), &json!({ "shared": true }))
        .await;
    assert_eq!(shared.status, 200, "{}", shared.text);
    assert_eq!(colleague.get(&address).await.status, 200);
    let ended = colleague
        .put(&format!("{address}/sharing"), &json!({ "shared": false }))
        .await;
    assert_eq!((ended.status, ended.code()), (403, "not_yours"));
}

#[actix_web::test]
async fn what_is_missing_is_told_at_each_field_before_and_at_submission() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    save(&drafter, &address, "amount", "\"1\"", &json!(1_000)).await;
    save(&drafter, &address, "answers.evidence", "\"0\"", &json!("letter")).await;

    let draft = drafter.get(&format!("{address}/draft")).await;
    let refused = submit(&drafter, &address).await;

    assert_eq!(draft.json["complete"], false);
    assert_eq!(draft.json["sections"][0]["lacks"][0]["code"], "costs_differ");
    assert_eq!(
        draft.json["sections"][1]["lacks"][0]["pointer"],
        "/answers/letter_date"
    );
    assert_eq!((refused.status, refused.code()), (422, "fields_invalid"));
    assert_eq!(refused.json["errors"].as_array().unwrap().len(), 2);
    let none = "SELECT count(*) FROM proposal_revisions";
    assert_eq!(survey.world.database.number(none).await, 0);
}

#[actix_web::test]
async fn an_officer_agrees_to_exactly_one_content() {
    let survey = Survey::with_sign_off("officer").await;
    let drafter = survey.person("drafter").await;
    let officer = survey.person("officer").await;
    let address = survey.draft(&drafter, "daegu").await;
    let signs = format!("{address}/sign-offs");

    let unsigned = submit(&drafter, &address).await;
    assert_eq!((unsigned.status, unsigned.code()), (409, "sign_off_missing"));
    let draft = officer.get(&format!("{address}/draft")).await;
    let digest = json!({ "digest": draft.json["digest"] });
    assert_eq!(drafter.post(&signs, &digest).await.status, 403);
    let signed = officer.post(&signs, &digest).await;
    assert_eq!(signed.json["signed_off"], true, "{}", signed.text);

    save(&drafter, &address, "title_ko", "\"1\"", &json!("다른 제목")).await;
    let changed = submit(&drafter, &address).await;
    assert_eq!((changed.status, changed.code()), (409, "sign_off_missing"));
    let outdated = officer.post(&signs, &digest).await;
    assert_eq!((outdated.status, outdated.code()), (409, "draft_changed"));
    let draft = officer.get(&format!("{address}/draft")).await;
    officer
        .post(&signs, &json!({ "digest": draft.json["digest"] }))
        .await;
    let submitted = submit(&drafter, &address).await;
    assert_eq!(
        (submitted.status, &submitted.json["signed_off"]),
        (200, &json!(true))
    );
}

#[actix_web::test]
async fn only_the_coordinator_withdraws_and_says_why() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let coordinator = survey.person("coordinator").await;
    let address = survey.submitted(&drafter, "daegu").await;
    let path = format!("{address}/withdrawal");
    let reason = json!({ "reason": "협력 기관의 사정" });

    assert_eq!(drafter.put(&path, &reason).await.code(), "not_yours");
    assert_eq!(
        coordinator.put(&path, &json!({ "reason": " " })).await.code(),
        "reason_required"
    );
    let withdrawn = coordinator.put(&path, &reason).await;
    assert_eq!(
        (withdrawn.status, &withdrawn.json["status"]),
        (200, &json!("withdrawn"))
    );
    assert_eq!(coordinator.put(&path, &reason).await.code(), "withdrawn_already");
    let given_up = coordinator.put(&format!("{address}/renunciation"), &reason).await;
    assert_eq!((given_up.status, given_up.code()), (409, "not_selected"));
}

#[actix_web::test]
async fn what_the_coordinator_withdrew_is_brought_back_by_nobody() {
    let survey = Survey::with_sign_off("officer").await;
    let drafter = survey.person("drafter").await;
    let coordinator = survey.person("coordinator").await;
    let officer = survey.person("officer").await;
    let address = survey.draft(&drafter, "daegu").await;
    let files = format!("{address}/attachments?name=a.pdf");
    let file = drafter.upload(&files, PDF).await.header("location").to_owned();
    let signs = format!("{address}/sign-offs");
    let draft = officer.get(&format!("{address}/draft")).await;
    let digest = json!({ "digest": draft.json["digest"] });
    assert_eq!(officer.post(&signs, &digest).await.json["signed_off"], true);
    assert_eq!(submit(&drafter, &address).await.status, 200);
    let reason = json!({ "reason": "협력 기관의 사정" });
    let path = format!("{address}/withdrawal");
    assert_eq!(coordinator.put(&path, &reason).await.status, 200);

    for who in [&drafter, &coordinator] {
        let partners = json!({ "organizations": ["pps"] });
        let refused = [
            save(who, &address, "title_ko", "\"1\"", &json!("다시 쓴 제목")).await,
            who.put_at("\"0\"", &format!("{address}/participants"), &partners)
                .await,
            who.upload(&files.replace("a.pdf", "b.pdf"), PDF).await,
            who.delete(&file).await,
            submit(who, &address).await,
        ];
        for answer in refused {
            assert_eq!((answer.status, answer.code()), (409, "withdrawn_already"));
        }
    }
    let signed = officer.post(&signs, &digest).await;
    assert_eq!((signed.status, signed.code()), (409, "withdrawn_already"));
    let kept = coordinator.get(&address).await.json;
    assert_eq!(
        (&kept["status"], &kept["open"]),
        (&json!("withdrawn"), &json!(false))
    );
    let written = "SELECT count(*) FROM proposal_revisions";
    assert_eq!(survey.world.database.number(written).await, 1);
}

#[actix_web::test]
async fn no_demand_is_an_answer_and_submitting_takes_it_back() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let coordinator = survey.person("coordinator").await;
    let path = "/api/v1/rounds/2017/organizations/daegu/no-demand";

    assert_eq!(drafter.put(path, &json!({})).await.status, 403);
    let answered = coordinator.put(path, &json!({ "reason": "올해는 없음" })).await;
    assert_eq!(
        (answered.status, &answered.json["taken_back_at"]),
        (200, &json!(null))
    );
    survey.submitted(&drafter, "daegu").await;
    let stands = "SELECT count(*) FROM survey_replies WHERE withdrawn_at IS NULL";
    assert_eq!(survey.world.database.number(stands).await, 0);
    let refused = coordinator.put(path, &json!({})).await;
    assert_eq!((refused.status, refused.code()), (409, "has_demand"));
    let foreign = coordinator
        .put("/api/v1/rounds/2017/organizations/pps/no-demand", &json!({}))
        .await;
    assert_eq!(foreign.status, 404);
}

#[actix_web::test]
async fn one_act_sets_the_whole_order_of_an_organizations_proposals() {
    let survey = Survey::open().await;
    let coordinator = survey.person("coordinator").await;
    let first = survey.submitted(&coordinator, "daegu").await;
    let second = survey.submitted(&coordinator, "daegu").await;
    let reference = |address: &str| address.rsplit('/').next().unwrap().to_owned();
    let path = "/api/v1/rounds/2017/organizations/daegu/priorities";

    let order = json!({ "order": [reference(&second), reference(&first)] });
    let set = coordinator.put(path, &order).await;
    assert_eq!((set.status, &set.json), (200, &order));
    assert_eq!(coordinator.get(&first).await.json["priority"], 2);
    let twice = json!({ "order": [reference(&first), reference(&first)] });
    assert_eq!(coordinator.put(path, &twice).await.code(), "entry_twice");
    let foreign = json!({ "order": ["2017-2222"] });
    assert_eq!(coordinator.put(path, &foreign).await.code(), "priority_unknown");
    assert_eq!(coordinator.get(&second).await.json["priority"], 1);
}

#[actix_web::test]
async fn who_is_barred_knows_the_title_line_and_nothing_more() {
    let survey = Survey::open().await;
    let archivist = survey.person("archivist").await;
    let address = survey.submitted(&archivist, "archives").await;
    let secretary = survey.person("secretary").await;
    let acting = survey.person("acting-secretary").await;

    let barred = secretary.get(&address).await;
    let whole = acting.get(&address).await;

    let mut fields: Vec<_> = barred.json.as_object().unwrap().keys().cloned().collect();
    fields.sort();
    assert_eq!(
        fields,
        ["applicant", "countries", "reference", "seen_as", "title"]
    );
    assert_eq!(barred.json["seen_as"], "barred");
    assert_eq!(
        secretary.get(PROPOSALS).await.json["items"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    assert_eq!(secretary.get(&format!("{address}/revisions")).await.status, 404);
    let lines = secretary.get("/api/v1/rounds/2017/barred").await;
    assert_eq!(lines.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(whole.json["seen_as"], "desk");
    assert_eq!(whole.json["revision"]["content"]["amount"], 200_000_000);
    assert_eq!(
        acting.get(PROPOSALS).await.json["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let saved = save(&acting, &address, "amount", "\"1\"", &json!(1)).await;
    assert_eq!((saved.status, saved.code()), (403, "not_yours"));
}

#[actix_web::test]
async fn between_two_applicants_even_existence_is_hidden() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let rival = survey.person("rival").await;
    let before = rival.get(PROPOSALS).await;
    let address = survey.submitted(&drafter, "daegu").await;

    let there = rival.get(&address).await;
    let nowhere = rival.get(&format!("{PROPOSALS}/2017-2222")).await;

    assert_eq!(
        (there.status, &there.json["detail"]),
        (404, &nowhere.json["detail"])
    );
    assert_eq!(rival.get(PROPOSALS).await.text, before.text);
    for path in [
        "draft",
        "receipt",
        "revisions",
        "attachments",
        "screening",
        "supplements",
    ] {
        let answer = rival.get(&format!("{address}/{path}")).await;
        assert_eq!((answer.status, answer.code()), (404, "unknown"), "{path}");
    }
}

#[actix_web::test]
async fn a_part_of_a_korean_word_is_found_and_a_percent_sign_is_only_itself() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    survey.submitted(&drafter, "daegu").await;
    let acting = survey.person("acting-secretary").await;
    let found = async |words: &str| {
        let answer = acting.get(&format!("{PROPOSALS}?q={words}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json["items"].as_array().unwrap().len()
    };

    assert_eq!(found("%EB%82%AD%EC%8B%9C").await, 1, "낭시");
    assert_eq!(found("%25").await, 0);
    assert_eq!(found("DAEGU").await, 1);
    let begun = survey.draft(&drafter, "daegu").await;
    save(&drafter, &begun, "title_ko", "\"1\"", &json!("비밀초안")).await;
    assert_eq!(
        found("%EB%B9%84%EB%B0%80%EC%B4%88%EC%95%88").await,
        0,
        "a draft is its writer's own"
    );
}
