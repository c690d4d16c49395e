//! Publication: what hinders it, and the two people it takes.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::scene::{ROUND, Scene, areas, dates, questionnaire, staff};
use super::{codes, refused};

#[actix_web::test]
async fn publication_says_everything_that_hinders_it() {
    let scene = Scene::begun().await;
    assert_eq!(refused(&scene.ask().await), (409, "rules_missing"));
    let preset = scene.secretary.get("/api/v1/presets/kr-standard").await.json;
    scene.write("rules", &preset).await;
    assert_eq!(refused(&scene.ask().await), (409, "questionnaire_missing"));
    scene.write("questionnaire", &questionnaire()).await;

    let answer = scene.ask().await;

    assert_eq!(
        codes(&answer)
            .iter()
            .filter(|code| *code == "date_missing")
            .count(),
        5
    );
    assert!(codes(&answer).contains(&"areas_missing".to_owned()));
    assert!(codes(&answer).contains(&"organizations_missing".to_owned()));
}

#[actix_web::test]
async fn a_round_is_published_by_two_people_and_its_rules_are_frozen_as_digested_bytes() {
    let scene = Scene::written().await;
    let asked = scene.ask().await;
    let digest = json!({ "digest": asked.json["digest"] });

    let published = scene.approver.put(&format!("{ROUND}/publication"), &digest).await;

    assert_eq!(
        (published.status, &published.json["stage"]),
        (200, &json!("surveying"))
    );
    let kept = scene.secretary.get(&format!("{ROUND}/rules")).await.json;
    let body = kept["body"].as_str().unwrap();
    assert_eq!(kept["digest"], hex::encode(Sha256::digest(body)));
    assert_eq!((&kept["version"], &kept["in_force"]), (&json!(1), &json!(true)));
    let terms: Value = serde_json::from_str(body).unwrap();
    assert_eq!(terms["dates"]["survey_closes"], "2017-04-28T09:00:00.000000Z");
    assert_eq!(terms["rules"]["quorum"], "2/3");
    assert_eq!(
        (
            scene.told("round.published").await,
            scene.told("round.approval_given").await
        ),
        (1, 1)
    );
    for (part, body) in [
        ("rules", &terms["rules"]),
        ("areas", &areas()),
        ("dates", &dates()),
    ] {
        assert_eq!(
            refused(&scene.try_write(part, body).await),
            (409, "wrong_stage"),
            "{part}"
        );
    }
    assert_eq!(
        refused(&scene.try_write("questionnaire", &questionnaire()).await),
        (409, "wrong_stage")
    );
    let version = "UPDATE round_rules SET body = 'other'";
    assert!(
        !scene.world.database.takes(version).await,
        "kept terms can be rewritten"
    );
}

#[actix_web::test]
async fn who_asks_does_not_give_and_who_is_neither_does_neither() {
    let scene = Scene::written().await;
    assert_eq!(
        refused(
            &scene
                .approver
                .post(&format!("{ROUND}/publication-requests"), &json!({}))
                .await
        ),
        (403, "not_yours")
    );
    let both_duties = "INSERT INTO duties (id, person_id, duty, round_id, from_at, v) \
        SELECT d.round_id, d.person_id, 'approver', d.round_id, d.from_at, 1 FROM duties d WHERE d.duty = 'secretary'";
    assert!(scene.world.database.takes(both_duties).await);
    let asked = scene.ask().await;
    let digest = json!({ "digest": asked.json["digest"] });
    let path = format!("{ROUND}/publication");

    assert_eq!(
        refused(&scene.secretary.put(&path, &digest).await),
        (409, "approval_same_person")
    );
    assert_eq!(
        refused(&scene.admin.put(&path, &digest).await),
        (403, "not_yours")
    );
    assert_eq!(scene.approver.put(&path, &digest).await.status, 200);
}

