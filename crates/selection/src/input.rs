//! What is counted: proposals, scores, conflicts, budget. Typed and owned; where it came from is not its matter.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Code, Ratio};

/// Everything a count is made of besides its rules.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The code of the round; part of every draw.
    #[serde(default)]
    pub round: String,
    /// The money there is, in the smallest unit.
    pub budget: i64,
    /// The proposals, in any order.
    pub proposals: Vec<Proposal>,
    /// One mark each, in any order; a missing one is a missing score.
    pub scores: Vec<Score>,
    /// Who may not judge what; a blocked member's marks are set aside.
    #[serde(default)]
    pub blocked: Vec<Blocked>,
}

/// One proposal as it stands at the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// Its name in all tables.
    pub code: Code,
    /// The requested amount, in the smallest unit.
    pub amount: i64,
    /// The smallest amount the applicant would accept under `partial`; absent: the share of the rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_amount: Option<i64>,
    /// Points added to the score after aggregation (가점).
    #[serde(default = "nought")]
    pub bonus: Ratio,
    /// Points taken off the score after aggregation (감점).
    #[serde(default = "nought")]
    pub deduction: Ratio,
    /// What came of the screening.
    #[serde(default)]
    pub screening: Screening,
    /// Every other column: `organization`, `area`, `countries`, ...; a value may be several.
    #[serde(default)]
    pub attributes: BTreeMap<String, Vec<String>>,
}

/// What came of the screening of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Screening {
    /// It is counted.
    #[default]
    Eligible,
    /// It is listed but not counted, for this reason (`ineligible`, `withdrawn`, ...).
    Excluded(String),
}

/// One member's mark on one criterion of one proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Who gave it.
    pub member: Code,
    /// On what.
    pub proposal: Code,
    /// On which criterion.
    pub criterion: Code,
    /// The mark, on the criterion's scale.
    pub points: Ratio,
}

/// A member who may not judge a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blocked {
    /// The member.
    pub member: Code,
    /// The proposal.
    pub proposal: Code,
}

fn nought() -> Ratio {
    Ratio::ZERO
}

impl Proposal {
    /// An eligible proposal with a requested amount and no attributes.
    pub fn new(code: impl Into<Code>, amount: i64) -> Self {
        Self {
            code: code.into(),
            amount,
            minimum_amount: None,
            bonus: Ratio::ZERO,
            deduction: Ratio::ZERO,
            screening: Screening::Eligible,
            attributes: BTreeMap::new(),
        }
    }

    /// The same proposal with one attribute set.
    #[must_use]
    pub fn with(mut self, attribute: &str, values: &[&str]) -> Self {
        self.attributes.insert(
            attribute.to_owned(),
            values.iter().map(|value| (*value).to_owned()).collect(),
        );
        self
    }

    /// The values of an attribute; empty when it has none.
    #[must_use]
    pub fn values(&self, attribute: &str) -> &[String] {
        self.attributes.get(attribute).map_or(&[], Vec::as_slice)
    }
}
