//! A list or dashboard asks the database a fixed number of statements, whatever it shows.

use chrono::Duration;
use serde_json::json;
use simui_app::Credential;
use simui_domain::language::Language;

use crate::meeting::scene::{Council, ROUND};
use crate::rounds::scene::staff;
use crate::world::{Client, PASSWORD, World, at};

/// The most that any of them may ask.
const MOST: u64 = 20;
/// The agenda of a meeting that sits is made of items, motions and votes, and of seats, attendance, conflicts and rules
/// for the quorum of each item.
const MOST_OF_AGENDA: u64 = 24;
/// The ranking is made of sheets, conflicts, seats, rules and count, and of the part that is left to who is barred.
const MOST_OF_RANKING: u64 = 32;
/// What is made as the ranking is.
const COUNTED: [&str; 6] = [
    "ranking",
    "firmness",
    "scenarios",
    "row-answers",
    "my-row",
    "decision",
];

/// How many statements one reading takes.
async fn asked(world: &World, client: &Client, path: &str) -> u64 {
    let before = world.app.asked();
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    world.app.asked() - before
}

async fn enter_organizations(client: &Client, from: usize, until: usize) {
    for number in from..until {
        let name = format!("Organization {number}");
        let mut body =
            json!({ "code": format!("o{number:03}"), "name": { "ko": name, "en": name }, "kind": "agency" });
        // Each stands under another one.
        if number > 0 {
            body["parent"] = json!(format!("o{:03}", number - 1));
            body["link"] = json!("agency_under");
        }
        assert_eq!(client.post("/api/v1/organizations", &body).await.status, 201);
    }
}

#[actix_web::test]
async fn a_list_of_organizations_takes_as_many_statements_for_forty_as_for_two() {
    let world = World::new().await;
    let administrator = world.administrator().await;
    enter_organizations(&administrator, 0, 2).await;
    let lists = ["/api/v1/organizations", "/ko/organizations"];
    let mut few = Vec::new();
    for list in lists {
        few.push(asked(&world, &administrator, list).await);
    }

    enter_organizations(&administrator, 2, 40).await;

    for (list, few) in lists.into_iter().zip(few) {
        assert_eq!(few, asked(&world, &administrator, list).await, "{list}");
        assert!((1..=14).contains(&few), "{list}: {few} statements");
    }
}

/// Ten more people are asked to take a seat, and there are twelve more rounds, in which the secretary has a duty.
async fn grown(council: &Council) {
    for number in 0..10_u128 {
        let name = format!("asked{number}");
        staff(&council.world, &name, "auditor", "nia").await;
        let seat = format!(
            "INSERT INTO seats (id, round_id, person_id, code, category, state, v) \
            SELECT {}, r.id, a.person_id, 'N{number}', 'academia', 'invited', 1 FROM rounds r, accounts a \
            WHERE r.code = '2017' AND a.email_key = '{name}@simui.example'",
            council.id(7000 + number)
        );
        council.takes(&seat).await;
    }
    let same = "name_ko, name_en, budget, currency, zone, starts_on, ends_on, stage, rules_version, rules_draft, \
        exclusion_links, rehearsal, illustrative, settings, created_by, v";
    for number in 0..12_u128 {
        let (id, duty) = (council.id(8000 + number), council.id(8100 + number));
        let round = format!(
            "INSERT INTO rounds (id, programme_id, code, {same}) SELECT {id}, programme_id, 'r{number}', {same} \
            FROM rounds WHERE code = '2017'"
        );
        council.takes(&round).await;
        let duty = format!(
            "INSERT INTO duties (id, person_id, duty, round_id, from_at, v) \
            SELECT {duty}, d.person_id, d.duty, {id}, d.from_at, 1 FROM duties d, accounts a, rounds r \
            WHERE d.person_id = a.person_id AND a.email_key = 'secretary@simui.example' AND d.round_id = r.id \
            AND r.code = '2017'"
        );
        council.takes(&duty).await;
    }
}

