//! Counts made from texts, as a reader of files makes them.
use std::fmt::Write as _;

use simui_selection::{
    ProposalResult, Refused, Report, count,
    files::{Named, Texts, read},
};

/// One criterion of 100 points and a budget of 100.
pub(crate) const MERIT: &str = "[round]\nbudget = 100\n[[criteria]]\ncode = \"merit\"\npoints = 100\n";
/// Two criteria of 10 points.
pub(crate) const TWO: &str = "[round]\nbudget = 100\n[[criteria]]\ncode = \"a\"\npoints = 10\n[[criteria]]\ncode = \"b\"\npoints = 10\n";

/// The rows of members M1, M2, ...: for each proposal and criterion their marks in turn.
pub(crate) fn marks(given: &[(&str, &str, &[&str])]) -> String {
    let mut text = String::from("member,proposal,criterion,points\n");
    for (proposal, criterion, marks) in given {
        for (member, mark) in (1..).zip(*marks) {
            writeln!(text, "M{member},{proposal},{criterion},{mark}").unwrap();
        }
    }
    text
}

fn named<'a>(name: &'a str, text: &'a str) -> Named<'a> {
    Named {
        name,
        text: text.as_bytes(),
    }
}

/// Reads and counts; faults of the texts are no matter of these tests.
pub(crate) fn with_conflicts(
    rules: &str,
    proposals: &str,
    scores: &str,
    conflicts: &str,
) -> Result<Report, Refused> {
    let texts = Texts {
        rules: named("rules.toml", rules),
        proposals: named("proposals.csv", proposals),
        scores: named("scores.csv", scores),
        conflicts: Some(named("conflicts.csv", conflicts)),
    };
    let (file, input) = read(&texts).unwrap_or_else(|faults| panic!("{faults}"));
    count(&file.rules, &input)
}

const NOBODY: &str = "member,proposal\n";

/// The answer.
pub(crate) fn answered(rules: &str, proposals: &str, scores: &str) -> Report {
    with_conflicts(rules, proposals, scores, NOBODY).unwrap_or_else(|refused| panic!("{refused}"))
}

/// The refusal.
pub(crate) fn refused(rules: &str, proposals: &str, scores: &str) -> Refused {
    match with_conflicts(rules, proposals, scores, NOBODY) {
        Ok(report) => panic!("this is counted: {report:?}"),
        Err(refused) => refused,
    }
}

/// What is wrong with the texts.
pub(crate) fn faults(rules: &str, proposals: &str, scores: &str) -> String {
    let texts = Texts {
        rules: named("rules.toml", rules),
        proposals: named("proposals.csv", proposals),
        scores: named("scores.csv", scores),
        conflicts: None,
    };
    match read(&texts) {
        Ok(_) => panic!("nothing is wrong"),
        Err(faults) => faults.to_string(),
    }
}

/// A proposal's score as a fraction.
pub(crate) fn score(result: &ProposalResult) -> String {
    result.score.unwrap().fraction()
}

/// The ranked, best first.
pub(crate) fn order(report: &Report) -> Vec<&str> {
    let mut ranked: Vec<(u32, &str)> = report
        .proposals
        .iter()
        .filter_map(|result| Some((result.rank?, result.code.as_str())))
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, code)| code).collect()
}
