//! An override of what was counted: an item of its own, with its reason.

use serde_json::{Value, json};

use super::refused;
use super::scene::{Council, ROUND};

#[actix_web::test]
async fn an_override_is_an_item_of_its_own_and_is_shown_with_its_reason() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let position = council.puts_reserve("P02", "다음 회차가 알맞음").await;
    let everybody = [("M1", "yes"), ("M2", "yes"), ("M3", "yes"), ("M4", "yes")];
    council.vote_at(position, &everybody).await;
    assert_eq!(council.confirm(position).await.json["state"], "carried");
    council.resolve_all().await;

    let decision = council.secretary.get(&format!("{ROUND}/decision")).await;
    let lines = decision.json["resolved"].as_array().unwrap();
    let line = lines.iter().find(|line| line["reference"] == "P02").unwrap();
    assert_eq!(
        (&line["computed"], &line["outcome"], &line["overridden"]),
        (
            &json!("selected"),
            &json!("reserve"),
            &json!("다음 회차가 알맞음")
        )
    );
}

#[actix_web::test]
async fn an_override_needs_a_reason_and_stands_only_when_it_is_carried() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let path = format!("{ROUND}/overrides");
    let other = |reason: &str| json!({ "proposal": "P02", "outcome": "reserve", "reason": reason });

    let silent = council.secretary.post(&path, &other(" ")).await;
    let same = json!({ "proposal": "P02", "outcome": "selected", "reason": "그대로" });
    let same = council.secretary.post(&path, &same).await;
    let by_member = council.members[1].post(&path, &other("다음 회차")).await;
    let put = council.secretary.post(&path, &other("다음 회차")).await;
    let position = usize::try_from(put.json["position"].as_u64().unwrap()).unwrap();
    let against = [("M1", "no"), ("M2", "no"), ("M3", "yes"), ("M4", "yes")];
    council.vote_at(position, &against).await;
    let failed = council.confirm(position).await;
    council.resolve_all().await;

    assert_eq!(refused(&silent), (422, "reason_required"));
    assert_eq!(refused(&same), (422, "override_same"));
    assert_eq!(refused(&by_member), (403, "not_yours"));
    assert_eq!(failed.json["state"], "not_carried", "{}", failed.text);
    let decision = council.secretary.get(&format!("{ROUND}/decision")).await;
    let lines = decision.json["resolved"].as_array().unwrap();
    let line = lines.iter().find(|line| line["reference"] == "P02").unwrap();
    assert_eq!(
        (&line["outcome"], &line["overridden"]),
        (&json!("selected"), &Value::Null)
    );
}
