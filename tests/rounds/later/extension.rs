//! The survey is extended, for one or for all, and closes.

use serde_json::json;

use crate::rounds::refused;
use crate::rounds::scene::{ROUND, Scene, coordinator};
use crate::world::Answer;

async fn extend(scene: &Scene, organization: Option<&str>, until: &str) -> Answer {
    let body = json!({ "deadline": "survey_closes", "organization": organization, "until": until, "reason": "전산 장애" });
    scene.secretary.post(&format!("{ROUND}/extensions"), &body).await
}

#[actix_web::test]
async fn the_survey_is_extended_for_one_or_for_all_and_only_they_are_told() {
    let scene = Scene::published().await;
    let applicant = coordinator(&scene.world, "coordinator", "pps").await;

    let one = extend(&scene, Some("pps"), "2017-05-02T18:00:00+09:00").await;
    let all = extend(&scene, None, "2017-05-01T18:00:00+09:00").await;

    assert_eq!((one.status, all.status), (200, 200), "{} {}", one.text, all.text);
    let seen = applicant.get(ROUND).await.json["extensions"].clone();
    assert_eq!(seen[0]["organization"], "pps");
    assert_eq!(seen[1]["until"], "2017-05-01T09:00:00.000000Z");
    assert_eq!(
        (
            scene.told("round.extended_for").await,
            scene.told("round.extended").await
        ),
        (1, 1)
    );
}

#[actix_web::test]
async fn an_extension_is_later_than_what_holds_and_before_scoring() {
    let scene = Scene::published().await;
    let other = json!({ "deadline": "scoring_closes", "until": "2017-07-01T00:00:00Z", "reason": "x" });

    assert_eq!(
        refused(&extend(&scene, None, "2017-04-28T18:00:00+09:00").await),
        (422, "survey_extension_not_later")
    );
    assert_eq!(
        refused(&extend(&scene, None, "2017-05-22T09:00:00+09:00").await),
        (422, "extension_past_scoring")
    );
    assert_eq!(
        refused(&extend(&scene, Some("nia"), "2017-05-02T18:00:00+09:00").await),
        (422, "not_invited")
    );
    let kind = scene.secretary.post(&format!("{ROUND}/extensions"), &other).await;
    assert_eq!(refused(&kind), (422, "extension_kind"));
}

#[actix_web::test]
async fn nobody_extends_for_their_own_tree() {
    let scene = Scene::written().await;
    scene
        .write("organizations", &json!({ "codes": ["archives", "pps"] }))
        .await;
    crate::rounds::staff(&scene.world, "acting1", "acting_secretary", "nia").await;
    crate::rounds::staff(&scene.world, "acting2", "acting_approver", "nia").await;
    assert_eq!(scene.publish().await.status, 200);
    let acting = scene.world.sign_in("acting1@simui.example").await;

    let own = extend(&scene, Some("archives"), "2017-05-02T18:00:00+09:00").await;
    let body = json!({ "deadline": "survey_closes", "organization": "archives",
        "until": "2017-05-02T18:00:00+09:00", "reason": "전산 장애" });
    let outside = acting.post(&format!("{ROUND}/extensions"), &body).await;

    assert_eq!(refused(&own), (403, "own_tree"));
    assert_eq!(outside.status, 200, "{}", outside.text);
}

#[actix_web::test]
async fn the_survey_closes_once_nobody_may_answer_any_more() {
    let mut scene = Scene::published().await;
    extend(&scene, Some("pps"), "2017-05-02T18:00:00+09:00").await;
    let path = format!("{ROUND}/stage/screening");
    scene.on("2017-04-28T18:00:01+09:00").await;
    assert_eq!(
        refused(&scene.secretary.put(&path, &json!({})).await),
        (409, "survey_open")
    );
    scene.on("2017-05-02T18:00:00+09:00").await;
    assert_eq!(
        refused(&scene.secretary.put(&path, &json!({})).await),
        (409, "survey_open")
    );
    scene.on("2017-05-02T18:00:01+09:00").await;

    assert_eq!(
        refused(&scene.approver.put(&path, &json!({})).await),
        (403, "not_yours")
    );
    let closed = scene.secretary.put(&path, &json!({})).await;
    let again = scene.secretary.put(&path, &json!({})).await;

    assert_eq!(closed.json["stage"], "screening");
    assert_eq!(refused(&again), (409, "stage_order"));
    assert_eq!(
        refused(&extend(&scene, None, "2017-05-10T18:00:00+09:00").await),
        (409, "wrong_stage")
    );
    assert_eq!(scene.told("round.survey_closed").await, 1);
}
