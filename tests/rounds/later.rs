//! After publication: changes of the terms.

mod cancellation;
mod extension;

use serde_json::{Value, json};

use super::scene::{ROUND, Scene, dates};
use super::{refused, set};
use crate::world::Answer;

async fn ask(scene: &Scene, change: &Value) -> Answer {
    scene.secretary.post(&format!("{ROUND}/changes"), change).await
}

async fn give(scene: &Scene, asked: &Answer) -> Answer {
    let digest = json!({ "digest": asked.json["digest"] });
    scene
        .approver
        .put(&format!("{ROUND}/changes/approval"), &digest)
        .await
}

async fn terms(scene: &Scene) -> Value {
    let kept = scene.secretary.get(&format!("{ROUND}/rules")).await.json;
    serde_json::from_str(kept["body"].as_str().unwrap()).unwrap()
}

/// A proposal of the Public Procurement Service with one revision: something was submitted.
async fn submitted(scene: &Scene) {
    let proposal = "INSERT INTO proposals (id, round_id, organization_id, area_id, reference, state, submitted_n, created_by, illustrative, v) \
        SELECT a.id, a.round_id, o.id, a.id, '2017-TEST', 'submitted', 1, d.person_id, FALSE, 1 \
        FROM areas a, organizations o, duties d \
        WHERE a.code = 'consulting' AND o.code = 'pps' AND d.duty = 'secretary'";
    let revision = "INSERT INTO proposal_revisions \
        (id, round_id, proposal_id, n, title_ko, amount, answers, questionnaire_version, digest, at, by, signed_off) \
        SELECT p.id, p.round_id, p.id, 1, '과제', 1, '{}', 1, '', d.from_at, d.person_id, FALSE \
        FROM proposals p, duties d WHERE d.duty = 'secretary'";
    assert!(scene.world.database.takes(proposal).await);
    assert!(scene.world.database.takes(revision).await);
}

#[actix_web::test]
async fn a_change_is_a_new_version_with_reason_and_approval() {
    let scene = Scene::published().await;
    let asked = ask(
        &scene,
        &json!({ "reason": "추가경정예산", "budget": 1_200_000_000 }),
    )
    .await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    assert_eq!(terms(&scene).await["budget"], 1_000_000_000);
    let newest = scene.approver.get(&format!("{ROUND}/changes/newest")).await.json;
    assert_eq!(
        (&newest["in_force"], &newest["digest"]),
        (&json!(false), &asked.json["digest"])
    );

    let given = give(&scene, &asked).await;

    assert_eq!(
        (given.status, &given.json["budget"]),
        (200, &json!(1_200_000_000))
    );
    assert_eq!(terms(&scene).await["budget"], 1_200_000_000);
    assert_eq!(
        scene.secretary.get(&format!("{ROUND}/rules")).await.json["reason"],
        "추가경정예산"
    );
    assert_eq!(scene.told("round.terms_changed").await, 1);
}

#[actix_web::test]
async fn the_register_tells_each_change_of_the_terms_with_its_reason() {
    let mut scene = Scene::published().await;
    let first = ask(
        &scene,
        &json!({ "reason": "추가경정예산", "budget": 1_200_000_000 }),
    )
    .await;
    assert_eq!(give(&scene, &first).await.status, 200);
    scene.on("2017-04-10T09:00:00+09:00").await;
    let second = ask(
        &scene,
        &json!({ "reason": "예비비 편성", "budget": 1_300_000_000 }),
    )
    .await;
    assert_eq!(second.status, 200, "{}", second.text);
    let page = "/ko/rounds/2017/desk/exceptions";

    let waiting = scene.secretary.get(page).await.text;
    let given = give(&scene, &second).await;
    assert_eq!(given.status, 200, "{}", given.text);
    let replaced = scene.secretary.get(page).await.text;

    for told in [&waiting, &replaced] {
        assert!(
            told.contains("추가경정예산") && told.contains("예비비 편성"),
            "{told}"
        );
    }
    assert!(waiting.contains("제3판으로 바꾸려 합니다"), "{waiting}");
    assert!(replaced.contains("제2판. 지금은 적용하지 않습니다"), "{replaced}");
}

