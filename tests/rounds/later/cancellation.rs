//! A round is cancelled, or given up before it was published.

use serde_json::json;

use super::ask;
use crate::rounds::refused;
use crate::rounds::scene::{ROUND, Scene, coordinator};
use crate::world::Answer;

async fn ask_cancellation(scene: &Scene, reason: &str) -> Answer {
    scene
        .secretary
        .put(&format!("{ROUND}/cancellation"), &json!({ "reason": reason }))
        .await
}

#[actix_web::test]
async fn a_round_is_cancelled_by_two_people_with_a_reason() {
    let scene = Scene::published().await;
    let path = format!("{ROUND}/cancellation/approval");
    assert_eq!(
        refused(&ask_cancellation(&scene, " ").await),
        (422, "reason_required")
    );
    assert_eq!(
        refused(&scene.approver.put(&path, &json!({ "digest": "0" })).await),
        (409, "approval_missing")
    );
    let asked = ask_cancellation(&scene, "예산 삭감").await;
    let digest = json!({ "digest": asked.json["digest"] });
    assert_eq!(
        refused(&scene.secretary.put(&path, &digest).await),
        (403, "not_yours")
    );

    let cancelled = scene.approver.put(&path, &digest).await;

    assert_eq!(
        (cancelled.status, &cancelled.json["status"]),
        (200, &json!("cancelled"))
    );
    assert_eq!(scene.told("round.cancelled").await, 1);
    assert_eq!(
        refused(&ask_cancellation(&scene, "또").await),
        (409, "wrong_stage")
    );
    assert_eq!(
        refused(&ask(&scene, &json!({ "reason": "예산", "budget": 2 })).await),
        (409, "wrong_stage")
    );
}

#[actix_web::test]
async fn a_draft_that_is_given_up_is_not_told_to_those_who_were_to_be_invited() {
    let scene = Scene::written().await;
    coordinator(&scene.world, "coordinator", "pps").await;
    let asked = ask_cancellation(&scene, "사업 취소").await;
    let digest = json!({ "digest": asked.json["digest"] });

    let given_up = scene
        .approver
        .put(&format!("{ROUND}/cancellation/approval"), &digest)
        .await;

    assert_eq!(given_up.status, 200, "{}", given_up.text);
    assert_eq!(
        (
            scene.told("round.cancelled").await,
            scene.told("round.abandoned").await
        ),
        (0, 1)
    );
    let applicant = scene.world.sign_in("coordinator@simui.example").await;
    assert_eq!(refused(&applicant.get(ROUND).await), (404, "unknown"));
}

#[actix_web::test]
async fn a_cancellation_that_was_asked_for_at_another_stage_is_outdated() {
    let mut scene = Scene::published().await;
    let asked = ask_cancellation(&scene, "예산 삭감").await;
    scene.on("2017-04-28T18:00:01+09:00").await;
    scene
        .secretary
        .put(&format!("{ROUND}/stage/screening"), &json!({}))
        .await;
    let digest = json!({ "digest": asked.json["digest"] });

    let answer = scene
        .approver
        .put(&format!("{ROUND}/cancellation/approval"), &digest)
        .await;

    assert_eq!(refused(&answer), (409, "approval_outdated"));
}
