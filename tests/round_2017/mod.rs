//! The whole round of 2017 by HTTP alone, from the files of `demo/2017`: from the first invitation to both
//! announcements, each act by the person whose act it is. The result is compared with the facts of the notice and
//! with the engine run over the same files.

mod applicants;
mod council;
mod files;
mod stage;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use simui_selection::files::{Named, Texts, read};

use council::judged_by;
use files::{rows, rows_of, text};
use stage::{ROUND, Stage, done};

/// The score and the amount of each proposal as the engine counts the files by itself.
fn recounted() -> BTreeMap<String, (Option<String>, i64)> {
    let names = ["round.toml", "proposals.csv", "scores.csv", "conflicts.csv"];
    let [round, proposals, scores, conflicts] = names.map(text);
    let named = |name, text: &'static str| Named {
        name,
        text: text.as_bytes(),
    };
    let kept: [&'static str; 4] = [round, proposals, scores, conflicts].map(|text| &*text.leak());
    let texts = Texts {
        rules: named(names[0], kept[0]),
        proposals: named(names[1], kept[1]),
        scores: named(names[2], kept[2]),
        conflicts: Some(named(names[3], kept[3])),
    };
    let (file, input) = read(&texts).unwrap();
    let report = simui_selection::count(&file.rules, &input).unwrap();
    let told = report.proposals.iter().map(|proposal| {
        let score = proposal.score.map(|score| score.fraction());
        (proposal.code.as_str().to_owned(), (score, proposal.allotted))
    });
    told.collect()
}

#[actix_web::test]
async fn the_round_of_2017_played_by_requests_alone_selects_what_the_notice_told() {
    let mut stage = Stage::empty().await;
    stage.people().await;
    stage.published().await;
    stage.answered().await;
    stage.screened().await;
    stage.convened().await;
    for member in rows("council.csv") {
        let mine = done(
            stage
                .staff(&member["code"])
                .await
                .get(&format!("{ROUND}/my-sheets"))
                .await,
        )
        .json;
        assert_eq!(
            mine["items"].as_array().unwrap().len(),
            judged_by(&member["code"]),
            "{}",
            member["code"]
        );
        assert_eq!(mine["rehearsal"], true, "a rehearsal says so in every body");
    }
    stage.scored().await;
    stage.decided().await;
    stage.announced().await;

    the_count_is_the_engines(&stage).await;
    each_language_is_told_at_its_own_instant(&stage).await;
    the_ministry_never_saw_its_own(&stage).await;
}

async fn the_count_is_the_engines(stage: &Stage) {
    let ranking = done(stage.staff("S4").await.get(&format!("{ROUND}/ranking")).await).json;
    let expected = recounted();
    let lines = ranking["proposals"].as_array().unwrap();
    for line in lines {
        let code = stage.code(&line["reference"]);
        let score = line["score"]["fraction"].as_str().map(str::to_owned);
        let allotted = line["amount"].as_i64().unwrap_or_default();
        assert_eq!(Some(&(score, allotted)), expected.get(code), "{code}");
    }
    let with = |outcome: &str| -> Vec<&str> {
        let with = lines.iter().filter(|line| line["outcome"] == outcome);
        with.map(|line| stage.code(&line["reference"])).collect()
    };
    let told: BTreeSet<String> = rows_of("proposals.csv", "source", "notice")
        .into_iter()
        .map(|row| row["code"].clone())
        .collect();
    let selected: BTreeSet<String> = with("selected").into_iter().map(str::to_owned).collect();
    assert_eq!(selected, told);
    assert_eq!(with("reserve"), ["P09", "P13", "P10"]);
    assert_eq!(with("not_selected"), ["P08"]);
    assert_eq!(ranking["budget"]["committed"], 985_000_000);
}

async fn each_language_is_told_at_its_own_instant(stage: &Stage) {
    let languages = |answer: &Value| -> Vec<String> {
        let items = answer["items"].as_array().unwrap().iter();
        items
            .map(|item| item["language"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(languages(&stage.public().await.json).is_empty());
    stage.on("2017-07-04T12:00:00+09:00");
    let first = stage.public().await;
    assert_eq!(languages(&first.json), ["ko"]);
    let announced = first.json["items"][0]["selected"].as_array().unwrap();
    assert_eq!(announced.len(), 7);
    assert_eq!(first.json["items"][0]["rehearsal"], true);
    stage.on("2017-07-11T12:00:00+09:00");
    assert_eq!(languages(&stage.public().await.json).len(), 2);
}

/// The ordinary secretary was barred from the ministry's own proposals to the end of the decision, and could read
/// them again with everybody once the list was announced.
async fn the_ministry_never_saw_its_own(stage: &Stage) {
    let journal = stage.world.database.lines(
        "SELECT CAST(COUNT(*) AS TEXT) FROM screenings s JOIN proposals p ON p.id = s.proposal_id \
         JOIN organizations o ON o.id = p.organization_id JOIN accounts a ON a.person_id = s.decided_by \
         WHERE o.code IN ('moi', 'archives', 'ncis') AND a.email_key = 's1@simui.example'",
    );
    assert_eq!(journal.await, ["0"]);
}