#[actix_web::test]
async fn one_change_waits_at_a_time_and_can_be_returned() {
    let scene = Scene::published().await;
    let change = json!({ "reason": "예산", "budget": 2 });
    let asked = ask(&scene, &change).await;

    assert_eq!(refused(&ask(&scene, &change).await), (409, "change_pending"));
    let back = format!("{ROUND}/changes/return");
    assert_eq!(
        scene
            .approver
            .post(&back, &json!({ "reason": "근거 부족" }))
            .await
            .status,
        200
    );
    assert_eq!(refused(&give(&scene, &asked).await), (409, "approval_missing"));
    assert_eq!(ask(&scene, &change).await.status, 200);
}

#[actix_web::test]
async fn a_change_without_reason_or_content_is_refused_and_before_publication_there_is_none() {
    let scene = Scene::written().await;
    let change = json!({ "reason": "예산", "budget": 2 });
    assert_eq!(refused(&ask(&scene, &change).await), (409, "wrong_stage"));
    scene.publish().await;

    assert_eq!(
        refused(&ask(&scene, &json!({ "reason": "", "budget": 2 })).await),
        (422, "reason_required")
    );
    assert_eq!(
        refused(&ask(&scene, &json!({ "reason": "같음" })).await),
        (422, "change_empty")
    );
    assert_eq!(
        refused(&ask(&scene, &json!({ "reason": "예산", "budget": 0 })).await),
        (422, "number_range")
    );
    assert_eq!(
        refused(&scene.approver.post(&format!("{ROUND}/changes"), &change).await),
        (403, "not_yours")
    );
}

#[actix_web::test]
async fn counting_rules_change_until_the_first_submission_and_other_rules_never() {
    let scene = Scene::published().await;
    let rules = terms(&scene).await["rules"].clone();
    let with = |pointer: &str, to: Value| {
        let mut changed = rules.clone();
        set(&mut changed, pointer, to);
        json!({ "reason": "변경", "rules": changed })
    };

    assert_eq!(
        refused(&ask(&scene, &with("/quorum", json!("1/2"))).await),
        (409, "change_after_publication")
    );
    let asked = ask(&scene, &with("/count/pass_mark", json!(60))).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    submitted(&scene).await;

    assert_eq!(
        refused(&give(&scene, &asked).await),
        (409, "change_after_submission")
    );
    scene
        .approver
        .post(&format!("{ROUND}/changes/return"), &json!({ "reason": "늦음" }))
        .await;
    assert_eq!(
        refused(&ask(&scene, &with("/count/pass_mark", json!(60))).await),
        (409, "change_after_submission")
    );
    assert_eq!(
        ask(&scene, &json!({ "reason": "예산", "budget": 2 }))
            .await
            .status,
        200
    );
}

#[actix_web::test]
async fn what_is_past_stays_and_the_rest_keeps_its_order() {
    let mut scene = Scene::published().await;
    scene.on("2017-04-10T09:00:00+09:00").await;
    let with = |key: &str, to: &str| {
        let mut changed = dates();
        changed[key] = json!(to);
        json!({ "reason": "일정 변경", "dates": changed })
    };

    assert_eq!(
        refused(&ask(&scene, &with("survey_opens", "2017-04-11T09:00:00+09:00")).await),
        (409, "date_past")
    );
    assert_eq!(
        refused(&ask(&scene, &with("survey_closes", "2017-04-09T09:00:00+09:00")).await),
        (409, "date_past")
    );
    assert_eq!(
        refused(&ask(&scene, &with("survey_closes", "2017-06-01T09:00:00+09:00")).await),
        (422, "dates_contradict")
    );
    let asked = ask(&scene, &with("survey_closes", "2017-05-05T18:00:00+09:00")).await;
    let given = give(&scene, &asked).await;
    assert_eq!(
        given.json["dates"]["survey_closes"],
        "2017-05-05T09:00:00.000000Z"
    );
}

#[actix_web::test]
async fn after_the_opening_nothing_is_changed_this_way() {
    let scene = Scene::published().await;
    assert!(
        scene
            .world
            .database
            .takes("UPDATE rounds SET stage = 'deliberation'")
            .await
    );

    let answer = ask(&scene, &json!({ "reason": "예산", "budget": 2 })).await;

    assert_eq!(refused(&answer), (409, "change_after_opening"));
}
