//! One criterion: its weight, its scale, its own threshold, and where it does not apply.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::Better;
use crate::{Code, Ratio, input::Proposal};

/// A question every member answers with points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// The name of the criterion in the tables.
    pub code: Code,
    /// The weight (배점).
    pub points: Ratio,
    /// The lowest mark of the scale.
    #[serde(default = "nought")]
    pub min: Ratio,
    /// The highest mark of the scale; absent: the points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Ratio>,
    /// The distance between two marks.
    #[serde(default = "one")]
    pub step: Ratio,
    /// Whether a higher or a lower mark is better.
    #[serde(default)]
    pub better: Better,
    /// The lowest passing figure of this criterion, on its scale (과락).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_mark: Option<Ratio>,
    /// The lowest passing figure of this criterion, as a share of its scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_share: Option<Ratio>,
    /// A mark at or below this is "low"; a proposal that more than half of its members mark low fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Ratio>,
    /// The areas in which this criterion does not apply.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_applicable_in: Vec<String>,
    /// Another ground on which this criterion does not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable_when: Option<NotApplicableWhen>,
}

/// A ground on which a criterion does not apply to a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicableWhen {
    /// The proposal names no country.
    NoCountry,
}

fn nought() -> Ratio {
    Ratio::ZERO
}
fn one() -> Ratio {
    Ratio::ONE
}

impl Criterion {
    /// A criterion scored in whole points from nought to its weight.
    pub fn new(code: impl Into<Code>, points: Ratio) -> Self {
        Self {
            code: code.into(),
            points,
            min: nought(),
            max: None,
            step: one(),
            better: Better::Higher,
            pass_mark: None,
            pass_share: None,
            low: None,
            not_applicable_in: Vec::new(),
            not_applicable_when: None,
        }
    }

    /// The highest mark of the scale.
    #[must_use]
    pub fn highest(&self) -> Ratio {
        self.max.unwrap_or(self.points)
    }

    /// Whether the criterion applies to the proposal; where it does not, the others are scaled up.
    #[must_use]
    pub fn applies_to(&self, proposal: &Proposal) -> bool {
        let areas = self.not_applicable_in.iter().map(String::as_str).collect();
        self.applies_outside(&areas, proposal)
    }

    /// The same, the areas in which it does not apply being laid out already.
    pub(crate) fn applies_outside(&self, areas: &HashSet<&str>, proposal: &Proposal) -> bool {
        let in_excluded_area = proposal
            .values("area")
            .iter()
            .any(|area| areas.contains(area.as_str()));
        let excluded = match self.not_applicable_when {
            Some(NotApplicableWhen::NoCountry) => proposal.values("countries").is_empty(),
            None => false,
        };
        !in_excluded_area && !excluded
    }
}
