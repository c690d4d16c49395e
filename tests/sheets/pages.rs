//! A member's pages of sheets: going on to the next, how a criterion is to be judged, all sheets side by side.

use serde_json::json;

use crate::cast::{Small, Story};
use crate::world::{Answer, Client, ROUND, Scene};

fn sheet(proposal: &str) -> String {
    format!("/en/rounds/2017/proposals/{proposal}/sheet")
}

/// What the button "save and next" of a sheet does, with the points of one criterion entered.
async fn next(member: &Client, proposal: &str, will: &str) -> Answer {
    let fields = [
        ("points/will", will),
        ("version/points/will", "0"),
        ("act", "next"),
    ];
    member.form(&sheet(proposal), &fields).await
}

#[actix_web::test]
async fn save_and_next_goes_to_what_is_untouched_then_to_what_is_begun_and_at_last_to_the_list() {
    let scene = Scene::scoring().await;
    let member = scene.client("m2").await;

    for (here, will, then) in [
        ("P02", "26", sheet("P03")),
        // P01 before P02, which is begun already.
        ("P03", "20", sheet("P01")),
        ("P01", "18", sheet("P02")),
    ] {
        let answer = next(&member, here, will).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, then.as_str()),
            "{here}: {}",
            answer.text
        );
    }
    let kept = member.get(&sheet("P02")).await.text;
    assert!(
        kept.contains(
            "name=\"points/will\" type=\"text\" inputmode=\"decimal\" autocomplete=\"off\" value=\"26\""
        ),
        "{kept}"
    );

    assert_eq!(scene.seal(&member, "P02", [26, 20, 30]).await.status, 200);
    let begun = next(&member, "P01", "18").await;
    assert_eq!(begun.header("location"), sheet("P03"), "P02 is sealed");
    assert_eq!(scene.seal(&member, "P03", [20, 20, 30]).await.status, 200);
    let last = next(&member, "P01", "18").await;
    assert_eq!(last.header("location"), "/en/rounds/2017/my-sheets");
}

#[actix_web::test]
async fn beside_a_criterion_stands_how_to_judge_it_where_the_rules_say_so() {
    let small = Small::at("scoring", Story::default()).await;
    let member = small.role("member").await;
    let own = member.get(&sheet(&small.names["reference"])).await;
    assert_eq!(own.status, 200, "{}", own.text);
    let guide = "<details><summary>How to judge it</summary><p class=\"text\">\
        Whether the target country wants the project and is ready to carry it on</p></details>";
    assert!(own.text.contains(guide), "{}", own.text);
    let scene = Scene::scoring().await;
    let silent = scene.client("m2").await.get(&sheet("P02")).await.text;
    assert!(!silent.contains("How to judge it"), "{silent}");
}

#[actix_web::test]
async fn side_by_side_stand_the_own_points_of_each_sheet_and_what_does_not_apply() {
    let scene = Scene::screening().await;
    // The first criterion does not apply to a roadshow.
    let roadshow = json!({ "schema": "simui.revision/1", "reference": "P03", "questionnaire": 1,
        "content": { "title": { "ko": "과제 P03", "en": "" }, "area": "roadshow", "countries": ["LA"],
            "amount": 1000, "costs": [], "answers": {}, "participants": [], "files": [] } });
    let laid = [
        format!(
            "INSERT INTO proposal_revisions (id, round_id, proposal_id, n, title_ko, amount, answers, \
             questionnaire_version, digest, at, by, signed_off) SELECT {}, r.round_id, r.proposal_id, 2, r.title_ko, \
             r.amount, '{roadshow}', r.questionnaire_version, r.digest, r.at, r.by, r.signed_off \
             FROM proposal_revisions r JOIN proposals p ON p.id = r.proposal_id WHERE p.reference = 'P03'",
            scene.id(9300)
        ),
        "UPDATE proposals SET submitted_n = 2 WHERE reference = 'P03'".to_owned(),
        "UPDATE screenings SET revision_n = 2 WHERE proposal_id = \
         (SELECT id FROM proposals WHERE reference = 'P03')"
            .to_owned(),
    ];
    for laid in laid {
        assert!(scene.world.database.takes(&laid).await, "{laid}");
    }
    let scene = scene.convened().await;
    let member = scene.client("m2").await;
    let typing = member.with("if-match", "\"0\"");
    for (proposal, criterion, points) in [("P01", "will", 26), ("P01", "need", 20), ("P03", "need", 30)] {
        let path = format!("{ROUND}/proposals/{proposal}/sheet/fields/points.{criterion}");
        let saved = typing.patch(&path, &json!({ "value": points })).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
    }
    let other = scene.client("m3").await;
    assert_eq!(scene.seal(&other, "P02", [11, 12, 13]).await.status, 200);

    let page = member.get("/en/rounds/2017/my-sheets/compare").await;

    assert_eq!(page.status, 200, "{}", page.text);
    let row = |name: &str, cells: [&str; 3]| {
        let cells = cells.map(|cell| format!("<td class=\"number\">{cell}</td>"));
        format!("<th scope=\"row\">{name}</th>{}</tr>", cells.concat())
    };
    for told in [
        row("Will", ["26", "-", "does not apply"]),
        row("Need", ["20", "-", "30"]),
        row("Effect", ["-", "-", "-"]),
        row("Total", ["46 / 100", "0 / 100", "30 / 70"]),
    ] {
        assert!(page.text.contains(&told), "{told}: {}", page.text);
    }
}
