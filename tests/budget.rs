//! The budget after the opening: only the council changes it, by an item of its own that shows both lists.

use serde_json::{Value, json};

use crate::meeting::scene::{Council, ROUND};
use crate::world::Answer;

const MORE: i64 = 1_100_000_000;

async fn put(council: &Council, amount: i64) -> Answer {
    let draft = json!({ "amount": amount, "reason": "추가경정예산" });
    council.secretary.post(&format!("{ROUND}/budgets"), &draft).await
}

/// Puts more money, lets M1 to M3 vote, and the chair confirm.
async fn resolved(council: &Council, choice: &str) -> (usize, Answer) {
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let put = put(council, MORE).await;
    assert_eq!(put.status, 201, "{}", put.text);
    let position = usize::try_from(put.json["position"].as_u64().unwrap()).unwrap();
    let voted = council
        .vote_at(position, &[("M1", choice), ("M2", choice), ("M3", choice)])
        .await;
    assert_eq!(voted.status, 200, "{}", voted.text);
    (position, council.confirm(position).await)
}

async fn terms(council: &Council) -> Vec<Value> {
    let sql = "SELECT count(*) FROM round_rules";
    let versions = council.world.database.number(sql).await;
    let round = council.secretary.get(ROUND).await.json;
    vec![round["budget"].clone(), json!(versions)]
}

#[actix_web::test]
async fn a_carried_item_changes_the_terms_and_what_is_selected_by_them_is_put_again() {
    let council = Council::counted().await;
    assert_eq!(terms(&council).await, [json!(1_000_000_000), json!(1)]);

    let (_, confirmed) = resolved(&council, "yes").await;

    assert_eq!(confirmed.json["state"], "carried", "{}", confirmed.text);
    assert_eq!(terms(&council).await, [json!(MORE), json!(2)]);
    let reason = "SELECT reason FROM round_rules WHERE version = 2";
    assert_eq!(council.world.database.text(reason).await, "추가경정예산");
    let told = "SELECT count(*) FROM journal WHERE kind = 'round.terms_changed'";
    assert_eq!(council.world.database.number(told).await, 1);
    let ranking = council.secretary.get(&format!("{ROUND}/ranking")).await;
    assert_eq!(
        (&ranking.json["n"], &ranking.json["budget"]["limit"]),
        (&json!(2), &json!(MORE)),
        "{}",
        ranking.text
    );
    let items = council.secretary.get(&format!("{ROUND}/meetings/1/items")).await;
    let again = council.position("P03").await;
    assert_eq!(items.json["items"][again - 1]["put"]["outcome"], "selected");
    council.resolve_all().await;
    let asked = council
        .secretary
        .post(&format!("{ROUND}/decision-requests"), &json!({}))
        .await;
    assert_eq!(
        (asked.status, &asked.json["committed"]),
        (201, &json!(MORE)),
        "{}",
        asked.text
    );
}

#[actix_web::test]
async fn an_item_that_is_not_carried_changes_nothing() {
    let council = Council::counted().await;

    let (_, confirmed) = resolved(&council, "no").await;

    assert_eq!(confirmed.json["state"], "not_carried", "{}", confirmed.text);
    assert_eq!(terms(&council).await, [json!(1_000_000_000), json!(1)]);
    let counts = "SELECT count(*) FROM counts";
    assert_eq!(council.world.database.number(counts).await, 1);
}

#[actix_web::test]
async fn both_lists_are_shown_to_those_from_whom_nothing_is_hidden() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let position = put(&council, MORE).await.json["position"].clone();
    let path = format!("{ROUND}/meetings/1/items/{position}/lists");

    let lists = council.members[0].get(&path).await;
    let barred = council.members[3].get(&path).await;
    let items = council.members[3].get(&format!("{ROUND}/meetings/1/items")).await;

    assert_eq!(lists.status, 200, "{}", lists.text);
    assert_eq!(lists.json["changed"], json!(["P03"]));
    let figures = |list: &str| {
        let list = &lists.json[list];
        (
            list["budget"].clone(),
            list["committed"].clone(),
            list["left"].clone(),
        )
    };
    assert_eq!(
        figures("present"),
        (json!(1_000_000_000), json!(900_000_000), json!(100_000_000))
    );
    assert_eq!(figures("put"), (json!(MORE), json!(MORE), json!(0)));
    assert_eq!((barred.status, barred.code()), (403, "not_yours"));
    let recused = json!({ "position": position, "recused": true });
    assert!(
        items.json["items"].as_array().unwrap().contains(&recused),
        "{}",
        items.text
    );
}

#[actix_web::test]
async fn who_is_barred_from_anything_does_not_vote_on_the_money() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let put = put(&council, MORE).await;
    let position = usize::try_from(put.json["position"].as_u64().unwrap()).unwrap();

    let voted = council.vote_at(position, &[("M1", "yes"), ("M4", "yes")]).await;

    assert_eq!((voted.status, voted.code()), (409, "vote_blocked"));
}

#[actix_web::test]
async fn the_same_amount_no_reason_and_a_second_item_are_refused_and_nothing_is_decided_meanwhile() {
    let council = Council::counted().await;
    let before = put(&council, MORE).await;
    assert_eq!((before.status, before.code()), (409, "meeting_not_sitting"));
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let same = put(&council, 1_000_000_000).await;
    assert_eq!((same.status, same.code()), (422, "change_empty"), "{}", same.text);
    assert_eq!(same.json["errors"][0]["pointer"], "/amount");
    let draft = json!({ "amount": MORE, "reason": " " });
    let silent = council.secretary.post(&format!("{ROUND}/budgets"), &draft).await;
    assert_eq!((silent.status, silent.code()), (422, "reason_required"));
    council.resolve_all().await;
    assert_eq!(put(&council, MORE).await.status, 201);

    let second = put(&council, MORE + 1).await;
    let asked = council
        .secretary
        .post(&format!("{ROUND}/decision-requests"), &json!({}))
        .await;

    assert_eq!(
        (second.status, second.code()),
        (409, "budget_waits"),
        "{}",
        second.text
    );
    assert_eq!(
        (asked.status, asked.code()),
        (409, "budget_waits"),
        "{}",
        asked.text
    );
}
