//! The pages on which people are charged, enrolled and kept.

use serde_json::json;

use super::{organization, round};
use crate::world::{Client, World};

/// What one reads, or why not.
async fn read(who: &Client, path: &str) -> String {
    let answer = who.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
}

#[actix_web::test]
async fn an_administrator_finds_a_person_by_their_mail_address_and_nobody_else_does() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (id, kim) = world.person(&admin, "kim@x.example").await;

    let found = admin.get("/api/v1/persons?email=KIM@x.example").await;
    let unknown = admin.get("/api/v1/persons?email=lee@x.example").await;
    let wrong = admin.get("/api/v1/persons?email=kim").await;
    let foreign = kim.get("/api/v1/persons?email=kim@x.example").await;

    assert_eq!(found.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(found.json["items"][0]["id"], json!(id));
    assert_eq!(unknown.json["items"], json!([]));
    assert_eq!((wrong.status, wrong.code()), (422, "email_form"));
    assert_eq!((foreign.status, foreign.code()), (403, "not_yours"));
}

#[actix_web::test]
async fn a_person_is_found_by_part_of_a_name_or_mail_address_and_paging_keeps_the_question() {
    let world = World::new().await;
    let admin = world.administrator().await;
    for (number, name) in ["김서연", "박서연", "이준호"].into_iter().enumerate() {
        let person = json!({ "name": { "ko": name, "en": format!("Person {number}") },
            "email": format!("p{number}@Sejong.example") });
        assert_eq!(admin.post("/api/v1/persons", &person).await.status, 201);
    }
    let list = |all: &str| {
        let names = ["김서연", "박서연", "이준호"].into_iter();
        names.filter(|name| all.contains(*name)).collect::<Vec<_>>()
    };

    // The syllables as an Apple keyboard takes them apart.
    let apart = "\u{1109}\u{1165}\u{110b}\u{1167}\u{11ab}";
    let found = read(&admin, &format!("/ko/persons?q={apart}")).await;
    assert_eq!(list(&found), ["김서연", "박서연"], "{found}");
    let found = read(&admin, "/ko/persons?q=P2@sejong").await;
    assert_eq!(list(&found), ["이준호"], "{found}");
    let none = read(&admin, "/en/persons?q=nobody").await;
    assert_eq!(list(&none), [""; 0], "{none}");
    assert!(none.contains("Nothing here holds"), "{none}");

    let first = read(&admin, "/ko/persons?q=서연&limit=1").await;
    let next = first.split("rel=\"next\" href=\"").nth(1).unwrap();
    let next = next
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&")
        .replace("&#38;", "&");
    let second = read(&admin, &format!("/ko/persons{next}")).await;
    let mut both = [list(&first), list(&second)].concat();
    both.sort_unstable();
    assert_eq!(both, ["김서연", "박서연"], "{first} {second}");
    assert!(!second.contains("rel=\"next\""), "{second}");
}

#[actix_web::test]
async fn an_organization_is_found_by_part_of_its_name_or_code() {
    let world = World::new().await;
    let admin = world.administrator().await;
    for (code, name) in [
        ("daegu", "대구광역시"),
        ("busan", "부산광역시"),
        ("pps", "조달청"),
    ] {
        let body = json!({ "code": code, "name": { "ko": name, "en": code }, "kind": "agency" });
        assert_eq!(admin.post("/api/v1/organizations", &body).await.status, 201);
    }

    let named = read(&admin, "/ko/organizations?q=광역").await;
    let coded = read(&admin, "/ko/organizations?q=PP").await;

    assert!(
        named.contains("대구") && named.contains("부산") && !named.contains("조달청"),
        "{named}"
    );
    assert!(!coded.contains("대구") && coded.contains("조달청"), "{coded}");
}

#[actix_web::test]
async fn the_lists_of_organizations_and_persons_and_the_account_lead_back() {
    let world = World::new().await;
    let admin = world.administrator().await;

    for path in ["/ko/organizations", "/ko/persons", "/ko/account"] {
        let text = read(&admin, path).await;
        let trail = text.split_once("<nav class=\"trail\"").unwrap_or_default().1;
        let (trail, _) = trail.split_once("</nav>").unwrap_or_default();
        assert!(trail.contains("<a href=\"/ko/\">"), "{path}: {text}");
    }
}

