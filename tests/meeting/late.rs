//! Conflicts that are found late: what was counted and carried with somebody who is barred.

use serde_json::{Value, json};

use super::refused;
use super::scene::{Council, ROUND};
use crate::cast::{Small, Story};

#[actix_web::test]
async fn a_late_conflict_makes_the_count_outdated_and_nothing_is_decided_on_it() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    council.resolve_all().await;
    council.barred("M3", "P02").await;

    let asked = council
        .secretary
        .post(&format!("{ROUND}/decision-requests"), &json!({}))
        .await;

    assert_eq!(refused(&asked), (409, "count_outdated"));
    assert_eq!(council.count().await.status, 201);
    let ranking = council.secretary.get(&format!("{ROUND}/ranking")).await;
    let line = |code: &str| -> Value {
        let lines = ranking.json["proposals"].as_array().unwrap();
        lines
            .iter()
            .find(|line| line["reference"] == code)
            .unwrap()
            .clone()
    };
    assert_eq!(line("P02")["set_aside"], json!(["M3"]));
}

/// Conflicts are declared where nobody had known of them, after the votes and before the resolution.
#[actix_web::test]
async fn a_conflict_found_after_the_vote_takes_sheet_and_vote_away_and_everything_is_counted_again() {
    let small = Small::at("sitting", Story::default()).await;
    let (secretary, chair) = (small.person("secretary").await, small.person("m1").await);
    let member = small.person("m3").await;
    let (city, position) = (&small.names["reference"], &small.names["position"]);
    let item = format!("{ROUND}/meetings/1/items/{position}");
    let version = async || {
        let items = secretary.get(&format!("{ROUND}/meetings/1/items")).await;
        let items = items.json["items"].as_array().unwrap().clone();
        let found = items
            .iter()
            .find(|item| item["position"].as_u64() == position.parse().ok());
        format!("\"{}\"", found.unwrap()["version"])
    };

    let declared = json!({ "proposal": city, "kind": "recusal", "ground": "자문한 적이 있다." });
    let declared = member.post(&format!("{ROUND}/conflicts"), &declared).await;
    assert_eq!(
        (declared.status, &declared.json["late"]),
        (201, &json!(true)),
        "{}",
        declared.text
    );
    let confirmation = format!("{item}/confirmation");
    let confirmed = chair.put_at(&version().await, &confirmation, &json!({})).await;
    assert_eq!(
        refused(&confirmed),
        (409, "vote_blocked"),
        "a vote of the recused member stood"
    );
    let votes: Vec<Value> = ["M1", "M2", "M4", "M5"]
        .map(|seat| json!({ "seat": seat, "choice": "yes" }))
        .into();
    let votes = json!({ "votes": votes });
    let voted = secretary
        .put_at(&version().await, &format!("{item}/votes"), &votes)
        .await;
    assert_eq!(
        (&voted.json["motion"]["base"], &voted.json["motion"]["yes"]),
        (&json!(4), &json!(4)),
        "{}",
        voted.text
    );

    let counted = secretary.post(&format!("{ROUND}/counts"), &json!({})).await;
    let lines = counted.json["proposals"].as_array().unwrap();
    let line = lines
        .iter()
        .find(|line| line["reference"] == city.as_str())
        .unwrap();
    assert_eq!(line["set_aside"], json!(["M3"]), "{}", counted.text);
    let hidden = member.get(&format!("{ROUND}/proposals/{city}/sheet")).await;
    assert_eq!(refused(&hidden), (404, "unknown"));
    let ranking = member.get(&format!("{ROUND}/ranking")).await;
    assert_eq!(ranking.json["sight"], "part", "{}", ranking.text);
    let confirmed = chair.put_at(&version().await, &confirmation, &json!({})).await;
    assert_eq!(confirmed.json["state"], "carried", "{}", confirmed.text);
}

/// The same after the resolution of the item, and before the list is approved: what was resolved with the vote of
/// somebody who is barred is put again, whatever the new count says.
#[actix_web::test]
async fn what_was_carried_with_the_vote_of_a_barred_member_is_put_again_though_its_outcome_is_the_same() {
    let small = Small::at("resolved", Story::default()).await;
    let (secretary, member) = (small.person("secretary").await, small.person("m3").await);
    let items = async |reference: &str| -> Vec<Value> {
        let list = secretary.get(&format!("{ROUND}/meetings/1/items")).await;
        let list = list.json["items"].as_array().unwrap().clone();
        list.into_iter()
            .filter(|item| item["reference"] == reference)
            .map(|item| json!([item["state"], item["put"]["outcome"]]))
            .collect()
    };
    let (city, rival) = (&small.names["reference"], &small.names["rival"]);
    assert_eq!(items(city).await, [json!(["carried", "selected"])]);

    let declared = json!({ "proposal": city, "kind": "recusal", "ground": "자문한 적이 있다." });
    let declared = member.post(&format!("{ROUND}/conflicts"), &declared).await;
    assert_eq!(declared.status, 201, "{}", declared.text);
    let counted = secretary.post(&format!("{ROUND}/counts"), &json!({})).await;
    assert_eq!(counted.status, 201, "{}", counted.text);

    assert_eq!(
        items(city).await,
        [json!(["deferred", "selected"]), json!(["open", "selected"])]
    );
    assert_eq!(items(rival).await, [json!(["carried", "selected"])]);
    let path = format!("{ROUND}/decision-requests");
    let asked = secretary.post(&path, &json!({})).await;
    assert_eq!(refused(&asked), (409, "items_unresolved"));
}

#[actix_web::test]
async fn what_was_carried_without_the_barred_member_stands_if_the_count_does() {
    let small = Small::at("resolved", Story::default()).await;
    let (secretary, member) = (small.person("secretary").await, small.person("m6").await);
    let rival = &small.names["rival"];
    let on_rival = "DELETE FROM votes WHERE seat_id = (SELECT id FROM seats WHERE code = 'M6')";
    assert!(small.world.database.takes(on_rival).await);

    let declared = json!({ "proposal": rival, "kind": "recusal", "ground": "자문한 적이 있다." });
    let declared = member.post(&format!("{ROUND}/conflicts"), &declared).await;
    assert_eq!(declared.status, 201, "{}", declared.text);
    secretary.post(&format!("{ROUND}/counts"), &json!({})).await;

    let asked = secretary
        .post(&format!("{ROUND}/decision-requests"), &json!({}))
        .await;
    assert_eq!(asked.status, 201, "{}", asked.text);
}