/// What each list and dashboard asks; `barred` is a member from whom the first proposal is hidden.
async fn readings(council: &Council) -> Vec<(String, u64)> {
    let (member, barred) = (&council.members[1], &council.members[3]);
    let mut all = Vec::new();
    for (name, reader, places) in [
        (
            "secretary",
            &council.secretary,
            &[
                "ranking",
                "proposals",
                "progress",
                "seats",
                "conflicts",
                "decision",
                "meetings",
                "meetings/1/items",
                "organizations",
                "objections",
                "duties",
                "exceptions",
                "firmness",
                "scenarios",
                "row-answers",
            ][..],
        ),
        (
            "member",
            member,
            &[
                "ranking",
                "proposals",
                "my-sheets",
                "meetings/1/items",
                "conflicts",
                "my-row",
            ],
        ),
        (
            "barred",
            barred,
            &["ranking", "proposals", "my-sheets", "meetings/1/items", "my-row"],
        ),
    ] {
        let places = places.iter().map(|place| format!("{ROUND}/{place}"));
        let general = ["/api/v1/rounds", "/api/v1/me"].map(str::to_owned);
        for path in places.chain(general) {
            all.push((
                format!("{name} {path}"),
                asked(&council.world, reader, &path).await,
            ));
        }
    }
    all
}

#[actix_web::test]
async fn what_a_round_shows_takes_as_many_statements_for_forty_proposals_as_for_three() {
    let few = Council::counted_of(3).await;
    few.sits(&["M1", "M2", "M3", "M4"]).await;
    let many = Council::counted_of(40).await;
    many.sits(&["M1", "M2", "M3", "M4"]).await;
    grown(&many).await;

    let (few, many) = (readings(&few).await, readings(&many).await);

    assert_eq!(few, many);
    for (path, asked) in &many {
        let most = if COUNTED.iter().any(|counted| path.ends_with(counted)) {
            MOST_OF_RANKING
        } else if path.ends_with("/items") {
            MOST_OF_AGENDA
        } else {
            MOST
        };
        assert!(*asked <= most, "{path}: {asked}");
    }
}

/// The most that a page with all its parts may ask.
const MOST_OF_PAGE: u64 = 64;

#[actix_web::test]
async fn all_parts_of_a_page_are_told_from_one_reading() {
    let council = Council::counted_of(3).await;
    for page in [
        "desk/selection",
        "desk/council",
        "desk/decision",
        "desk/journal",
        "desk/people",
    ] {
        let path = format!("/ko/rounds/2017/{page}");
        let asked = asked(&council.world, &council.secretary, &path).await;
        assert!(asked <= MOST_OF_PAGE, "{path}: {asked}");
    }
}

#[actix_web::test]
async fn what_was_read_is_read_anew_once_something_was_written() {
    let world = World::new().await;
    let before = world.app.now().await.unwrap();
    let later = at("2017-04-01T13:00:00+09:00");

    simui_app::at_one_instant(async {
        let first = world.app.now().await.unwrap();
        world.clock.set(later);
        assert_eq!((first, world.app.now().await.unwrap()), (before, before));
        world.enter("somebody@simui.example").await;
        assert_eq!(world.app.now().await.unwrap(), later);
    })
    .await;
    assert_eq!(world.app.now().await.unwrap(), later);
}

#[actix_web::test]
async fn while_it_is_computed_how_firm_a_count_is_no_reading_is_open() {
    let council = Council::counted_of(3).await;
    let (app, clock) = (&council.world.app, &council.world.clock);
    let body = json!({ "email": "secretary@simui.example", "password": PASSWORD });
    let session = council.world.stranger().post("/api/v1/sessions", &body).await;
    let token = session.json["access_token"].as_str().unwrap().to_owned();
    let caller = app
        .caller(&Credential::Bearer(token), Language::Ko, None)
        .await
        .unwrap();

    simui_app::at_one_instant(async {
        let before = app.now().await.unwrap();
        clock.set(before + Duration::minutes(1));
        app.firmness(&caller, "2017").await.unwrap();
        assert_eq!(app.now().await.unwrap(), before + Duration::minutes(1));
    })
    .await;
}