#[actix_web::test]
async fn a_duty_is_given_and_ended_on_the_page_of_its_round() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let (_, secretary) = round(&world, &admin).await;
    let (_, kim) = world.person(&admin, "kim@x.example").await;
    let page = "/ko/rounds/2017/desk/duties";
    let charge = |person, reason| {
        [
            ("person", person),
            ("duty", "acting_secretary"),
            ("reason", reason),
        ]
    };

    let unknown = admin.form(page, &charge("lee@x.example", "회피")).await;
    let reasonless = admin.form(page, &charge("kim@x.example", "")).await;
    let own = secretary.form(page, &charge("kim@x.example", "회피")).await;
    let given = admin.form(page, &charge("kim@x.example", "회피")).await;

    assert_eq!(unknown.status, 422, "{}", unknown.text);
    assert!(
        unknown.text.contains("lee@x.example"),
        "what was entered stands there again"
    );
    assert!(
        unknown.text.contains("href=\"#person\""),
        "the refusal leads to its field"
    );
    assert_eq!(reasonless.status, 422);
    assert!(reasonless.text.contains("href=\"#reason\""));
    assert_eq!(own.status, 403);
    assert_eq!((given.status, given.header("location")), (303, page));
    let duties = &kim.get("/api/v1/me").await.json["duties"];
    assert_eq!(duties[0]["duty"], "acting_secretary");
    let shown = read(&secretary, page).await;
    assert!(shown.contains("회피"));
    assert!(!shown.contains("<form method=\"post\" action=\"/ko/rounds/2017/desk/duties"));

    let register = read(&secretary, "/api/v1/rounds/2017/exceptions.csv").await;
    assert!(
        register.contains("회피"),
        "who acts for another is an exception: {register}"
    );

    let listed = read(&admin, page).await;
    let (_, rest) = listed.split_once("회피").unwrap();
    let action = rest
        .split("action=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let ended = admin.form(action.unwrap(), &[]).await;
    assert_eq!((ended.status, ended.header("location")), (303, page));
    assert_eq!(kim.get("/api/v1/me").await.status, 401, "their sessions are over");
    let kim = world.sign_in("kim@x.example").await;
    assert_eq!(kim.get("/api/v1/me").await.json["duties"], json!([]));
}

#[actix_web::test]
async fn the_pages_offer_exactly_what_may_be_given_there() {
    let world = World::new().await;
    let admin = world.administrator().await;
    round(&world, &admin).await;
    let offered = |page: &str, what: &str| {
        let control = format!("name=\"{what}\" value=\"");
        let names = page
            .split(&control)
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        names.map(str::to_owned).collect::<Vec<_>>()
    };

    let in_round = offered(&read(&admin, "/ko/rounds/2017/desk/duties").await, "duty");
    let installation = offered(&read(&admin, "/ko/duties").await, "duty");
    let parts = offered(&read(&admin, "/ko/organizations/moi").await, "part");

    let (id, _) = world.person(&admin, "kim@x.example").await;
    for duty in [
        "administrator",
        "secretary",
        "approver",
        "acting_secretary",
        "acting_approver",
        "auditor",
    ] {
        for (path, offered) in [
            ("/api/v1/rounds/2017/duties", &in_round),
            ("/api/v1/duties", &installation),
        ] {
            let answer = admin.post(path, &json!({ "person": id, "duty": duty })).await;
            let fits = answer.code() != "duty_place";
            assert_eq!(
                offered.contains(&duty.to_owned()),
                fits,
                "{duty} at {path}: {}",
                answer.text
            );
        }
    }
    assert_eq!(parts, ["coordinator", "drafter", "officer", "employee"]);
}

