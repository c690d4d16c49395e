//! Persons, how they come in, and with what they are charged.

use serde_json::{Value, json};

use crate::world::{Client, PASSWORD, World};

fn person(email: &str) -> Value {
    json!({ "name": { "ko": "김서연", "en": "Kim Seoyeon" }, "email": email })
}

async fn organization(admin: &Client, code: &str) {
    let body = json!({ "code": code, "name": { "ko": "기관", "en": "Office" }, "kind": "agency" });
    assert_eq!(admin.post("/api/v1/organizations", &body).await.status, 201);
}

/// A draft round `2017` of the ministry, with a secretary.
async fn round(world: &World, admin: &Client) -> (String, Client) {
    organization(admin, "moi").await;
    let programme =
        json!({ "code": "egov", "name": { "ko": "전자정부", "en": "e-Government" }, "organizer": "moi" });
    assert_eq!(admin.post("/api/v1/programmes", &programme).await.status, 201);
    let round = json!({ "code": "2017", "programme": "egov", "name": { "ko": "2017년", "en": "2017" }, "budget": 1000 });
    let begun = admin.post("/api/v1/rounds", &round).await;
    assert_eq!(begun.status, 201, "{}", begun.text);
    let (id, _) = world.person(admin, "secretary@moi.example").await;
    let given = admin
        .post(
            "/api/v1/rounds/2017/duties",
            &json!({ "person": id, "duty": "secretary" }),
        )
        .await;
    assert_eq!(given.status, 201, "{}", given.text);
    (id, world.sign_in("secretary@moi.example").await)
}

async fn invite_organizations(secretary: &Client, codes: &[&str]) -> crate::world::Answer {
    let read = secretary.get("/api/v1/rounds/2017").await;
    secretary
        .put_at(
            &read.etag(),
            "/api/v1/rounds/2017/organizations",
            &json!({ "codes": codes }),
        )
        .await
}

#[actix_web::test]
async fn who_is_invited_chooses_a_password_once() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let entered = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let id = entered.json["id"].as_str().unwrap();
    assert_eq!(entered.json["account"], "invited");
    let none = world
        .stranger()
        .post(
            "/api/v1/sessions",
            &json!({ "email": "kim@x.example", "password": PASSWORD }),
        )
        .await;
    assert_eq!(none.code(), "sign_in_failed");

    let invited = admin
        .post(&format!("/api/v1/persons/{id}/invitations"), &json!({}))
        .await;
    let token = world.token("kim@x.example").await;
    let accept = json!({ "token": token, "password": PASSWORD });
    let first = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept)
        .await;
    let second = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept)
        .await;

    assert_eq!(invited.status, 201);
    assert!(!invited.text.contains(&token));
    assert_eq!(first.status, 204, "{}", first.text);
    assert_eq!((second.status, second.code()), (422, "token_refused"));
    let me = world.sign_in("kim@x.example").await.get("/api/v1/me").await;
    assert_eq!(me.json["name"]["en"], "Kim Seoyeon");
    let again = admin
        .post(&format!("/api/v1/persons/{id}/invitations"), &json!({}))
        .await;
    assert_eq!(again.code(), "invited_no_more");
}

#[actix_web::test]
async fn a_token_of_an_invitation_is_long_and_not_in_the_database_and_runs_out() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let entered = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let path = format!(
        "/api/v1/persons/{}/invitations",
        entered.json["id"].as_str().unwrap()
    );
    admin.post(&path, &json!({})).await;
    let early = world.token("kim@x.example").await;
    admin.post(&path, &json!({})).await;
    let late = world.token("kim@x.example").await;
    assert!(early.len() == 64 && early != late);
    for (table, column) in [
        ("invitation_tokens", "hash"),
        ("outbox", "payload"),
        ("journal_payloads", "body"),
    ] {
        for token in [&early, &late] {
            let found = format!("SELECT count(*) FROM {table} WHERE {column} LIKE '%{token}%'");
            assert_eq!(world.database.number(&found).await, 0, "{table}");
        }
    }

    let accept = |token: &str| json!({ "token": token, "password": PASSWORD });
    let replaced = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept(&early))
        .await;
    world.clock.advance(chrono::Duration::days(8));
    let expired = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept(&late))
        .await;

    assert_eq!(replaced.code(), "token_refused");
    assert_eq!(expired.code(), "token_refused");
}

