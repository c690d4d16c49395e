//! The selection room: how firm the count is, and what other rules would give. To whom nothing is hidden, and nothing
//! of it is kept.

use serde_json::json;

use crate::cast::{Small, Story};
use crate::meeting::scene::{Council, ROUND};
use crate::pages::Browser;

const FIRMNESS: &str = "/api/v1/rounds/2017/firmness";
const SCENARIOS: &str = "/api/v1/rounds/2017/scenarios";

#[actix_web::test]
async fn a_result_that_every_single_member_turns_is_contested_and_says_who_turns_it() {
    let council = Council::counted().await;

    let firm = council.secretary.get(FIRMNESS).await;

    assert_eq!(firm.status, 200, "{}", firm.text);
    assert_eq!(
        (&firm.json["n"], &firm.json["current"]),
        (&json!(1), &json!(true))
    );
    let first = &firm.json["proposals"][0];
    assert_eq!(
        (&first["reference"], &first["zone"]),
        (&json!("P01"), &json!("contested"))
    );
    // Three sheets are the fewest that decide: without any of the three nothing is decided.
    assert_eq!(first["deciding"], json!(["M1", "M2", "M3"]));
    assert!(
        first["reasons"]
            .as_array()
            .unwrap()
            .contains(&json!("one_member_decides"))
    );
    let members = firm.json["members"].as_array().unwrap();
    assert_eq!(members.len(), 4);
    assert_eq!(members[0]["leaves"], json!(["P01"]));
    assert_eq!(members[0]["enters"], json!(["P03"]));
    assert_eq!(members[3]["leaves"], json!([]));
    assert_eq!(firm.json["weights"]["points"], 5151);
    assert_eq!(first["weight_share"]["decimal"], "1.0000");
}

#[actix_web::test]
async fn what_changed_since_the_official_count_is_said() {
    let council = Council::counted().await;
    council.takes("UPDATE rounds SET budget = 900000000").await;

    let firm = council.secretary.get(FIRMNESS).await;
    let beside = council.secretary.get(SCENARIOS).await;

    assert_eq!(firm.json["current"], false, "{}", firm.text);
    assert_eq!(beside.json["current"], false, "{}", beside.text);
}

#[actix_web::test]
async fn the_room_is_closed_to_whom_something_is_hidden_and_before_the_opening_and_the_count() {
    let council = Council::opened().await;
    for path in [FIRMNESS, SCENARIOS] {
        let early = council.secretary.get(path).await;
        assert_eq!((early.status, early.code()), (409, "not_counted"), "{path}");
    }
    council.count().await;
    for path in [FIRMNESS, SCENARIOS] {
        assert_eq!(council.members[0].get(path).await.status, 200, "{path}");
        let barred = council.members[3].get(path).await;
        assert_eq!((barred.status, barred.code()), (403, "not_yours"), "{path}");
    }
    council.stage("scoring").await;
    for path in [FIRMNESS, SCENARIOS] {
        let sealed = council.secretary.get(path).await;
        assert_eq!((sealed.status, sealed.code()), (409, "wrong_stage"), "{path}");
    }
}

#[actix_web::test]
async fn who_sees_the_resolved_list_and_is_barred_from_a_score_in_it_gets_nothing_computed_from_it() {
    let council = Council::counted().await;
    let database = &council.world.database;
    let barred = format!(
        "INSERT INTO conflicts (id, round_id, person_id, proposal_id, kind, ground, state, late, at, v) \
        SELECT {}, p.round_id, a.person_id, p.id, 'exclusion', 'tree', 'found', FALSE, p2.at, 1 \
        FROM proposals p, accounts a, proposal_revisions p2 WHERE p.reference = 'P01' AND p2.n = 1 \
        AND p2.proposal_id = p.id AND a.email_key = 'secretary@simui.example'",
        council.id(9100)
    );
    assert!(database.takes(&barred).await, "{barred}");
    council.stage("decided").await;

    for path in [FIRMNESS, SCENARIOS] {
        let answer = council.secretary.get(path).await;
        assert_eq!((answer.status, answer.code()), (403, "whole_needed"), "{path}");
        assert_eq!(council.approver.get(path).await.status, 200, "{path}");
    }
}

