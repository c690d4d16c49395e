//! What a count is studied with: how firm it is, and what other rules would give from the same sheets. Nothing here
//! is a count that stands or is kept; who may see it is decided by the views.

use serde::de::DeserializeOwned;
use simui_selection::robust::WeightMapSettings;
use simui_selection::rules::{Aggregate, SelectionRule};
use simui_selection::scenario::{Scenario, ScenarioResult, scenarios};
use simui_selection::{LARGEST_AMOUNT, Questions, Refused, Report, Rules, Study};

use super::{CountRefusal, Ready};
use crate::refusal::{Amount, Common, Refusal};

/// The name of the rules in force among the scenarios.
pub(super) const OFFICIAL: &str = "official";
/// The name of the scenario that the reader put together.
pub const OWN: &str = "own";

/// What a reader asks about: what is absent stays as in the rules in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OtherRules {
    /// How the ranking becomes a selection.
    pub selection: Option<SelectionRule>,
    /// How the members' totals become one score.
    pub aggregate: Option<Aggregate>,
    /// The money there is, in the smallest unit.
    pub budget: Option<i64>,
}

impl OtherRules {
    /// From the words of the rules, as sent; an empty word is none.
    ///
    /// # Errors
    /// `not_a_choice`, `number_range`, each at its field.
    pub fn read(
        selection: Option<&str>,
        aggregate: Option<&str>,
        budget: Option<i64>,
    ) -> Result<Self, Refusal> {
        let (least, most) = (0, LARGEST_AMOUNT);
        if budget.is_some_and(|budget| !(least..=most).contains(&budget)) {
            let (least, most) = (Amount(least), Amount(most));
            return Err(Refusal::from(Common::NumberRange { least, most }).at("/budget"));
        }
        Ok(Self {
            selection: chosen(selection, "/selection")?,
            aggregate: chosen(aggregate, "/aggregate")?,
            budget,
        })
    }

    fn over(&self, rules: &Rules) -> Scenario {
        Scenario {
            name: OWN.to_owned(),
            rules: Rules {
                selection: self.selection.unwrap_or(rules.selection),
                aggregate: self.aggregate.unwrap_or(rules.aggregate),
                ..rules.clone()
            },
            budget: self.budget,
        }
    }
}

/// A word of the rules' closed lists.
fn chosen<T: DeserializeOwned>(word: Option<&str>, pointer: &str) -> Result<Option<T>, Refusal> {
    let Some(word) = word.filter(|word| !word.is_empty()) else {
        return Ok(None);
    };
    serde_json::from_value(serde_json::Value::from(word))
        .map(Some)
        .map_err(|_| Refusal::from(Common::NotAChoice).at(pointer))
}

/// The selections beside which the one in force is shown.
const SELECTIONS: [(&str, SelectionRule); 3] = [
    ("skip", SelectionRule::Skip),
    ("stop", SelectionRule::Stop),
    ("exact", SelectionRule::Exact),
];
/// The aggregations beside which the one in force is shown.
const AGGREGATES: [(&str, Aggregate); 3] = [
    ("drop_one_mean", Aggregate::DropOneMean),
    ("mean", Aggregate::Mean),
    ("median", Aggregate::Median),
];

impl Ready {
    /// Counts without looking for what would have turned each result.
    pub(crate) fn only_counted(&self) -> Result<Report, Refused> {
        simui_selection::count_only(&self.rules, &self.input)
    }

    /// Counts again and looks how firm the result is. The weights of another number of criteria than three are drawn
    /// with the round's code as seed, as `simui count` does. Work within the engine's limits; seconds at the most.
    ///
    /// # Errors
    /// As [`Ready::count`].
    pub fn study(&self) -> Result<Study, Refusal> {
        let settings = WeightMapSettings {
            seed: self.input.round.clone(),
            ..WeightMapSettings::default()
        };
        let questions = Questions {
            robustness: Some(settings),
            ..Questions::default()
        };
        Ok(simui_selection::study(&self.rules, &self.input, &questions).map_err(CountRefusal::of)?)
    }

    /// The rules in force beside others over the same sheets, each with one thing changed, and last what the reader
    /// asks about. One that cannot be counted says why.
    #[must_use]
    pub fn beside(&self, asked: &OtherRules) -> Vec<(Scenario, ScenarioResult)> {
        let named = |name: &str, rules: Rules| Scenario {
            name: name.to_owned(),
            rules,
            budget: None,
        };
        let rules = &self.rules;
        let mut all = vec![named(OFFICIAL, rules.clone())];
        for (name, selection) in SELECTIONS.into_iter().filter(|(_, one)| *one != rules.selection) {
            let other = Rules {
                selection,
                ..rules.clone()
            };
            all.push(named(name, other));
        }
        for (name, aggregate) in AGGREGATES.into_iter().filter(|(_, one)| *one != rules.aggregate) {
            let other = Rules {
                aggregate,
                ..rules.clone()
            };
            all.push(named(name, other));
        }
        if *asked != OtherRules::default() {
            all.push(asked.over(rules));
        }
        let results = scenarios(&self.input, &all);
        all.into_iter().zip(results).collect()
    }
}
