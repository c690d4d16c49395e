//! The answer of a count: typed, readable, and stable as JSON (`docs/count.schema.json`). It is made from the engine's
//! results and holds no reference to the input.

mod build;
mod figure;
mod reason;

use serde::{Deserialize, Serialize};

pub(crate) use build::{Counted, Places, report};
pub use figure::{Figure, telling_decimals};
pub use reason::Reason;

use crate::{Code, exact::Proof, flip::Flip, rules::SelectionRule};

/// The result of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The code of the round.
    pub round: String,
    /// The rule that selected.
    pub selection: SelectionRule,
    /// The money.
    pub budget: Budget,
    /// Selected, reserve, then the others by code; within selected and reserve by rank.
    pub proposals: Vec<ProposalResult>,
    /// For the exact rule: that the optimum is the optimum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// What a reader must know before relying on the result.
    pub warnings: Vec<Warning>,
}

/// The money of a round, in the smallest unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// What there was.
    pub limit: i64,
    /// What the selected receive.
    pub committed: i64,
    /// What remains.
    pub left: i64,
}

/// What became of one proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalResult {
    /// Its code.
    pub code: Code,
    /// What it asked for.
    pub requested: i64,
    /// Every valid total, in natural order of the members.
    pub members: Vec<MemberTotal>,
    /// Whose totals were left out: lowest, then highest. Among equal extremes the last in natural order is named.
    pub dropped: Vec<Code>,
    /// Members whose sheet was set aside because they are blocked.
    pub set_aside: Vec<Code>,
    /// Members whose sheet lacks a mark and is not counted.
    pub incomplete: Vec<Code>,
    /// Each applicable criterion, aggregated by itself on its own scale.
    pub criteria: Vec<CriterionFigure>,
    /// Whether extremes should have been left out but the valid scores were too few.
    pub untrimmed_too_few: bool,
    /// The score; absent when it has none.
    pub score: Option<Figure>,
    /// Its place in the ranking, from 1; absent below a threshold.
    pub rank: Option<u32>,
    /// The step of the tie order that placed it among equal scores.
    pub tie_broken_by: Option<String>,
    /// Its place among the reserve, from 1.
    pub reserve_rank: Option<u32>,
    /// What became of it.
    pub outcome: Outcome,
    /// What it receives.
    pub allotted: i64,
    /// For the reserve: how much more must fall free for it.
    pub must_fall_free: Option<i64>,
    /// Why, with the numbers.
    pub reason: Reason,
    /// The nearest changes that would have turned the result; absent when nothing was looked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flip: Option<Flip>,
}

/// One member's total on one proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberTotal {
    /// The member.
    pub code: Code,
    /// On the full mark of the rules.
    pub total: Figure,
    /// Whether it was left out, and at which end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Extreme>,
}

/// An end of the members' totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extreme {
    /// The lowest.
    Lowest,
    /// The highest.
    Highest,
}

/// One criterion of one proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionFigure {
    /// The criterion.
    pub code: Code,
    /// The aggregate, on the criterion's scale.
    pub value: Figure,
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It receives money.
    Selected,
    /// Above the thresholds and not selected; it moves up when money falls free.
    Reserve,
    /// Below a threshold, or barred by resolution.
    NotSelected,
    /// Too few valid scores.
    NotDecidable,
    /// Excluded by the screening.
    NotCounted,
}

/// Something a reader must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Warning {
    /// A draw was made on the empty seed: nobody committed to a secret, so the order could be foreseen.
    DrawnWithoutSeed,
    /// A seed was revealed that nobody had committed to before.
    SeedWithoutCommitment,
}

impl Report {
    /// The result of one proposal.
    #[must_use]
    pub fn proposal(&self, code: &str) -> Option<&ProposalResult> {
        self.proposals.iter().find(|proposal| proposal.code == *code)
    }

    /// The selected, best first.
    pub fn selected(&self) -> impl Iterator<Item = &ProposalResult> {
        self.proposals
            .iter()
            .filter(|proposal| proposal.outcome == Outcome::Selected)
    }

    /// The reserve, in the order in which they move up.
    pub fn reserve(&self) -> impl Iterator<Item = &ProposalResult> {
        self.proposals
            .iter()
            .filter(|proposal| proposal.outcome == Outcome::Reserve)
    }
}