#[actix_web::test]
async fn another_budget_shows_who_enters_and_leaves_and_nothing_of_it_is_kept() {
    let council = Council::counted().await;
    let database = &council.world.database;
    let size = database.number("SELECT size FROM journal_head").await;

    let more = council
        .secretary
        .get(&format!("{SCENARIOS}?selection=stop&budget=1100000000"))
        .await;
    let less = council
        .secretary
        .get(&format!("{SCENARIOS}?budget=500000000"))
        .await;

    assert_eq!(more.status, 200, "{}", more.text);
    let scenarios = more.json["scenarios"].as_array().unwrap();
    assert_eq!(
        (&scenarios[0]["name"], &scenarios[0]["in_force"]),
        (&json!("official"), &json!(true))
    );
    assert_eq!(scenarios[0]["left"], 100_000_000);
    let own = scenarios.last().unwrap();
    assert_eq!(
        (&own["name"], &own["in_force"], &own["selection"]),
        (&json!("own"), &json!(false), &json!("stop"))
    );
    assert_eq!((&own["enters"], &own["left"]), (&json!(["P03"]), &json!(0)));
    let own = less.json["scenarios"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(own["leaves"], json!(["P02"]));
    let counts = council.secretary.get(&format!("{ROUND}/counts")).await;
    assert_eq!(counts.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(database.number("SELECT size FROM journal_head").await, size);
}

#[actix_web::test]
async fn what_is_no_rule_is_refused_at_its_field() {
    let council = Council::counted().await;
    for (asked, code, pointer) in [
        ("selection=best", "not_a_choice", "/selection"),
        ("aggregate=MEAN", "not_a_choice", "/aggregate"),
        ("budget=-1", "number_range", "/budget"),
        ("budget=9000000000000000000", "number_range", "/budget"),
    ] {
        let answer = council.secretary.get(&format!("{SCENARIOS}?{asked}")).await;
        assert_eq!((answer.status, answer.code()), (422, code), "{asked}");
        assert!(answer.text.contains(pointer), "{}", answer.text);
    }
}

#[actix_web::test]
async fn after_an_override_that_failed_the_room_tells_what_was_resolved() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let position = council.puts_reserve("P02", "다음 회차가 알맞음").await;
    let against = [("M1", "no"), ("M2", "no"), ("M3", "yes"), ("M4", "yes")];
    council.vote_at(position, &against).await;
    assert_eq!(council.confirm(position).await.json["state"], "not_carried");
    council.resolve_all().await;

    let room = council.secretary.get("/en/rounds/2017/desk/selection").await.text;

    let own = room.split("<tr").find(|row| row.contains("/overrides/P02\""));
    let row = own.unwrap();
    assert!(row.contains("<span class=\"badge good\">carried</span>"), "{row}");
    assert!(!row.contains("not carried"), "{row}");
}

#[actix_web::test]
async fn the_pages_show_the_same_in_both_languages_without_script() {
    let council = Council::counted().await;
    let browser = Browser::of(&council.world);
    browser.sign_in("secretary@simui.example").await;
    for (language, contested, comparison) in [
        ("ko", "경합 구간", "공식 집계가 아닙니다"),
        ("en", "contested", "Not the official count"),
    ] {
        let room = format!("/{language}/rounds/2017/desk/selection");
        let firm = browser.read(&format!("{room}/firmness?proposal=P02")).await;
        assert_eq!(firm.status(), 200);
        let text = firm.text().await.unwrap();
        assert!(text.contains(contested), "{text}");
        assert!(text.contains("weights-P02-title") && text.contains("ranks-title"));

        let beside = browser
            .read(&format!(
                "{room}/scenarios?selection=stop&budget=1%2C100%2C000%2C000"
            ))
            .await;
        assert_eq!(beside.status(), 200);
        let text = beside.text().await.unwrap();
        assert!(text.contains(comparison), "{text}");
        assert!(text.contains("value=\"1,100,000,000\""));

        let wrong = browser.read(&format!("{room}/scenarios?budget=much")).await;
        assert_eq!(wrong.status(), 422);
        let text = wrong.text().await.unwrap();
        assert!(text.contains("id=\"budget-wrong\"") && text.contains("value=\"much\""));
    }
}

#[actix_web::test]
async fn how_far_the_members_lie_apart_is_shown_to_whoever_sees_their_totals() {
    let story = Story {
        third: 60,
        ..Story::default()
    };
    let small = Small::at("sitting", story).await;
    let (room, ranking) = ("/en/rounds/2017/desk/selection", "/en/rounds/2017/ranking");
    let (city, picture) = (small.names["reference"].as_str(), "id=\"totals-title\"");

    for (role, page) in [("secretary", room), ("member", ranking)] {
        let shown = small.role(role).await.get(page).await;
        assert_eq!(shown.status, 200, "{}", shown.text);
        assert!(
            shown.text.contains(picture) && shown.text.contains(city),
            "{role}: {}",
            shown.text
        );
        let column = "<td class=\"number\">60 to 80</td>";
        assert_eq!(shown.text.contains(column), page == room, "{}", shown.text);
    }
    let part = small.role("member in conflict").await.get(ranking).await;
    assert_eq!(part.status, 200, "{}", part.text);
    assert!(part.text.contains(picture), "{}", part.text);
    let barred = small.role("secretary in conflict").await.get(room).await;
    assert_eq!(barred.status, 200, "{}", barred.text);
    assert!(!barred.text.contains(picture), "{}", barred.text);
    for hidden in [&part.text, &barred.text] {
        assert!(!hidden.contains(city) && !hidden.contains("60 to 80"), "{hidden}");
    }
}

#[actix_web::test]
async fn the_page_of_firmness_tells_what_changes_without_each_member() {
    let council = Council::counted().await;
    let page = "/en/rounds/2017/desk/selection/firmness";
    let shown = council.secretary.get(page).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    let (_, table) = shown.text.split_once("<h2>Leave one member out</h2>").unwrap();
    let (table, _) = table.split_once("</table>").unwrap();
    let row = |member: &str| {
        let own = format!("class=\"code\">{member}</th>");
        let row = table.split("<tr").find(|row| row.contains(&own));
        let cells = row.unwrap().split("<td>").skip(2);
        cells.map(str::to_owned).collect::<Vec<_>>()
    };
    let first = row("M1");
    assert!(first[0].contains("<span class=\"code\">P03</span>"), "{table}");
    assert!(first[1].contains("<span class=\"code\">P01</span>"), "{table}");
    let fourth = row("M4");
    assert!(fourth[1].starts_with("-</td>"), "{table}");
    assert_eq!(council.members[3].get(page).await.status, 403);
}
