//! Several rules over the same scores, side by side: who enters, who leaves, what is left, what is covered.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Code, Input, Report, Rules, count_only, refused::Refused};

/// One set of rules (and, if it differs, one budget) with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// What it is called.
    pub name: String,
    /// Its rules.
    pub rules: Rules,
    /// Its budget; absent: the input's.
    pub budget: Option<i64>,
}

/// What one scenario gives, compared with the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioResult {
    /// Its name.
    pub name: String,
    /// The selected, best first; absent when the scenario cannot be counted.
    pub selected: Vec<Code>,
    /// Selected here and not in the first.
    pub enters: Vec<Code>,
    /// Selected in the first and not here.
    pub leaves: Vec<Code>,
    /// The money there was.
    pub limit: i64,
    /// What is left of it.
    pub left: i64,
    /// The areas of the selected.
    pub areas: BTreeSet<String>,
    /// The countries of the selected.
    pub countries: BTreeSet<String>,
    /// Why it cannot be counted.
    pub refused: Option<String>,
    /// The same as a value, for those who say it in another language.
    #[serde(skip)]
    pub why: Option<Refused>,
}

/// Counts every scenario; the first is what the others are compared with.
#[must_use]
pub fn scenarios(input: &Input, scenarios: &[Scenario]) -> Vec<ScenarioResult> {
    let reports: Vec<(&Scenario, i64, Result<Report, Refused>)> = scenarios
        .iter()
        .map(|scenario| {
            let budget = scenario.budget.unwrap_or(input.budget);
            let mut input = input.clone();
            input.budget = budget;
            (scenario, budget, count_only(&scenario.rules, &input))
        })
        .collect();
    let codes = |report: &Result<Report, Refused>| -> Vec<Code> {
        report
            .iter()
            .flat_map(Report::selected)
            .map(|result| result.code.clone())
            .collect()
    };
    let first = reports
        .first()
        .map(|(_, _, report)| codes(report))
        .unwrap_or_default();
    reports
        .iter()
        .map(|(scenario, limit, report)| {
            let selected = codes(report);
            let covered = |attribute: &str| {
                let proposals = input
                    .proposals
                    .iter()
                    .filter(|proposal| selected.contains(&proposal.code));
                proposals
                    .flat_map(|proposal| proposal.values(attribute).iter().cloned())
                    .collect()
            };
            ScenarioResult {
                name: scenario.name.clone(),
                enters: selected
                    .iter()
                    .filter(|code| !first.contains(code))
                    .cloned()
                    .collect(),
                leaves: first
                    .iter()
                    .filter(|code| !selected.contains(code))
                    .cloned()
                    .collect(),
                limit: *limit,
                left: report.as_ref().map_or(*limit, |report| report.budget.left),
                areas: covered("area"),
                countries: covered("countries"),
                refused: report.as_ref().err().map(ToString::to_string),
                why: report.as_ref().err().cloned(),
                selected,
            }
        })
        .collect()
}
