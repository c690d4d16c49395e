//! Rounds: the draft, and who sees it.

mod later;
mod preparing;
mod publication;
mod questionnaire_page;
mod returned_page;
mod rules_page;
mod rules_told;
pub(crate) mod scene;

use serde_json::{Value, json};

use scene::{ROUND, Scene, both, coordinator, dates, details, questionnaire, staff};

use crate::world::Answer;

/// The codes of everything that was refused.
fn codes(answer: &Answer) -> Vec<String> {
    let errors = answer.json["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|error| error["code"].as_str().unwrap_or_default().to_owned())
        .collect()
}

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.code())
}

#[actix_web::test]
async fn only_an_administrator_begins_a_programme_and_a_round() {
    let scene = Scene::begun().await;
    let programme = json!({ "code": "other", "name": both("다른 사업"), "organizer": "moi" });
    let mut round = details();
    round["code"] = json!("2018");
    round["programme"] = json!("egov");

    assert_eq!(
        refused(&scene.secretary.post("/api/v1/programmes", &programme).await),
        (403, "not_yours")
    );
    assert_eq!(
        refused(&scene.secretary.post("/api/v1/rounds", &round).await),
        (403, "not_yours")
    );
    assert_eq!(scene.admin.post("/api/v1/rounds", &round).await.status, 201);
    assert_eq!(
        refused(&scene.admin.post("/api/v1/rounds", &round).await),
        (409, "code_taken")
    );
    assert_eq!(
        refused(&scene.admin.put_at("\"1\"", ROUND, &details()).await),
        (403, "not_yours")
    );
}

#[actix_web::test]
async fn a_draft_is_there_for_those_inside_and_for_nobody_else() {
    let scene = Scene::written().await;
    let applicant = coordinator(&scene.world, "coordinator", "pps").await;

    assert_eq!(scene.secretary.get(ROUND).await.json["stage"], "draft");
    assert_eq!(refused(&applicant.get(ROUND).await), (404, "unknown"));
    assert_eq!(applicant.get("/api/v1/rounds").await.json["items"], json!([]));
    for part in [
        "rules",
        "rules/draft",
        "questionnaire",
        "organizations",
        "publication",
    ] {
        assert_eq!(
            refused(&applicant.get(&format!("{ROUND}/{part}")).await),
            (404, "unknown"),
            "{part}"
        );
    }
    assert_eq!(
        refused(&applicant.put_at("\"1\"", ROUND, &details()).await),
        (404, "unknown")
    );
}

#[actix_web::test]
async fn applicants_see_a_published_round_with_its_public_status_and_no_stage() {
    let mut scene = Scene::published().await;
    coordinator(&scene.world, "coordinator", "pps").await;
    scene.on("2017-04-28T18:00:01+09:00").await;
    let closed = scene
        .secretary
        .put(&format!("{ROUND}/stage/screening"), &json!({}))
        .await;
    assert_eq!((closed.status, &closed.json["stage"]), (200, &json!("screening")));

    let applicant = scene.world.sign_in("coordinator@simui.example").await;
    let seen = applicant.get(ROUND).await;

    assert_eq!(seen.json["status"], "under_review");
    assert_eq!(
        (seen.json.get("stage"), seen.json.get("version"), seen.etag()),
        (None, None, String::new())
    );
    let listed = applicant.get("/api/v1/rounds").await;
    assert_eq!(listed.json["items"][0]["code"], "2017");
    assert_eq!(listed.json["items"][0].get("stage"), None);
    assert_eq!(
        refused(&applicant.get(&format!("{ROUND}/organizations")).await),
        (403, "not_yours")
    );
}

#[actix_web::test]
async fn a_draft_is_edited_at_the_version_that_was_read() {
    let scene = Scene::begun().await;
    let etag = scene.secretary.get(ROUND).await.etag();
    let mut changed = details();
    changed["budget"] = json!(900_000_000);

    let first = scene.secretary.put_at(&etag, ROUND, &changed).await;
    let second = scene
        .secretary
        .put_at(&etag, &format!("{ROUND}/dates"), &dates())
        .await;

    assert_eq!((first.status, &first.json["budget"]), (200, &json!(900_000_000)));
    assert_eq!(refused(&second), (412, "stale"));
    assert_eq!(
        refused(&scene.secretary.put(ROUND, &changed).await),
        (428, "version_missing")
    );
}

