//! The count and the ranking, as far as each reader may see them.

use serde_json::json;

use crate::cast::points;
use crate::meeting::scene::{Council, ROUND};
use crate::pages::Browser;

#[actix_web::test]
async fn who_sees_the_whole_sees_ranks_money_and_why() {
    let council = Council::counted().await;

    let ranking = council.secretary.get(&format!("{ROUND}/ranking")).await;

    assert_eq!(ranking.status, 200, "{}", ranking.text);
    assert_eq!(ranking.json["sight"], "whole");
    assert_eq!(ranking.json["budget"]["left"], 100_000_000);
    assert_eq!(ranking.json["cut_line"], 2);
    let third = &ranking.json["proposals"][2];
    assert_eq!(
        (&third["reference"], &third["outcome"], &third["reserve_rank"]),
        (&json!("P03"), &json!("reserve"), &json!(1))
    );
    assert_eq!(third["reason"]["code"], "budget_exhausted");
    assert_eq!(
        third["sentence"]["ko"],
        "예산 부족: 200,000,000원이 필요하나 100,000,000원이 남았습니다."
    );
}

#[actix_web::test]
async fn from_whom_something_is_hidden_sees_the_visible_part_and_its_bytes_do_not_change_with_the_rest() {
    let here = Council::counted().await;
    let there = Council::counted_with_p01_at(10).await;
    let path = format!("{ROUND}/ranking");

    let (part, other) = (
        here.members[3].get(&path).await,
        there.members[3].get(&path).await,
    );

    assert_eq!(part.status, 200, "{}", part.text);
    assert_eq!(part.json["sight"], "part");
    assert!(!part.text.contains("P01") && !part.text.contains("rank") && !part.text.contains("left"));
    assert_eq!(part.json["proposals"][0]["position"], 1);
    assert_eq!(part.text, other.text);
    assert_ne!(
        here.secretary.get(&path).await.text,
        there.secretary.get(&path).await.text,
        "the control: there was something to see"
    );
}

#[actix_web::test]
async fn only_the_secretariat_counts_and_nobody_before_the_opening() {
    let council = Council::opened().await;
    let path = format!("{ROUND}/counts");

    let by_member = council.members[0].post(&path, &json!({})).await;
    let ranking = council.secretary.get(&format!("{ROUND}/ranking")).await;
    council.stage("scoring").await;
    let early = council.secretary.post(&path, &json!({})).await;

    assert_eq!((by_member.status, by_member.code()), (403, "not_yours"));
    assert_eq!((ranking.status, ranking.code()), (409, "not_counted"));
    assert_eq!((early.status, early.code()), (409, "wrong_stage"));
}

#[actix_web::test]
async fn a_repeated_request_with_the_same_key_counts_once() {
    let council = Council::opened().await;
    let secretary = council.secretary.with("idempotency-key", "once-and-no-more");
    let path = format!("{ROUND}/counts");

    let first = secretary.post(&path, &json!({})).await;
    let second = secretary.post(&path, &json!({})).await;

    assert_eq!((first.status, second.status), (201, 201), "{}", first.text);
    assert_eq!(first.json["n"], second.json["n"]);
    let counts = council.secretary.get(&path).await;
    assert_eq!(counts.json["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn a_ranking_older_than_the_sheets_says_so_until_the_secretary_counts_again() {
    let council = Council::counted().await;
    let (path, member) = (format!("{ROUND}/ranking"), &council.members[1]);
    let fresh = member.get(&path).await;
    let sheet = member.get(&format!("{ROUND}/proposals/P03/sheet")).await;
    let revision = json!({ "content": points(20), "reason": "논의에서 다시 보았다." });

    let revised = member
        .put_at(
            &sheet.etag(),
            &format!("{ROUND}/proposals/P03/sheet/revision"),
            &revision,
        )
        .await;
    let stale = member.get(&path).await;

    assert_eq!(revised.status, 200, "{}", revised.text);
    assert_eq!(
        (&fresh.json["current"], &stale.json["current"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        fresh.json["proposals"], stale.json["proposals"],
        "the count itself stands"
    );
    let (desk, seat) = (Browser::of(&council.world), Browser::of(&council.world));
    desk.sign_in("secretary@simui.example").await;
    seat.sign_in("m2@simui.example").await;
    let pages = [
        (&seat, "/en/rounds/2017/ranking"),
        (&desk, "/en/rounds/2017/desk/selection"),
        (&desk, "/en/rounds/2017/desk/selection/tabulation"),
    ];
    for (reader, page) in pages {
        let text = reader.read(page).await.text().await.unwrap();
        assert!(text.contains("older than the sheets"), "{page}: {text}");
    }
    let tasks = desk.read("/en/").await.text().await.unwrap();
    assert!(tasks.contains("Make the count again"), "{tasks}");

    let again = council.count().await;

    assert_eq!(again.json["current"], true, "{}", again.text);
    assert_eq!(member.get(&path).await.json["current"], true);
    for (reader, page) in pages {
        let text = reader.read(page).await.text().await.unwrap();
        assert!(!text.contains("older than the sheets"), "{page}: {text}");
    }
    let tasks = desk.read("/en/").await.text().await.unwrap();
    assert!(!tasks.contains("Make the count again"), "{tasks}");
}

#[actix_web::test]
async fn the_cut_line_against_the_budget_is_a_picture_to_whom_nothing_is_hidden() {
    let council = Council::counted().await;
    let pages = [
        ("m2", "ranking", true),
        ("m4", "ranking", false),
        ("secretary", "desk/selection", true),
        ("secretary", "desk/decision", false),
    ];
    for (name, page, whole) in pages {
        let reader = Browser::of(&council.world);
        reader.sign_in(&format!("{name}@simui.example")).await;
        let text = reader
            .read(&format!("/en/rounds/2017/{page}"))
            .await
            .text()
            .await
            .unwrap();
        assert_eq!(
            text.contains("id=\"budget-title\""),
            whole,
            "{name} {page}: {text}"
        );
        assert_eq!(text.contains("budget KRW 1,000,000,000"), whole, "{name} {page}");
    }
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    council.resolve_all().await;
    let desk = Browser::of(&council.world);
    desk.sign_in("secretary@simui.example").await;
    let decision = desk
        .read("/en/rounds/2017/desk/decision")
        .await
        .text()
        .await
        .unwrap();
    assert!(decision.contains("id=\"budget-title\""), "{decision}");
    assert!(
        decision.contains("url(#budget-hatch)\" stroke"),
        "the reserve is hatched: {decision}"
    );
}

#[actix_web::test]
async fn before_the_first_count_the_page_of_the_ranking_says_so_and_names_the_members_after_it() {
    let council = Council::opened().await;
    let browser = Browser::of(&council.world);
    browser.sign_in("m1@simui.example").await;
    let page = "/en/rounds/2017/ranking";

    let before = browser.read(page).await;
    assert_eq!(before.status(), 200);
    let before = before.text().await.unwrap();
    assert!(before.contains("has not counted them yet"), "{before}");
    assert!(before.contains("/en/rounds/2017/my-row"), "{before}");

    assert_eq!(council.count().await.status, 201);
    let after = browser.read(page).await.text().await.unwrap();
    assert!(after.contains("<span class=\"code\">M2</span> m2"), "{after}");
}
