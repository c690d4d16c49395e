//! The round of 2017 from its files, as the tests count it.

use std::collections::{BTreeMap, BTreeSet};

use simui_selection::{Criterion, Ratio, Rules};

use super::{Candidate, Material};
use crate::ids::{ProposalId, SeatId, SheetId};
use crate::language::Both;
use crate::sheet::{CountedSheet, Points};

fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = format!("{}/../../demo/2017/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

pub(crate) fn id(code: &str) -> ProposalId {
    let number: u128 = code.trim_start_matches('P').parse().unwrap();
    ProposalId(uuid::Uuid::from_u128(number))
}

fn rules() -> Rules {
    let criterion = |code: &str, points| Criterion::new(code, Ratio::whole(points));
    let mut will = criterion("will", 30);
    will.not_applicable_in = vec!["roadshow".into()];
    let mut rules = Rules::new(vec![will, criterion("need", 30), criterion("effect", 40)]);
    rules.pass_mark = Some(Ratio::whole(70));
    rules.tie_order = ["effect", "will", "need", "plain_mean", "median", "draw"]
        .map(Into::into)
        .to_vec();
    rules
}

fn candidates() -> Vec<Candidate> {
    let candidate = |row: BTreeMap<String, String>| {
        let outcome = row["outcome_at_screening"].clone();
        Candidate {
            id: id(&row["code"]),
            reference: row["code"].clone(),
            title: Both::new(row["title_ko"].as_str(), row["title_en"].as_str()),
            amount: row["amount"].parse().unwrap(),
            area: row["area"].clone(),
            countries: row["countries"].split_whitespace().map(Into::into).collect(),
            organization: row["organization"].clone(),
            applicant: Both::new(row["organization"].as_str(), row["organization"].as_str()),
            participants: Vec::new(),
            excluded: (outcome != "eligible").then_some(outcome),
        }
    };
    table("proposals").into_iter().map(candidate).collect()
}

pub(crate) fn seat(code: &str) -> SeatId {
    SeatId(uuid::Uuid::from_u128(
        code.trim_start_matches('M').parse().unwrap(),
    ))
}

fn sheets() -> Vec<CountedSheet> {
    let mut sheets: BTreeMap<(String, ProposalId), BTreeMap<String, Points>> = BTreeMap::new();
    for row in table("scores") {
        let points = row["points"].parse::<i64>().unwrap() * 1000;
        sheets
            .entry((row["member"].clone(), id(&row["proposal"])))
            .or_default()
            .insert(row["criterion"].clone(), Points(points));
    }
    let mut read = Vec::new();
    for (number, ((code, proposal), points)) in (1..).zip(sheets) {
        read.push(CountedSheet {
            sheet: SheetId(uuid::Uuid::from_u128(number)),
            seat: seat(&code),
            seat_code: code,
            proposal,
            edition: 1,
            digest: String::new(),
            points,
            set_aside: false,
        });
    }
    read
}

pub(crate) fn material() -> Material {
    let blocked = table("conflicts").into_iter();
    Material {
        round: "2017".into(),
        budget: 1_000_000_000,
        rules_version: 1,
        rules: rules(),
        candidates: candidates(),
        sheets: sheets(),
        blocked: blocked
            .map(|row| (row["member"].clone(), id(&row["proposal"])))
            .collect(),
        out: BTreeSet::new(),
    }
}
