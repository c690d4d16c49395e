//! When a sheet is open, and for whom longer.

use serde_json::{Value, json};

use super::field;
use crate::world::{ROUND, Scene, at};

#[actix_web::test]
async fn exactly_at_the_close_is_in_time_and_an_extension_is_one_members() {
    let scene = Scene::scoring().await;
    scene.world.clock.set(at("2017-06-09T18:00:00+09:00"));
    let second = scene.client("m2").await;
    assert_eq!(scene.seal(&second, "P02", [20, 20, 30]).await.status, 200);
    let longer = json!({ "until": "2017-06-10T18:00:00+09:00", "reason": "입원" });
    let secretary = scene.client("secretary").await;
    let given = secretary
        .post(&format!("{ROUND}/seats/M3/extensions"), &longer)
        .await;
    assert_eq!(given.status, 200, "{}", given.text);

    scene.world.clock.set(at("2017-06-09T18:00:01+09:00"));
    let second = scene.client("m2").await;
    let closed = scene.seal(&second, "P03", [20, 20, 30]).await;
    let third = scene.client("m3").await;
    let extended = scene.seal(&third, "P03", [20, 20, 30]).await;

    assert_eq!(
        (closed.status, closed.code()),
        (409, "scoring_closed"),
        "{}",
        closed.text
    );
    assert_eq!(extended.status, 200, "{}", extended.text);
}

#[actix_web::test]
async fn a_member_with_more_time_reads_the_later_instant_everywhere_and_the_others_nothing_of_it() {
    let scene = Scene::scoring().await;
    let secretary = scene.client("secretary").await;
    let longer = json!({ "until": "2017-06-10T18:00:00+09:00", "reason": "입원" });
    let given = secretary
        .post(&format!("{ROUND}/seats/M3/extensions"), &longer)
        .await;
    assert_eq!(given.status, 200, "{}", given.text);
    scene.world.clock.set(at("2017-06-09T18:00:01+09:00"));
    let (second, third) = (scene.client("m2").await, scene.client("m3").await);
    let secretary = scene.client("secretary").await;

    for page in [
        "/en/",
        "/en/rounds/2017/my-sheets",
        "/en/rounds/2017/proposals/P02/sheet",
    ] {
        let (own, other) = (third.get(page).await.text, second.get(page).await.text);
        assert!(own.contains("Sat 10 June 2017, 18:00 KST"), "{page}: {own}");
        assert!(own.contains("23 h 59 min left"), "{page}: {own}");
        assert!(!other.contains("10 June"), "{page}: {other}");
    }
    let seat = third.get("/en/rounds/2017/seat/M3").await.text;
    assert!(seat.contains("Sat 10 June 2017, 18:00 KST"), "{seat}");
    let dates = third.get("/en/rounds/2017/calendar.ics").await.text;
    assert!(dates.contains("DTSTART:20170610T090000Z"), "{dates}");
    assert!(dates.contains("SUMMARY:Scoring opens: 2017"), "{dates}");
    let dates = second.get("/en/rounds/2017/calendar.ics").await.text;
    assert!(dates.contains("DTSTART:20170609T090000Z"), "{dates}");
    let seen = |round: Value| round["extensions"][0]["seat"].clone();
    assert_eq!(seen(third.get(ROUND).await.json), "M3");
    assert_eq!(seen(secretary.get(ROUND).await.json), "M3");
    assert_eq!(second.get(ROUND).await.json["extensions"], json!([]));
}

#[actix_web::test]
async fn before_it_opens_and_after_it_closed_a_sheet_is_only_read_and_says_when() {
    let scene = Scene::screening().await;
    scene.council().await;
    let secretary = scene.client("secretary").await;
    let convened = secretary
        .put(&format!("{ROUND}/stage/scoring"), &Value::Null)
        .await;
    assert_eq!(convened.status, 204, "{}", convened.text);
    let (own, list) = ("/en/rounds/2017/proposals/P02/sheet", "/en/rounds/2017/my-sheets");
    let (sealed, confirming) = ("/en/rounds/2017/proposals/P01/sheet", format!("{own}/seal"));
    let (begins, ended) = (
        "Scoring begins at Mon 22 May 2017",
        "Scoring ended at Fri 9 June 2017",
    );
    let go = "name=\"act\" value=\"seal\"";

    let member = scene.client("m2").await;
    for page in [own, list] {
        let early = member.get(page).await.text;
        assert!(early.contains(begins), "{early}");
        assert!(!early.contains(go), "{early}");
    }
    scene.world.clock.set(at("2017-05-23T10:00:00+09:00"));
    let member = scene.client("m2").await.with("if-match", "\"0\"");
    let typed = member.patch(&field("comment"), &json!({ "value": "좋음" })).await;
    assert_eq!(typed.status, 200, "{}", typed.text);
    let member = scene.client("m2").await;
    assert_eq!(scene.seal(&member, "P01", [20, 20, 30]).await.status, 200);
    let open = member.get(own).await.text;
    let again = member.get(sealed).await.text;
    let confirms = member.get(&confirming).await.text;
    scene.world.clock.set(at("2017-06-09T18:00:01+09:00"));
    let member = scene.client("m2").await;

    let act = format!("action=\"{confirming}\"");
    let reopen = "name=\"act\" value=\"reopen\"";
    assert!(open.contains(go) && !open.contains("Scoring begins"), "{open}");
    assert!(again.contains(reopen), "{again}");
    assert!(confirms.contains(&act), "{confirms}");
    for (page, offer) in [
        (own, go),
        (list, go),
        (sealed, reopen),
        (confirming.as_str(), act.as_str()),
    ] {
        let late = member.get(page).await.text;
        assert!(late.contains(ended), "{page}: {late}");
        assert!(!late.contains(offer), "{page}: {late}");
    }
    assert!(member.get(own).await.text.contains("좋음"));
    let typed = [
        ("version", "1"),
        ("act", "save"),
        ("comment", "늦게 쓴 글"),
        ("version/comment", "1"),
    ];
    let refused = member.form(own, &typed).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(refused.text.contains("늦게 쓴 글"), "{}", refused.text);
    assert!(!refused.text.contains(go), "{}", refused.text);
}
