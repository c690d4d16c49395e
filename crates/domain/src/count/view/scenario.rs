//! Several rules over the same sheets, side by side, to somebody from whom nothing is hidden. None of it is kept,
//! and none of it is the official count.

use std::collections::BTreeSet;

use serde::Serialize;
use simui_selection::Code;
use simui_selection::rules::{Aggregate, SelectionRule};
use simui_selection::scenario::{Scenario, ScenarioResult};
use utoipa::ToSchema;

use crate::count::study::OFFICIAL;
use crate::count::{Count, CountRefusal, Material};
use crate::language::Both;
use crate::policy::Whole;
use crate::refusal::Refusal;

/// The rules in force beside others.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ScenariosView {
    /// The number of the official count.
    pub n: i32,
    /// Whether what was counted here is what the official count counted; otherwise something changed since.
    pub current: bool,
    /// Digest of input and rules in force.
    pub input_digest: String,
    /// The currency's code.
    pub currency: String,
    /// The rules in force first; the others are compared with them.
    pub scenarios: Vec<ScenarioView>,
    /// The proposals that any of them selects.
    pub proposals: Vec<ScenarioProposal>,
    /// What the picture is drawn from.
    #[serde(skip)]
    results: Vec<ScenarioResult>,
}

/// What one set of rules gives.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ScenarioView {
    /// `official` for the rules in force, the word that differs from them, or `own` for what the reader asked about.
    pub name: String,
    /// Whether these are the rules and the budget in force.
    pub in_force: bool,
    /// How the members' totals become one score.
    #[schema(value_type = String, example = "drop_one_mean")]
    pub aggregate: Aggregate,
    /// How the ranking becomes a selection.
    #[schema(value_type = String, example = "skip")]
    pub selection: SelectionRule,
    /// The money there is, in the smallest unit.
    pub limit: i64,
    /// What is left of it.
    pub left: i64,
    /// The selected, best first.
    pub selected: Vec<String>,
    /// Selected here and not by the rules in force.
    pub enters: Vec<String>,
    /// Selected by the rules in force and not here.
    pub leaves: Vec<String>,
    /// The areas of the selected.
    pub areas: BTreeSet<String>,
    /// The countries of the selected.
    pub countries: BTreeSet<String>,
    /// Why nothing can be counted by these rules.
    pub refused: Option<ScenarioRefusal>,
}

/// Why a scenario cannot be counted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ScenarioRefusal {
    /// Stable.
    pub code: &'static str,
    /// In words.
    pub sentence: Both,
}

/// A proposal that a scenario selects.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ScenarioProposal {
    /// What addresses call it.
    pub reference: String,
    /// Titles.
    pub title: Both,
    /// What it asked for.
    pub requested: i64,
}

impl ScenariosView {
    /// Of the official count, and of what `material` gives under each set of rules. `say` puts a refusal into words.
    #[must_use]
    pub fn seen_whole(
        (count, currency): (&Count, &str),
        (material, digest): (&Material, String),
        counted: Vec<(Scenario, ScenarioResult)>,
        say: impl Fn(&Refusal) -> Both,
        _proof: &Whole,
    ) -> Self {
        let scenarios = counted
            .iter()
            .map(|(rules, result)| one(rules, result, &say))
            .collect();
        let results: Vec<ScenarioResult> = counted.into_iter().map(|(_, result)| result).collect();
        let taken: BTreeSet<&Code> = results.iter().flat_map(|result| &result.selected).collect();
        let proposal = |code: &Code| {
            material.named(code.as_str()).map(|one| ScenarioProposal {
                reference: one.reference.clone(),
                title: one.title.clone(),
                requested: one.amount,
            })
        };
        Self {
            n: count.n,
            current: count.input_digest == digest,
            input_digest: digest,
            currency: currency.to_owned(),
            scenarios,
            proposals: taken.into_iter().filter_map(proposal).collect(),
            results,
        }
    }

    /// What the picture is drawn from, each under the name that `named` gives it.
    #[must_use]
    pub fn pictured(&self, named: impl Fn(&str) -> String) -> Vec<ScenarioResult> {
        let renamed = |result: &ScenarioResult| ScenarioResult {
            name: named(&result.name),
            ..result.clone()
        };
        self.results.iter().map(renamed).collect()
    }
}

fn one(scenario: &Scenario, result: &ScenarioResult, say: &impl Fn(&Refusal) -> Both) -> ScenarioView {
    let codes = |codes: &[Code]| codes.iter().map(|code| code.as_str().to_owned()).collect();
    let refused = result.why.clone().map(|why| {
        let refusal = Refusal::from(CountRefusal::of(why));
        ScenarioRefusal {
            code: refusal.code,
            sentence: say(&refusal),
        }
    });
    ScenarioView {
        name: result.name.clone(),
        in_force: result.name == OFFICIAL,
        aggregate: scenario.rules.aggregate,
        selection: scenario.rules.selection,
        limit: result.limit,
        left: result.left,
        selected: codes(&result.selected),
        enters: codes(&result.enters),
        leaves: codes(&result.leaves),
        areas: result.areas.clone(),
        countries: result.countries.clone(),
        refused,
    }
}
