//! The rules of a count as data: what is scored, how scores become one figure, how ties are broken, how the money
//! is given. Everything is exact and serializes without floats, so that a frozen rule counts the same for ever.

mod check;
mod criterion;
mod keywords;
mod limit;

use serde::{Deserialize, Serialize};

pub use check::RulesFault;
pub use criterion::{Criterion, NotApplicableWhen};
pub use keywords::{Aggregate, Better, Objective, Rounding, SelectionRule, TieStep, TrimScope};
pub use limit::{Limit, Requirement};

use crate::{Code, Ratio};

/// The whole rule of a count. `Rules::new(criteria)` gives the defaults of Korean practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// What every member scores, in the order of the notice.
    pub criteria: Vec<Criterion>,
    /// How the members' totals become one score.
    #[serde(default)]
    pub aggregate: Aggregate,
    /// How many of the lowest and of the highest totals `trimmed_mean` leaves out.
    #[serde(default = "one_each")]
    pub trim: [u32; 2],
    /// Whether the extremes are taken on the member's total or on each criterion.
    #[serde(default)]
    pub trim_scope: TrimScope,
    /// From this number of valid scores on, extremes are left out; below it the plain mean is taken and flagged.
    #[serde(default = "five")]
    pub min_valid_scores: u32,
    /// Below this number of valid scores a proposal is not decidable.
    #[serde(default = "three")]
    pub hard_min_scores: u32,
    /// The full mark of a member's total.
    #[serde(default = "hundred")]
    pub scale: Ratio,
    /// Whether the score is rounded, once, before thresholds and ranks.
    #[serde(default)]
    pub rounding: Rounding,
    /// The lowest score that may be selected; absent: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_mark: Option<Ratio>,
    /// What each place costs under `rank_points`, as a share of the full mark.
    #[serde(default = "five_percent")]
    pub rank_points_step: Ratio,
    /// How equal scores are put in order, step by step; empty: criteria by points, plain mean, median, draw.
    #[serde(default)]
    pub tie_order: Vec<TieStep>,
    /// The secrets revealed at the draw, in the order of their commitments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draw_seed: Vec<String>,
    /// SHA-256 of each secret (or one, of the joined seed), in hexadecimal, published before scoring closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draw_commitment: Vec<String>,
    /// How the ranking becomes a selection within the budget.
    #[serde(default)]
    pub selection: SelectionRule,
    /// What `exact` maximizes.
    #[serde(default)]
    pub objective: Objective,
    /// The smallest share of the requested amount that `partial` may give.
    #[serde(default = "four_fifths")]
    pub partial_min_share: Ratio,
    /// Taken before all others, by resolution.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_take: Vec<Code>,
    /// Never taken, by resolution.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_not_take: Vec<Code>,
    /// Groups of which at most one proposal is taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub incompatible: Vec<Vec<Code>>,
    /// Proposals that are taken only together with another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<Requirement>,
    /// A member's total further than this from the proposal's mean, in percent of it, is flagged; absent: no flag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlier_percent: Option<Ratio>,
    /// What a group of proposals may have at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<Limit>,
    /// What a group of proposals must have at least.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub floors: Vec<Limit>,
}

fn one_each() -> [u32; 2] {
    [1, 1]
}
fn five() -> u32 {
    5
}
fn three() -> u32 {
    3
}
fn hundred() -> Ratio {
    Ratio::whole(100)
}
fn five_percent() -> Ratio {
    Ratio::whole(1).over(Ratio::whole(20)).unwrap_or(Ratio::ZERO)
}
fn four_fifths() -> Ratio {
    Ratio::whole(4).over(Ratio::whole(5)).unwrap_or(Ratio::ONE)
}

impl Rules {
    /// The defaults of Korean practice over these criteria: drop-one mean from five scores on, full mark 100, no
    /// pass mark, down the ranking with skipping.
    #[must_use]
    pub fn new(criteria: Vec<Criterion>) -> Self {
        Self {
            criteria,
            aggregate: Aggregate::default(),
            trim: one_each(),
            trim_scope: TrimScope::default(),
            min_valid_scores: five(),
            hard_min_scores: three(),
            scale: hundred(),
            rounding: Rounding::default(),
            pass_mark: None,
            rank_points_step: five_percent(),
            tie_order: Vec::new(),
            draw_seed: Vec::new(),
            draw_commitment: Vec::new(),
            selection: SelectionRule::default(),
            objective: Objective::default(),
            partial_min_share: four_fifths(),
            must_take: Vec::new(),
            must_not_take: Vec::new(),
            incompatible: Vec::new(),
            requires: Vec::new(),
            outlier_percent: None,
            caps: Vec::new(),
            floors: Vec::new(),
        }
    }

    /// The tie order in force: the declared one, or criteria by falling points, plain mean, median, draw.
    #[must_use]
    pub fn ties(&self) -> Vec<TieStep> {
        if !self.tie_order.is_empty() {
            return self.tie_order.clone();
        }
        let mut by_points: Vec<&Criterion> = self.criteria.iter().collect();
        by_points.sort_by_key(|criterion| std::cmp::Reverse(criterion.points));
        let mut steps: Vec<TieStep> = by_points
            .into_iter()
            .map(|criterion| TieStep::Criterion(criterion.code.clone()))
            .collect();
        steps.extend([TieStep::PlainMean, TieStep::Median, TieStep::Draw]);
        steps
    }
}
