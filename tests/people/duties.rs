//! With what people are charged, and what bars them from it.

use serde_json::json;

use super::{invite_organizations, organization, round};
use crate::world::{PASSWORD, World};

#[actix_web::test]
async fn a_duty_needs_what_its_kind_needs() {
    let world = World::new().await;
    let admin = world.administrator().await;
    round(&world, &admin).await;
    let (id, kim) = world.person(&admin, "kim@x.example").await;
    let oneself = admin.get("/api/v1/me").await.json["id"].clone();
    let period = ("2017-04-01T00:00:00Z", "2017-12-31T00:00:00Z");

    for (body, status, code) in [
        (
            json!({ "person": id, "duty": "acting_secretary" }),
            422,
            "reason_required",
        ),
        (json!({ "person": id, "duty": "auditor" }), 422, "letter_required"),
        (
            json!({ "person": id, "duty": "auditor", "letter": "감사-12" }),
            422,
            "period_required",
        ),
        (
            json!({ "person": id, "duty": "auditor", "letter": "감사-12", "from": period.1, "until": period.0 }),
            422,
            "period_order",
        ),
        (
            json!({ "person": id, "duty": "administrator" }),
            422,
            "duty_place",
        ),
        (
            json!({ "person": oneself, "duty": "secretary" }),
            403,
            "duty_to_oneself",
        ),
        (
            json!({ "person": "01890000-0000-7000-8000-000000000000", "duty": "secretary" }),
            422,
            "person_unknown",
        ),
    ] {
        let answer = admin.post("/api/v1/rounds/2017/duties", &body).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{body}");
    }
    let body =
        json!({ "person": id, "duty": "auditor", "letter": "감사-12", "from": period.0, "until": period.1 });
    let given = admin.post("/api/v1/rounds/2017/duties", &body).await;
    let again = admin.post("/api/v1/rounds/2017/duties", &body).await;
    assert_eq!(given.status, 201, "{}", given.text);
    assert_eq!((again.status, again.code()), (409, "duty_held"));
    let me = kim.get("/api/v1/me").await;
    assert_eq!(
        me.json["duties"],
        json!([{ "round": "2017", "duty": "auditor", "until": period.1 }])
    );
}

#[actix_web::test]
async fn who_loses_a_duty_is_signed_out_and_no_longer_of_the_staff() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (_, secretary) = round(&world, &admin).await;
    let listed = secretary.get("/api/v1/rounds/2017/duties").await;
    let duty = listed.json["items"][0]["id"].as_str().unwrap();

    let ended = admin.delete(&format!("/api/v1/rounds/2017/duties/{duty}")).await;

    assert_eq!(ended.status, 204, "{}", ended.text);
    assert_eq!(secretary.get("/api/v1/rounds/2017/duties").await.status, 401);
    let again = world.sign_in("secretary@moi.example").await;
    assert_eq!(again.get("/api/v1/rounds/2017/duties").await.status, 404);
    let twice = admin.delete(&format!("/api/v1/rounds/2017/duties/{duty}")).await;
    assert_eq!(twice.status, 404);
}

#[actix_web::test]
async fn nobody_is_both_drafter_and_secretariat_of_a_round_whichever_comes_last() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (_, secretary) = round(&world, &admin).await;
    organization(&admin, "archives").await;
    organization(&admin, "city").await;
    let member = |email: &str, part: &str| json!({ "part": part, "email": email });
    let (drafter, _) = world.person(&admin, "drafter@x.example").await;
    admin
        .post(
            "/api/v1/organizations/archives/members",
            &member("drafter@x.example", "drafter"),
        )
        .await;

    let invited = invite_organizations(&secretary, &["archives"]).await;
    assert_eq!(invited.status, 200, "{}", invited.text);
    let duty = admin
        .post(
            "/api/v1/rounds/2017/duties",
            &json!({ "person": drafter, "duty": "approver" }),
        )
        .await;
    let part = admin
        .post(
            "/api/v1/organizations/archives/members",
            &member("secretary@moi.example", "officer"),
        )
        .await;
    let elsewhere = admin
        .post(
            "/api/v1/organizations/city/members",
            &member("secretary@moi.example", "coordinator"),
        )
        .await;
    let secretary = world.sign_in("secretary@moi.example").await;
    let then = invite_organizations(&secretary, &["archives", "city"]).await;
    let works_there = admin
        .post(
            "/api/v1/organizations/archives/members",
            &member("secretary@moi.example", "employee"),
        )
        .await;

    assert_eq!((duty.status, duty.code()), (409, "duty_and_part"));
    assert_eq!((part.status, part.code()), (409, "duty_and_part"));
    assert_eq!(elsewhere.status, 201, "{}", elsewhere.text);
    assert_eq!((then.status, then.code()), (409, "duty_and_part"));
    assert_eq!(works_there.status, 201, "to be affiliated is allowed");
}

#[actix_web::test]
async fn a_coordinator_adds_drafters_and_officers_of_their_own_organization_and_nobody_else() {
    let world = World::new().await;
    let admin = world.administrator().await;
    organization(&admin, "archives").await;
    organization(&admin, "city").await;
    world.person(&admin, "head@x.example").await;
    world.person(&admin, "professor@x.example").await;
    let coordinator = json!({ "part": "coordinator", "email": "head@x.example" });
    let archives = "/api/v1/organizations/archives/members";
    assert_eq!(admin.post(archives, &coordinator).await.status, 201);
    let head = world.sign_in("head@x.example").await;
    let new = |part: &str, email: &str| json!({ "part": part, "email": email, "name": { "ko": "이", "en": "Lee" } });

    let drafter = head.post(archives, &new("drafter", "lee@x.example")).await;
    let above = head.post(archives, &new("coordinator", "park@x.example")).await;
    let known = head.post(archives, &new("drafter", "professor@x.example")).await;
    let other = head
        .post(
            "/api/v1/organizations/city/members",
            &new("drafter", "park@x.example"),
        )
        .await;

    assert_eq!(drafter.status, 201, "{}", drafter.text);
    assert_eq!((above.status, above.code()), (403, "not_yours"));
    assert_eq!((known.status, known.code()), (409, "person_elsewhere"));
    assert_eq!((other.status, other.code()), (403, "not_yours"));
    let accept =
        json!({ "token": world.token("lee@x.example").await, "password": PASSWORD, "consent": true });
    assert_eq!(
        world
            .stranger()
            .post("/api/v1/invitations/acceptance", &accept)
            .await
            .status,
        204
    );
    let lee = world.sign_in("lee@x.example").await;
    assert_eq!(lee.get("/api/v1/me").await.json["parts"][0]["part"], "drafter");
    assert_eq!(lee.get(archives).await.status, 403);
    assert_eq!(
        head.get(archives).await.json["items"].as_array().unwrap().len(),
        2
    );
    let id = drafter.json["id"].as_str().unwrap();
    assert_eq!(head.delete(&format!("{archives}/{id}")).await.status, 204);
    assert_eq!(lee.get("/api/v1/me").await.status, 401);
}
