//! Reads a folder of tables for tests.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;

use simui_selection::{
    Blocked, Code, Criterion, Input, Proposal, Ratio, Rules, Score, Screening, parse_ratio,
};

fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = format!("{}/../../demo/2017/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

pub(crate) fn round_2017() -> (Rules, Input) {
    let criterion = |code: &str, points| Criterion::new(code, Ratio::whole(points));
    let mut will = criterion("will", 30);
    will.not_applicable_in = vec!["roadshow".into()];
    let mut rules = Rules::new(vec![will, criterion("need", 30), criterion("effect", 40)]);
    rules.pass_mark = Some(Ratio::whole(70));
    rules.tie_order = ["effect", "will", "need", "plain_mean", "median", "draw"]
        .map(Into::into)
        .to_vec();
    let proposals = table("proposals").into_iter().map(|row| {
        let mut proposal = Proposal::new(row["code"].as_str(), row["amount"].parse().unwrap());
        if row["outcome_at_screening"] != "eligible" {
            proposal.screening = Screening::Excluded(row["outcome_at_screening"].clone());
        }
        let countries: Vec<&str> = row["countries"].split_whitespace().collect();
        proposal
            .with("countries", &countries)
            .with("area", &[&row["area"]])
            .with("organization", &[&row["organization"]])
    });
    let code = |row: &BTreeMap<String, String>, column: &str| Code::from(row[column].as_str());
    let scores = table("scores").into_iter().map(|row| Score {
        member: code(&row, "member"),
        proposal: code(&row, "proposal"),
        criterion: code(&row, "criterion"),
        points: parse_ratio(&row["points"]).unwrap(),
    });
    let blocked = table("conflicts").into_iter().map(|row| Blocked {
        member: code(&row, "member"),
        proposal: code(&row, "proposal"),
    });
    let input = Input {
        round: "2017".into(),
        budget: 1_000_000_000,
        proposals: proposals.collect(),
        scores: scores.collect(),
        blocked: blocked.collect(),
    };
    (rules, input)
}