#[actix_web::test]
async fn a_reset_answers_the_same_whoever_asks_and_ends_every_session() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (_, kim) = world.person(&admin, "kim@x.example").await;
    let before = world.mails().await.len();

    let known = world
        .stranger()
        .post("/api/v1/password-resets", &json!({ "email": "kim@x.example" }))
        .await;
    let unknown = world
        .stranger()
        .post("/api/v1/password-resets", &json!({ "email": "nobody@x.example" }))
        .await;

    assert_eq!((known.status, known.text.as_str()), (202, ""));
    assert_eq!((unknown.status, unknown.text.as_str()), (202, ""));
    assert_eq!(world.mails().await.len(), before + 1);
    let chosen = "청개구리 세 마리가 논두렁에서";
    let redeem = json!({ "token": world.token("kim@x.example").await, "password": chosen });
    let as_invitation = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &redeem)
        .await;
    assert_eq!(as_invitation.code(), "token_refused");
    let redeemed = world
        .stranger()
        .post("/api/v1/password-resets/redemption", &redeem)
        .await;
    assert_eq!(redeemed.status, 204, "{}", redeemed.text);
    assert_eq!(kim.get("/api/v1/me").await.status, 401);
    let body = json!({ "email": "kim@x.example", "password": chosen });
    assert_eq!(world.stranger().post("/api/v1/sessions", &body).await.status, 200);
}

#[actix_web::test]
async fn a_weak_password_is_refused_with_what_to_do_about_it() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let entered = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let id = entered.json["id"].as_str().unwrap();
    admin
        .post(&format!("/api/v1/persons/{id}/invitations"), &json!({}))
        .await;
    let token = world.token("kim@x.example").await;

    for (password, code) in [
        ("short", "password_short"),
        ("password1234", "password_guessable"),
        ("simuisimuisimui", "password_guessable"),
        ("KimSeoyeonKim", "password_guessable"),
        (&"x".repeat(257), "password_long"),
    ] {
        let answer = world
            .stranger()
            .post(
                "/api/v1/invitations/acceptance",
                &json!({ "token": token, "password": password }),
            )
            .await;
        assert_eq!((answer.status, answer.code()), (422, code), "{password}");
        assert_eq!(answer.json["errors"][0]["pointer"], "/password");
    }
    let long = "나무 ".repeat(20) + "four walnuts under a tram, seen twice in June 1987";
    assert!(long.chars().count() > 64 && long.len() > 100);
    let accept = json!({ "token": token, "password": long });
    let accepted = world
        .stranger()
        .post("/api/v1/invitations/acceptance", &accept)
        .await;
    assert_eq!(accepted.status, 204, "{}", accepted.text);
    let cut: String = long.chars().take(64).collect();
    let with = |password: &str| json!({ "email": "kim@x.example", "password": password });
    assert_eq!(
        world
            .stranger()
            .post("/api/v1/sessions", &with(&long))
            .await
            .status,
        200
    );
    assert_eq!(
        world
            .stranger()
            .post("/api/v1/sessions", &with(&cut))
            .await
            .status,
        401
    );
}

