//! Objections: within the window, by the applicant's coordinator, answered by somebody who did not decide.

use chrono::Duration;
use serde_json::{Value, json};

use crate::cast::{Small, Story};
use crate::world::Answer;

const ROUND: &str = "/api/v1/rounds/2017";

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.code())
}

fn objection() -> Value {
    json!({ "ground": "misreading", "body": "일정을 달리 읽은 것으로 보입니다." })
}

fn answer(how: &str) -> Value {
    json!({ "answer": how, "reason": "기록을 다시 보았으나 오인이 없었습니다." })
}

/// The round is announced; where the city's objection stands.
async fn announced() -> (Small, String) {
    let small = Small::at("announced", Story::default()).await;
    let path = format!(
        "/api/v1/rounds/2017/proposals/{}/objection",
        small.names["reference"]
    );
    (small, path)
}

#[actix_web::test]
async fn the_coordinator_objects_once_the_result_is_told_and_nobody_else_does() {
    let small = Small::at("decided", Story::default()).await;
    let path = format!(
        "/api/v1/rounds/2017/proposals/{}/objection",
        small.names["reference"]
    );
    let early = small.person("coordinator").await.post(&path, &objection()).await;
    assert_eq!(refused(&early), (409, "result_not_told"));

    let (small, path) = announced().await;
    for (name, said) in [
        ("drafter", (403, "not_yours")),
        ("rival", (404, "unknown")),
        ("secretary", (404, "unknown")),
        ("m2", (404, "unknown")),
        ("admin", (404, "unknown")),
    ] {
        let answer = small.person(name).await.post(&path, &objection()).await;
        assert_eq!(refused(&answer), said, "{name}: {}", answer.text);
    }
    let coordinator = small.person("coordinator").await;
    let filed = coordinator.post(&path, &objection()).await;

    assert_eq!(
        (filed.status, &filed.json["state"]),
        (201, &json!("filed")),
        "{}",
        filed.text
    );
    let again = coordinator.post(&path, &objection()).await;
    assert_eq!(refused(&again), (409, "objection_waiting"));
    let rival = small.person("rival").await.get(&path).await;
    assert_eq!(refused(&rival), (404, "unknown"));
}

#[actix_web::test]
async fn the_window_takes_an_objection_at_its_last_instant_and_none_a_microsecond_later() {
    let (small, path) = announced().await;
    // Told on the fourth at ten, and seven days are given.
    let result = format!("/en/rounds/2017/proposals/{}/result", small.names["reference"]);
    small.on("2017-07-11T10:00:00.000001+09:00");
    let coordinator = small.person("coordinator").await;
    let late = coordinator.post(&path, &objection()).await;
    let over = coordinator.get(&result).await.text;
    assert!(
        over.contains("ended on Tue 11 July 2017") && !over.contains("/objection\""),
        "{over}"
    );
    small.on("2017-07-11T10:00:00+09:00");
    let open = small.person("coordinator").await.get(&result).await.text;
    assert!(
        open.contains("0 min left") && open.contains("/objection\""),
        "{open}"
    );
    let last = small.person("coordinator").await.post(&path, &objection()).await;

    assert_eq!(refused(&late), (409, "objection_window_closed"));
    assert_eq!(last.status, 201, "{}", last.text);
    assert_eq!(last.json["window_until"], "2017-07-11T01:00:00.000000Z");
}

#[actix_web::test]
async fn an_objection_stands_on_an_admissible_ground_and_says_something() {
    let (small, path) = announced().await;
    let coordinator = small.person("coordinator").await;

    let ground = json!({ "ground": "amount", "body": "금액이 적습니다." });
    let ground = coordinator.post(&path, &ground).await;
    let silent = json!({ "ground": "misreading", "body": "  " });
    let silent = coordinator.post(&path, &silent).await;

    assert_eq!(refused(&ground), (422, "objection_ground"));
    assert_eq!(ground.json["errors"][0]["pointer"], "/ground");
    assert_eq!(refused(&silent), (422, "text_required"));
    assert_eq!(silent.json["errors"][0]["pointer"], "/body");
}

