//! What would have had to be otherwise: for each proposal the nearest change of budget, score or constraint that
//! turns its result, and the price of forcing it in. The whole rule is counted again at each breakpoint, because
//! selection is not monotone: more money may bring in a proposal, push it out, and bring it in again.

mod bar;
mod budget;
mod recount;
mod score;

use serde::{Deserialize, Serialize};

use crate::{
    Code, Figure, Report,
    refused::Refused,
    report::{Counted, Outcome},
    rules::SelectionRule,
};
use bar::Answer::{Known, Open};
use budget::Budgets;
use recount::{Recount, Recounts};
use score::{Direction, Found};

/// The most proposals for which flips are looked for.
pub const MOST_FLIPS: usize = 300;

/// The nearest changes that turn a result, each by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Flip {
    /// For what is not selected: so much more money selects it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget_increase: Option<i64>,
    /// For what is selected: so much less money drops it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget_decrease: Option<i64>,
    /// For what is not selected: so much more score selects it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_increase: Option<ScoreFlip>,
    /// For what is selected: so much less score drops it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_decrease: Option<ScoreFlip>,
    /// What bars it besides budget and score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<ConstraintFlip>,
    /// What forcing it in costs the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
    /// What was looked for and not found out, and why. What is neither here nor above does not exist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_computed: Vec<NotComputed>,
}

/// A change that was not found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotComputed {
    /// Which.
    pub change: Change,
    /// Why not.
    pub reason: WhyNot,
}

/// The kinds of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// More or less money.
    Budget,
    /// More or less score.
    Score,
    /// Without what bars it.
    Constraint,
    /// Forcing it in.
    Price,
}

/// Why a change was not found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// The recounts of one answer share an allowance of work, and it was used up.
    WorkLimit,
    /// More budgets change a decision than are followed.
    TooManyBreakpoints,
    /// The rule counts places: no score changes by itself.
    CountsPlaces,
    /// A figure of a recount does not fit into 128-bit integers.
    TooLarge,
}

/// A change of a score, all other figures unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreFlip {
    /// By how much.
    pub value: Figure,
    /// Whether it must be more than this: at exactly this the result does not turn yet.
    pub strict: bool,
}

/// A constraint that bars a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConstraintFlip {
    /// The code of the reason.
    pub code: String,
    /// Whether the proposal is selected without it, all else unchanged.
    pub selected_without: bool,
}

/// What forcing a proposal in costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Who drops out.
    pub displaced: Vec<Code>,
    /// Who comes in besides.
    pub entering: Vec<Code>,
    /// What would be left of the budget.
    pub left: i64,
    /// Under the exact rule: how much of the optimum is lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optimum_lost: Option<Figure>,
}

/// Fills in the flips of a report.
pub(crate) fn explain(counted: &Counted<'_>, report: &mut Report) -> Result<(), Refused> {
    if report.proposals.len() > MOST_FLIPS {
        return Ok(());
    }
    let recounts = Recounts::of(counted);
    let budgets = budget::sweep(&recounts)?;
    for result in &mut report.proposals {
        let Some(item) = counted.prepared.place(&result.code) else {
            continue;
        };
        result.flip = match result.outcome {
            Outcome::Selected => Some(dropping(&recounts, &budgets, item)?),
            Outcome::Reserve | Outcome::NotSelected => {
                Some(entering(&recounts, &budgets, (item, result.reason.code()))?)
            }
            Outcome::NotDecidable | Outcome::NotCounted => None,
        };
    }
    Ok(())
}

/// What would drop a selected item.
fn dropping(recounts: &Recounts<'_>, budgets: &Budgets, item: usize) -> Result<Flip, Refused> {
    let mut flip = Flip {
        budget_decrease: budgets.leaves.get(item).copied().flatten(),
        ..Flip::default()
    };
    if flip.budget_decrease.is_none() && !recounts.counted.bounds.must_take.contains(&item) {
        flip.leave_open(Change::Budget, budgets.leaves_open);
    }
    match score::look(recounts, item, Direction::Down)? {
        Found::Change(change) => flip.score_decrease = Some(change),
        Found::Never => {}
        Found::NotComputed(why) => flip.leave_open(Change::Score, Some(why)),
    }
    Ok(flip)
}

/// What would bring in an item that is not selected.
fn entering(
    recounts: &Recounts<'_>,
    budgets: &Budgets,
    (item, reason): (usize, &str),
) -> Result<Flip, Refused> {
    let mut flip = Flip {
        budget_increase: budgets.enters.get(item).copied().flatten(),
        ..Flip::default()
    };
    let counted = recounts.counted;
    let ranked = counted.merits.get(item).copied().flatten().is_some();
    if flip.budget_increase.is_none() && ranked && !counted.bounds.is_barred(item) {
        flip.leave_open(Change::Budget, budgets.enters_open);
    }
    match score::look(recounts, item, Direction::Up)? {
        Found::Change(change) => flip.score_increase = Some(change),
        Found::Never => {}
        Found::NotComputed(why) => flip.leave_open(Change::Score, Some(why)),
    }
    match bar::constraint(recounts, item, reason)? {
        Known(constraint) => flip.constraint = constraint,
        Open(why) => flip.leave_open(Change::Constraint, Some(why)),
    }
    match bar::price(recounts, item)? {
        Known(price) => flip.price = price,
        Open(why) => flip.leave_open(Change::Price, Some(why)),
    }
    Ok(flip)
}

impl Flip {
    fn leave_open(&mut self, change: Change, why: Option<WhyNot>) {
        self.not_computed
            .extend(why.map(|reason| NotComputed { change, reason }));
    }
}

/// Whether the rule walks down the ranking, so that only the order of the scores matters.
fn walks(counted: &Counted<'_>) -> bool {
    match counted.prepared.rules.selection {
        SelectionRule::Skip | SelectionRule::Stop | SelectionRule::Partial => true,
        SelectionRule::Exact => false,
    }
}
