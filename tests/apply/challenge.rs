//! Who sits in the council: told to applicants, and challenged by them, where the rules tell names.

use serde_json::json;

use super::{done, refused};
use crate::cast::{Small, Story};
use crate::world::{ROUND, Scene};

#[actix_web::test]
async fn a_seat_is_offered_by_mail_address_and_nothing_beside_the_offer_tells_whose_it_is() {
    let scene = Scene::screening().await;
    done(scene.offer(1).await);
    let secretary = scene.client("secretary").await;
    let seats = format!("{ROUND}/seats");
    let offer = |code: &str, email: &str| json!({ "code": code, "email": email, "category": "academia" });

    let taken = secretary.post(&seats, &offer("M1", "m2@simui.example")).await;
    let taken_of_nobody = secretary.post(&seats, &offer("M1", "nobody@simui.example")).await;
    let unknown = secretary.post(&seats, &offer("M2", "nobody@simui.example")).await;
    let both = json!({ "code": "M2", "email": "m2@simui.example", "person": crate::world::person(2),
        "category": "academia" });
    let both = secretary.post(&seats, &both).await;
    let neither = secretary
        .post(&seats, &json!({ "code": "M2", "category": "academia" }))
        .await;
    let offered = secretary.post(&seats, &offer("M2", "M2@simui.example")).await;
    let twice = secretary.post(&seats, &offer("M3", "m2@simui.example")).await;

    assert_eq!(refused(&taken), (409, "code_taken"));
    assert_eq!(refused(&taken_of_nobody), (409, "code_taken"));
    assert_eq!(unknown.status, 422);
    assert_eq!(unknown.json["errors"][0]["code"], "seat_person_unknown");
    assert_eq!(unknown.json["errors"][0]["pointer"], "/email");
    assert_eq!((both.status, neither.status), (422, 422));
    assert_eq!(done(offered).json["state"], "invited");
    assert_eq!(refused(&twice), (409, "person_seated"));
}

#[actix_web::test]
async fn a_coordinator_reads_who_may_be_challenged_and_what_came_of_it_where_the_rules_tell_names() {
    let scene = Scene::with_names_told().await;
    scene.council().await;
    let rival = scene.client("rival").await;
    let path = format!("{ROUND}/proposals/P02/challenges");

    let before = done(rival.get(&path).await);
    let body = json!({ "member": "M2", "proposal": "P02", "kind": "challenge", "ground": "같은 연구를 하고 있습니다." });
    let filed = rival.post(&format!("{ROUND}/conflicts"), &body).await;
    let after = done(rival.get(&path).await);

    assert_eq!(before.json["members"].as_array().unwrap().len(), 5);
    assert_eq!(before.json["challenges"], json!([]));
    assert_eq!(filed.status, 201, "{}", filed.text);
    assert_eq!(after.json["challenges"].as_array().unwrap().len(), 1);
    assert_eq!(after.json["challenges"][0]["state"], "pending");
    let foreign = scene.client("applicant").await.get(&path).await;
    assert_eq!(refused(&foreign), (404, "unknown"));
}

#[actix_web::test]
async fn a_coordinator_challenges_a_member_on_a_page_where_the_rules_tell_names() {
    let story = Story {
        names_disclosed: "at_appointment",
        ..Story::default()
    };
    let small = Small::at("scoring", story).await;
    let rival = small.role("rival coordinator").await;
    let own = format!("/rounds/2017/proposals/{}/challenge", small.names["rival"]);
    let page = &format!("/ko{own}");

    let silent = rival.form(page, &[("member", "M2"), ("ground", " ")]).await;
    let filed = rival
        .form(
            page,
            &[("member", "M2"), ("ground", "같은 연구를 하고 있습니다.")],
        )
        .await;

    assert_eq!(silent.status, 422, "{}", silent.text);
    assert_eq!((filed.status, filed.header("location")), (303, page.as_str()));
    let after = done(rival.get(&format!("/api/v1{own}s")).await);
    assert_eq!(after.json["challenges"].as_array().unwrap().len(), 1);
    assert_eq!(after.json["challenges"][0]["state"], "pending");
}

#[actix_web::test]
async fn no_member_is_named_to_an_applicant_where_the_rules_tell_no_names() {
    let scene = Scene::screening().await;
    scene.council().await;

    let rival = scene.client("rival").await;
    let refusal = rival.get(&format!("{ROUND}/proposals/P02/challenges")).await;

    assert_eq!(refused(&refusal), (409, "challenge_not_provided"));
}