#[actix_web::test]
async fn what_is_given_is_what_was_asked_for() {
    let scene = Scene::written().await;
    let path = format!("{ROUND}/publication");
    assert_eq!(
        refused(&scene.approver.put(&path, &json!({ "digest": "0" })).await),
        (409, "approval_missing")
    );
    let asked = scene.ask().await;
    let digest = json!({ "digest": asked.json["digest"] });
    assert_eq!(
        refused(&scene.approver.put(&path, &json!({ "digest": "0" })).await),
        (409, "approval_outdated")
    );
    scene
        .write("organizations", &json!({ "codes": ["pps", "nia"] }))
        .await;

    let outdated = scene.approver.put(&path, &digest).await;
    let shown = scene.approver.get(&path).await;
    let anew = scene.ask().await;

    assert_eq!(refused(&outdated), (409, "approval_outdated"));
    assert_ne!(shown.json["digest"], asked.json["digest"]);
    assert_eq!(shown.json["digest"], anew.json["digest"]);
    let given = scene
        .approver
        .put(&path, &json!({ "digest": anew.json["digest"] }))
        .await;
    assert_eq!(given.status, 200, "{}", given.text);
}

#[actix_web::test]
async fn a_request_is_returned_with_a_reason_and_can_be_asked_anew() {
    let scene = Scene::written().await;
    let asked = scene.ask().await;
    let back = format!("{ROUND}/publication/return");

    assert_eq!(
        refused(&scene.approver.post(&back, &json!({ "reason": " " })).await),
        (422, "reason_required")
    );
    let returned = scene
        .approver
        .post(&back, &json!({ "reason": "일정을 다시 보십시오." }))
        .await;
    let given = scene
        .approver
        .put(
            &format!("{ROUND}/publication"),
            &json!({ "digest": asked.json["digest"] }),
        )
        .await;

    assert_eq!(returned.json["return_reason"], "일정을 다시 보십시오.");
    assert_eq!(refused(&given), (409, "approval_missing"));
    assert_eq!(scene.publish().await.status, 200);
}

#[actix_web::test]
async fn the_organizers_own_tree_is_invited_only_with_acting_staff_from_outside_it() {
    let scene = Scene::written().await;
    scene
        .write("organizations", &json!({ "codes": ["archives", "pps"] }))
        .await;

    let nobody = scene.ask().await;
    staff(&scene.world, "acting1", "acting_secretary", "archives").await;
    staff(&scene.world, "acting2", "acting_approver", "nia").await;
    let inside = scene.ask().await;
    staff(&scene.world, "acting3", "acting_secretary", "nia").await;
    let outside = scene.ask().await;

    assert_eq!(codes(&nobody), ["acting_missing", "acting_missing"]);
    assert_eq!(refused(&inside), (409, "acting_missing"));
    assert_eq!(outside.status, 200, "{}", outside.text);
}

#[actix_web::test]
async fn which_links_make_a_tree_is_the_rounds_choice() {
    let scene = Scene::written().await;
    scene
        .write("organizations", &json!({ "codes": ["police"] }))
        .await;
    assert_eq!(
        scene.ask().await.status,
        200,
        "an agency under the ministry is not of its tree by default"
    );
    let mut rules = scene.secretary.get(&format!("{ROUND}/rules/draft")).await.json;
    rules["exclusion_links"] = json!(["part_of", "agency_under"]);
    scene.write("rules", &rules).await;

    assert_eq!(codes(&scene.ask().await), ["acting_missing", "acting_missing"]);
}

#[actix_web::test]
async fn a_survey_that_would_be_over_is_not_published() {
    let mut scene = Scene::written().await;
    let asked = scene.ask().await;
    scene.on("2017-04-28T18:00:00+09:00").await;
    let digest = json!({ "digest": asked.json["digest"] });

    assert_eq!(refused(&scene.ask().await), (409, "survey_over"));
    assert_eq!(
        refused(&scene.approver.put(&format!("{ROUND}/publication"), &digest).await),
        (409, "survey_over")
    );
}

#[actix_web::test]
async fn criteria_exclude_only_areas_that_the_round_has() {
    let scene = Scene::written().await;
    let mut rules = scene.secretary.get(&format!("{ROUND}/rules/draft")).await.json;
    rules["count"]["criteria"][0]["not_applicable_in"] = json!(["dispatch"]);
    scene.write("rules", &rules).await;

    assert_eq!(refused(&scene.ask().await), (422, "criterion_area_unknown"));
}