#[actix_web::test]
async fn who_decided_does_not_answer_and_who_did_not_answers_once_with_a_reason() {
    let (small, path) = announced().await;
    let coordinator = small.person("coordinator").await;
    let filed = coordinator.post(&path, &objection()).await;
    let place = format!("{path}/answer");
    let upheld = answer("upheld");

    // The secretary asked and drafted, the approver approved; the chair voted and has no duty.
    for (name, said) in [
        ("secretary", (403, "objection_own_decision")),
        ("approver", (403, "objection_own_decision")),
        ("m1", (403, "not_yours")),
        ("auditor", (403, "not_yours")),
        ("coordinator", (403, "not_yours")),
        ("secretary-2", (404, "unknown")),
    ] {
        let who = small.person(name).await;
        let answer = who.put_at(&filed.etag(), &place, &upheld).await;
        assert_eq!(refused(&answer), said, "{name}: {}", answer.text);
    }
    let acting = small.person("acting-approver").await;
    let silent = json!({ "answer": "dismissed", "reason": " " });
    let silent = acting.put_at(&filed.etag(), &place, &silent).await;
    assert_eq!(refused(&silent), (422, "reason_required"));
    let dismissed = acting.put_at(&filed.etag(), &place, &answer("dismissed")).await;
    assert_eq!(dismissed.status, 200, "{}", dismissed.text);

    let told = coordinator.get(&path).await;
    assert_eq!(
        (&told.json["state"], &told.json["reason"]),
        (&json!("dismissed"), &answer("dismissed")["reason"])
    );
    let person = acting.get("/api/v1/me").await.json["id"].to_string();
    assert!(
        !told.text.contains(person.trim_matches('"')),
        "who answered is told: {}",
        told.text
    );
    let twice = acting.put_at(&dismissed.etag(), &place, &upheld).await;
    assert_eq!(refused(&twice), (409, "objection_answered"));
    let stale = acting.put_at(&filed.etag(), &place, &upheld).await;
    assert_eq!(refused(&stale), (412, "stale"));
}

/// Somebody who did one act of the decision, and nothing else, answers the city's objection.
async fn answered_by(small: &mut Small, name: &str) -> Answer {
    small.on_to("announced").await;
    let path = format!("{ROUND}/proposals/{}/objection", small.names["reference"]);
    let filed = small.person("coordinator").await.post(&path, &objection()).await;
    let who = small.person(name).await;
    who.put_at(&filed.etag(), &format!("{path}/answer"), &answer("dismissed"))
        .await
}

#[actix_web::test]
async fn who_opened_the_scores_does_not_answer() {
    let mut small = Small::at("scoring", Story::default()).await;
    small.on("2017-06-12T10:00:00+09:00");
    for name in ["m1", "acting-secretary"] {
        let opened = small
            .person(name)
            .await
            .put(&format!("{ROUND}/opening"), &json!({}))
            .await;
        assert_eq!(opened.status, 200, "{}", opened.text);
    }
    let meeting = json!({ "held_at": "2017-06-23T14:00:00+09:00" });
    let secretary = small.person("secretary").await;
    secretary.post(&format!("{ROUND}/meetings"), &meeting).await;
    small.led_by_hand();

    let answer = answered_by(&mut small, "acting-secretary").await;
    assert_eq!(refused(&answer), (403, "objection_own_decision"));
}

#[actix_web::test]
async fn who_counted_does_not_answer() {
    let mut small = Small::at("sitting", Story::default()).await;
    let acting = small.person("acting-secretary").await;
    let counted = acting.post(&format!("{ROUND}/counts"), &json!({})).await;
    assert_eq!(counted.status, 201, "{}", counted.text);

    let answer = answered_by(&mut small, "acting-secretary").await;
    assert_eq!(refused(&answer), (403, "objection_own_decision"));
}

#[actix_web::test]
async fn who_entered_votes_or_put_a_motion_does_not_answer() {
    for act in ["votes", "motion"] {
        let mut small = Small::at("sitting", Story::default()).await;
        let votes: Vec<Value> = (1..=5)
            .map(|seat| json!({ "seat": format!("M{seat}"), "choice": "yes" }))
            .collect();
        let votes = json!({ "votes": votes });
        let body = match act {
            "votes" => &votes,
            _ => &json!({ "conditions": "일정을 보완할 것" }),
        };
        on_item(&small, "acting-secretary", act, body).await;
        if act == "motion" {
            on_item(&small, "secretary", "votes", &votes).await;
        }

        let answer = answered_by(&mut small, "acting-secretary").await;
        assert_eq!(refused(&answer), (403, "objection_own_decision"), "{act}");
    }
}

