//! Why a proposal is where it is: a code that never changes and the numbers behind it. The sentences are made
//! elsewhere, in both languages.

use serde::{Deserialize, Serialize};

use super::Figure;
use crate::Code;

/// The reason for an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// Selected: its turn came and its amount fitted.
    WithinBudget {
        /// What was left when its turn came.
        left_before: i64,
        /// What was left after it.
        left_after: i64,
    },
    /// Selected: a resolution takes it before all others.
    MustTake,
    /// Selected: its group must have something, and it was the best of it.
    Floor {
        /// The attribute of the group.
        attribute: String,
        /// The value.
        value: String,
    },
    /// Selected with less than it asked for.
    Reduced {
        /// What it asked for.
        needs: i64,
        /// What remained and is given.
        given: i64,
    },
    /// Selected: part of the proven optimum.
    InOptimum,
    /// Reserve: it did not fit when its turn came, and lower-ranked proposals that fitted were selected.
    PassedOver {
        /// What it needs.
        needs: i64,
        /// What was left when its turn came.
        left: i64,
        /// The lower-ranked that were selected.
        selected_below: Vec<Code>,
    },
    /// Reserve: it did not fit when its turn came, and nothing below it was selected.
    BudgetExhausted {
        /// What it needs.
        needs: i64,
        /// What was left when its turn came.
        left: i64,
    },
    /// Reserve: the selection had stopped at a higher-ranked proposal.
    Stopped {
        /// Where it stopped.
        at: Code,
    },
    /// Reserve: a group is full.
    Cap {
        /// The attribute of the group.
        attribute: String,
        /// The value.
        value: String,
        /// The most proposals the group may have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most_count: Option<u32>,
        /// The most money the group may have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most_amount: Option<i64>,
        /// How many it had when its turn came.
        used_count: u32,
        /// How much it had when its turn came.
        used_amount: i64,
        /// What it needs.
        needs: i64,
    },
    /// Reserve: an incompatible proposal was taken.
    Incompatible {
        /// Which.
        with: Code,
    },
    /// Reserve: a proposal it requires was not taken.
    Requires {
        /// Which.
        missing: Code,
    },
    /// Reserve: the proven optimum is better without it.
    NotInOptimum {
        /// What it needs.
        needs: i64,
        /// The lower-ranked that were selected.
        selected_below: Vec<Code>,
    },
    /// Not selected: a resolution bars it.
    MustNotTake,
    /// Not selected: the score is below the pass mark.
    BelowPassMark {
        /// Its score.
        score: Figure,
        /// The pass mark.
        pass_mark: Figure,
    },
    /// Not selected: a criterion is below its own pass mark.
    BelowCriterion {
        /// The criterion.
        criterion: Code,
        /// Its aggregate, on the criterion's scale.
        value: Figure,
        /// Its pass mark.
        pass_mark: Figure,
    },
    /// Not selected: more than half of the members marked a criterion low.
    MajorityLow {
        /// The criterion.
        criterion: Code,
        /// How many marked it low.
        low: u32,
        /// Of how many.
        of: u32,
    },
    /// Not decidable: too few valid scores.
    TooFewScores {
        /// How many are valid.
        valid: u32,
        /// How many it needs.
        needed: u32,
    },
    /// Not decidable: the criteria that apply to it have no points.
    NoApplicableWeight,
    /// Not counted: the outcome of the screening.
    Screening {
        /// The outcome as written.
        outcome: String,
    },
}

impl Reason {
    /// The code, as in the JSON.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithinBudget { .. } => "within_budget",
            Self::MustTake => "must_take",
            Self::Floor { .. } => "floor",
            Self::Reduced { .. } => "reduced",
            Self::InOptimum => "in_optimum",
            Self::PassedOver { .. } => "passed_over",
            Self::BudgetExhausted { .. } => "budget_exhausted",
            Self::Stopped { .. } => "stopped",
            Self::Cap { .. } => "cap",
            Self::Incompatible { .. } => "incompatible",
            Self::Requires { .. } => "requires",
            Self::NotInOptimum { .. } => "not_in_optimum",
            Self::MustNotTake => "must_not_take",
            Self::BelowPassMark { .. } => "below_pass_mark",
            Self::BelowCriterion { .. } => "below_criterion",
            Self::MajorityLow { .. } => "majority_low",
            Self::TooFewScores { .. } => "too_few_scores",
            Self::NoApplicableWeight => "no_applicable_weight",
            Self::Screening { .. } => "screening",
        }
    }
}