#[actix_web::test]
async fn only_administrators_keep_persons_and_duties() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (id, kim) = world.person(&admin, "kim@x.example").await;

    let state = json!({ "state": "disabled" });
    let duty = json!({ "person": id, "duty": "secretary" });
    for answer in [
        kim.get("/api/v1/persons").await,
        kim.get(&format!("/api/v1/persons/{id}")).await,
        kim.post("/api/v1/persons", &person("lee@x.example")).await,
        kim.put_at(
            "\"1\"",
            &format!("/api/v1/persons/{id}"),
            &person("lee@x.example"),
        )
        .await,
        kim.post(&format!("/api/v1/persons/{id}/invitations"), &json!({}))
            .await,
        kim.put_at("\"1\"", &format!("/api/v1/persons/{id}/state"), &state)
            .await,
        kim.delete(&format!("/api/v1/persons/{id}/sessions")).await,
        kim.post("/api/v1/duties", &duty).await,
        kim.get("/api/v1/duties").await,
    ] {
        assert_eq!(
            (answer.status, answer.code()),
            (403, "not_yours"),
            "{}",
            answer.text
        );
    }
}

#[actix_web::test]
async fn persons_are_listed_page_by_page_and_changed_at_their_version() {
    let world = World::new().await;
    let admin = world.administrator().await;
    for name in ["a", "b", "c"] {
        admin
            .post("/api/v1/persons", &person(&format!("{name}@x.example")))
            .await;
    }

    let first = admin.get("/api/v1/persons?limit=3").await;
    let next = first.json["next"].as_str().unwrap();
    let second = admin.get(&format!("/api/v1/persons?limit=3&cursor={next}")).await;
    assert_eq!(first.json["items"].as_array().unwrap().len(), 3);
    assert_eq!(second.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(second.json["next"], Value::Null);

    let last = &second.json["items"][0];
    let path = format!("/api/v1/persons/{}", last["id"].as_str().unwrap());
    let taken = admin.put_at("\"1\"", &path, &person("A@X.example")).await;
    let changed = admin.put_at("\"1\"", &path, &person("d@x.example")).await;
    let stale = admin.put_at("\"1\"", &path, &person("e@x.example")).await;
    assert_eq!((taken.status, taken.code()), (409, "email_taken"));
    assert_eq!((changed.status, changed.etag().as_str()), (200, "\"2\""));
    assert_eq!((stale.status, stale.code()), (412, "stale"));
}

#[actix_web::test]
async fn a_request_sent_twice_with_its_key_enters_one_person() {
    let world = World::new().await;
    let admin = world.administrator().await.with("idempotency-key", "k-1");

    let first = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let again = admin.post("/api/v1/persons", &person("kim@x.example")).await;
    let other = admin.post("/api/v1/persons", &person("lee@x.example")).await;

    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(first.json["id"], again.json["id"]);
    assert_eq!((other.status, other.code()), (422, "idempotency_key_reused"));
    assert_eq!(world.database.number("SELECT count(*) FROM persons").await, 2);
}

#[actix_web::test]
async fn a_refused_request_gives_its_key_back() {
    let world = World::new().await;
    let admin = world.administrator().await.with("idempotency-key", "k-1");

    let refused = admin.post("/api/v1/persons", &person("nobody")).await;
    let right = admin.post("/api/v1/persons", &person("kim@x.example")).await;

    assert_eq!((refused.status, refused.code()), (422, "email_form"));
    assert_eq!(right.status, 201, "{}", right.text);
}

#[actix_web::test]
async fn the_same_key_at_once_makes_one_person() {
    let world = World::new().await;
    let admin = world.administrator().await.with("idempotency-key", "k-1");
    let body = person("kim@x.example");

    let answers = futures_util::future::join_all((0..6).map(|_| admin.post("/api/v1/persons", &body))).await;

    let ids: std::collections::BTreeSet<String> = answers
        .iter()
        .map(|answer| answer.json["id"].to_string())
        .collect();
    assert!(answers.iter().all(|answer| answer.status == 201));
    assert_eq!(ids.len(), 1);
}

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
    let accept = json!({ "token": world.token("lee@x.example").await, "password": PASSWORD });
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