/// Somebody acts on the city's item as it is now.
async fn on_item(small: &Small, name: &str, act: &str, body: &Value) {
    let who = small.person(name).await;
    let items = format!("{ROUND}/meetings/1/items");
    let position = &small.names["position"];
    let list = who.get(&items).await;
    let list = list.json["items"].as_array().unwrap();
    let item = list
        .iter()
        .find(|item| item["position"].as_u64() == position.parse().ok());
    let version = format!("\"{}\"", item.unwrap()["version"]);
    let done = who
        .put_at(&version, &format!("{items}/{position}/{act}"), body)
        .await;
    assert_eq!(done.status, 200, "{act}: {}", done.text);
}

#[actix_web::test]
async fn who_screened_a_proposal_does_not_answer_about_it() {
    let mut small = Small::at("screening", Story::default()).await;
    let acting = small.person("acting-secretary").await;
    let place = format!("{ROUND}/proposals/{}/screening", small.names["reference"]);
    let read = acting.get(&place).await;
    let eligible = json!({ "checks": { "complete": { "met": "met" } }, "outcome": "eligible" });
    let screened = acting.put_at(&read.etag(), &place, &eligible).await;
    assert_eq!(screened.status, 200, "{}", screened.text);

    let answer = answered_by(&mut small, "acting-secretary").await;
    assert_eq!(refused(&answer), (403, "objection_own_decision"));
    // About the rival's, which somebody else screened.
    let path = format!("{ROUND}/proposals/{}/objection", small.names["rival"]);
    let acting = small.person("acting-secretary").await;
    let filed = acting.get(&path).await;
    let dismissed = acting
        .put_at(
            &filed.etag(),
            &format!("{path}/answer"),
            &self::answer("dismissed"),
        )
        .await;
    assert_eq!(dismissed.status, 200, "{}", dismissed.text);
}

#[actix_web::test]
async fn an_objection_is_withdrawn_before_its_answer_and_may_be_filed_anew() {
    let (small, path) = announced().await;
    let coordinator = small.person("coordinator").await;
    let filed = coordinator.post(&path, &objection()).await;
    let place = format!("{path}/withdrawal");

    let drafter = small.person("drafter").await;
    let other = drafter.put_at(&filed.etag(), &place, &json!({})).await;
    assert_eq!(refused(&other), (403, "not_yours"));
    let withdrawn = coordinator.put_at(&filed.etag(), &place, &json!({})).await;
    assert_eq!(withdrawn.json["state"], "withdrawn", "{}", withdrawn.text);

    let acting = small.person("acting-secretary").await;
    let late = acting
        .put_at(&withdrawn.etag(), &format!("{path}/answer"), &answer("upheld"))
        .await;
    assert_eq!(refused(&late), (409, "objection_answered"));
    // The newest is what stands; at one instant neither of two is.
    small.world.clock.advance(Duration::seconds(1));
    let anew = coordinator.post(&path, &objection()).await;
    assert_eq!((anew.status, &anew.json["state"]), (201, &json!("filed")));
}

#[actix_web::test]
async fn the_desk_lists_objections_and_an_applicant_sees_its_own_alone() {
    let (small, path) = announced().await;
    let coordinator = small.person("coordinator").await;
    coordinator.post(&path, &objection()).await;
    let (city, rival) = (&small.names["reference"], &small.names["rival"]);

    let list = "/api/v1/rounds/2017/objections";
    let desk = small.person("secretary").await.get(list).await;
    assert!(
        desk.text.contains(city) && desk.text.contains(rival),
        "{}",
        desk.text
    );
    // Who is barred from the city's proposal does not learn that it objects.
    let barred = small.person("secretary-2").await.get(list).await;
    assert!(
        !barred.text.contains(city) && barred.text.contains(rival),
        "{}",
        barred.text
    );
    let applicant = coordinator.get(list).await;
    assert_eq!(refused(&applicant), (403, "not_yours"));
    let own = coordinator.get(&path).await;
    assert_eq!((own.status, &own.json["reference"]), (200, &json!(city)));
}