#[actix_web::test]
async fn details_that_contradict_are_refused_together() {
    let scene = Scene::begun().await;
    let wrong = json!({ "name": both("회차"), "budget": 0, "currency": "won", "zone": "Seoul",
        "starts_on": "2017-12-31", "ends_on": "2017-07-01" });
    let etag = scene.secretary.get(ROUND).await.etag();

    let answer = scene.secretary.put_at(&etag, ROUND, &wrong).await;

    assert_eq!(
        codes(&answer),
        [
            "number_range",
            "currency_unknown",
            "zone_unknown",
            "period_crossed"
        ]
    );
    let mut rehearsal = details();
    rehearsal["rehearsal"] = json!(true);
    assert_eq!(
        refused(&scene.secretary.put_at(&etag, ROUND, &rehearsal).await),
        (409, "flag_fixed")
    );
}

#[actix_web::test]
async fn dates_out_of_order_are_refused_by_name() {
    let scene = Scene::begun().await;
    let mut wrong = dates();
    wrong["scoring_opens"] = json!("2017-04-28T18:00:00+09:00");

    let answer = scene.try_write("dates", &wrong).await;

    assert_eq!(refused(&answer), (422, "dates_contradict"));
    assert_eq!(answer.json["errors"][0]["pointer"], "/dates/scoring_opens");
}

#[actix_web::test]
async fn rules_that_cannot_be_counted_or_voted_by_are_refused() {
    let scene = Scene::begun().await;
    let preset = scene.secretary.get("/api/v1/presets/kr-standard").await.json;
    let wrong = [
        ("/quorum", json!("4/3"), "quorum_share"),
        ("/quorum", json!(0), "quorum_share"),
        ("/count/hard_min_scores", json!(6), "rules_fault"),
        ("/count/tie_order", json!(["beauty"]), "rules_fault"),
        ("/count/draw_seed", json!(["secret"]), "draw_seed_early"),
        ("/criteria", json!([]), "criterion_unnamed"),
        ("/justification", json!("outside_band"), "band_wrong"),
        (
            "/objection",
            json!({ "days": 7, "grounds": [] }),
            "objection_grounds",
        ),
        (
            "/objection",
            json!({ "days": 400, "grounds": [] }),
            "fields_invalid",
        ),
        (
            "/checklist",
            json!([{ "code": "outcome", "label": both("결과") }]),
            "code_reserved",
        ),
    ];
    for (pointer, value, code) in wrong {
        let mut rules = preset.clone();
        set(&mut rules, pointer, value);
        assert_eq!(
            refused(&scene.try_write("rules", &rules).await),
            (422, code),
            "{pointer}"
        );
    }
    let mut unknown = preset;
    set(&mut unknown, "/colour", json!("red"));
    assert_eq!(
        refused(&scene.try_write("rules", &unknown).await),
        (422, "field_wrong")
    );
}

fn set(value: &mut Value, pointer: &str, to: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    value.pointer_mut(parent).unwrap()[key] = to;
}

#[actix_web::test]
async fn a_section_named_as_a_part_of_every_draft_is_refused() {
    let scene = Scene::begun().await;
    for code in ["core", "check"] {
        let mut wrong = questionnaire();
        wrong["sections"][0]["code"] = json!(code);
        let answer = scene.try_write("questionnaire", &wrong).await;
        assert_eq!(
            (answer.status, codes(&answer)),
            (422, vec!["section_reserved".to_owned()])
        );
        assert_eq!(answer.json["errors"][0]["pointer"], "/sections/0/code");
    }
}

#[actix_web::test]
async fn a_questionnaire_with_a_condition_on_nothing_is_refused() {
    let scene = Scene::begun().await;
    let mut wrong = questionnaire();
    set(
        &mut wrong,
        "/sections/0/questions/0/show_if",
        json!({ "question": "nobody", "is": "x" }),
    );

    let answer = scene.try_write("questionnaire", &wrong).await;

    assert_eq!(refused(&answer), (422, "condition_target"));
    scene.write("questionnaire", &questionnaire()).await;
    let again = scene.write("questionnaire", &questionnaire()).await;
    assert_eq!(again.status, 200);
    assert_eq!(
        scene.secretary.get(&format!("{ROUND}/questionnaire")).await.json["version"],
        2
    );
}

#[actix_web::test]
async fn organizations_are_invited_by_codes_or_by_a_table_and_unknown_ones_are_named() {
    let scene = Scene::begun().await;

    let unknown = scene
        .try_write("organizations", &json!({ "codes": ["pps", "nobody"] }))
        .await;
    let table = scene
        .write(
            "organizations",
            &json!({ "csv": "\u{feff}name,code\nA,pps\nB,nia\n" }),
        )
        .await;
    let nameless = scene
        .try_write("organizations", &json!({ "csv": "name\nA\n" }))
        .await;

    assert_eq!(refused(&unknown), (422, "organizations_unknown"));
    assert!(unknown.text.contains("nobody") && !unknown.json["detail"].as_str().unwrap().contains("pps"));
    assert_eq!(table.json["codes"], json!(["nia", "pps"]));
    assert_eq!(refused(&nameless), (422, "table_fault"));
}