#[actix_web::test]
async fn a_coordinator_gives_the_parts_of_drafters_and_officers_on_the_organizations_page() {
    let world = World::new().await;
    let admin = world.administrator().await;
    organization(&admin, "daegu").await;
    world.person(&admin, "park@daegu.example").await;
    let page = "/en/organizations/daegu";
    let give = |part, email, name| {
        [
            ("part", part),
            ("email", email),
            ("name/ko", name),
            ("name/en", name),
            ("language", "ko"),
        ]
    };
    let first = admin
        .form(page, &give("coordinator", "park@daegu.example", ""))
        .await;
    assert_eq!((first.status, first.header("location")), (303, page));
    let park = world.sign_in("park@daegu.example").await;

    let shown = read(&park, page).await;
    let nameless = park.form(page, &give("drafter", "choi@daegu.example", "")).await;
    let given = park
        .form(page, &give("drafter", "choi@daegu.example", "Choi"))
        .await;
    let above = park
        .form(page, &give("coordinator", "choi@daegu.example", "Choi"))
        .await;

    assert!(shown.contains("value=\"drafter\"") && shown.contains("value=\"officer\""));
    assert!(!shown.contains("value=\"coordinator\"") && !shown.contains("value=\"employee\""));
    assert_eq!(nameless.status, 422, "{}", nameless.text);
    assert!(nameless.text.contains("choi@daegu.example"));
    assert!(nameless.text.contains("href=\"#name\"") && nameless.text.contains("id=\"name\""));
    assert_eq!((given.status, given.header("location")), (303, page));
    assert_eq!(above.status, 403);
    let members = park.get("/api/v1/organizations/daegu/members").await;
    assert_eq!(members.json["items"].as_array().unwrap().len(), 2);
    assert!(
        !world.token("choi@daegu.example").await.is_empty(),
        "who is new is invited"
    );
}

#[actix_web::test]
async fn a_programme_is_begun_and_a_person_kept_on_their_pages() {
    let world = World::new().await;
    let admin = world.administrator().await;
    organization(&admin, "moi").await;
    let (id, kim) = world.person(&admin, "kim@x.example").await;
    let programme = [
        ("code", "egov"),
        ("name/ko", "전자정부"),
        ("name/en", "e-Government"),
        ("organizer", "moi"),
    ];

    let begun = admin.form("/ko/programmes", &programme).await;
    let twice = admin.form("/ko/programmes", &programme).await;
    assert_eq!((begun.status, begun.header("location")), (303, "/ko/programmes"));
    assert_eq!(twice.status, 409, "{}", twice.text);
    assert!(read(&admin, "/ko/programmes").await.contains("전자정부"));

    let own = format!("/ko/persons/{id}");
    let change = |version| {
        [
            ("version", version),
            ("name/ko", "김서연"),
            ("name/en", "Kim Seoyeon"),
            ("email", "kim@x.example"),
            ("language", "en"),
        ]
    };
    let version = admin
        .get(&format!("/api/v1/persons/{id}"))
        .await
        .etag()
        .replace('"', "");
    let changed = admin.form(&own, &change(&version)).await;
    let stale = admin.form(&own, &change(&version)).await;
    assert_eq!((changed.status, changed.header("location")), (303, own.as_str()));
    assert_eq!(stale.status, 412, "{}", stale.text);
    assert_eq!(kim.form(&own, &change(&version)).await.status, 403);

    let account = |page: &str| {
        let (_, rest) = page.split_once("/state/").unwrap();
        let (_, rest) = rest.split_once("name=\"version\" value=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let version = account(&read(&admin, &own).await);
    let disabled = admin
        .form(&format!("{own}/state/disabled"), &[("version", &version)])
        .await;
    assert_eq!(disabled.status, 303, "{}", disabled.text);
    assert_eq!(kim.get("/api/v1/me").await.status, 401);
    let version = account(&read(&admin, &own).await);
    let enabled = admin
        .form(&format!("{own}/state/active"), &[("version", &version)])
        .await;
    assert_eq!(enabled.status, 303, "{}", enabled.text);
    world.sign_in("kim@x.example").await;
}
