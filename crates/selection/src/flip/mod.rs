//! What would have had to be otherwise: for each proposal the nearest change of budget, score or constraint that
//! turns its result, and the price of forcing it in. The whole rule is counted again at each breakpoint, because
//! selection is not monotone: more money may bring in a proposal, push it out, and bring it in again.

mod budget;
mod score;

use serde::{Deserialize, Serialize};

use crate::{
    Code, Figure, Ratio, Report,
    aggregate::Without,
    rank::{self, Ties},
    refused::Refused,
    report::{Counted, Outcome},
    rules::SelectionRule,
    select::{self, Bar, Bounds, Selection, Verdict},
};

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
    let budgets = budget::sweep(counted)?;
    for result in &mut report.proposals {
        let Some(item) = counted.prepared.place(&result.code) else {
            continue;
        };
        let mut flip = Flip::default();
        match result.outcome {
            Outcome::Selected => {
                flip.budget_decrease = budgets.leaves.get(item).copied().flatten();
                flip.score_decrease = score::decrease(counted, item)?;
            }
            Outcome::Reserve | Outcome::NotSelected => {
                flip.budget_increase = budgets.enters.get(item).copied().flatten();
                flip.score_increase = score::increase(counted, item)?;
                flip.constraint = constraint(counted, item, result.reason.code())?;
                flip.price = price(counted, item)?;
            }
            Outcome::NotDecidable | Outcome::NotCounted => continue,
        }
        result.flip = Some(flip);
    }
    Ok(())
}

/// A recount with other merits, limits or money. What refuses the official count makes no answer here.
fn recount(
    counted: &Counted<'_>,
    (merits, bounds): (&[Option<Ratio>], &Bounds),
    budget: i64,
) -> Result<Option<Selection>, Refused> {
    let ranking = if merits == counted.merits.as_slice() {
        counted.ranking.clone()
    } else {
        rank::rank(
            &counted.prepared,
            &counted.tallies,
            merits,
            Without::default(),
            Ties::WhatIf,
        )?
    };
    match select::select(&counted.prepared, bounds, merits, &ranking, budget) {
        Ok(selection) => Ok(Some(selection)),
        Err(
            Refused::FloorsInfeasible { .. }
            | Refused::MustTakeBarred { .. }
            | Refused::NotProven { .. }
            | Refused::NotPossible { .. },
        ) => Ok(None),
        Err(
            other @ (Refused::Rules { .. }
            | Refused::Input { .. }
            | Refused::TooLarge
            | Refused::Tie { .. }
            | Refused::DrawNotRevealed { .. }),
        ) => Err(other),
    }
}

fn constraint(counted: &Counted<'_>, item: usize, code: &str) -> Result<Option<ConstraintFlip>, Refused> {
    let Some(Verdict::Barred(bar)) = counted.selection.verdicts.get(item) else {
        return Ok(None);
    };
    let mut bounds = counted.bounds.clone();
    match bar {
        Bar::Cap { group, .. } => {
            if let Some(limit) = bounds.groups.get_mut(*group) {
                (limit.count, limit.amount) = (None, None);
            }
        }
        Bar::Incompatible { .. } => {
            for list in &mut bounds.excludes {
                list.retain(|other| *other != item);
            }
            if let Some(list) = bounds.excludes.get_mut(item) {
                list.clear();
            }
        }
        Bar::Requires { .. } => {
            if let Some(list) = bounds.requires.get_mut(item) {
                list.clear();
            }
        }
        Bar::Resolution => {
            if let Some(barred) = bounds.barred.get_mut(item) {
                *barred = false;
            }
        }
        Bar::Budget { .. } | Bar::Stopped { .. } | Bar::NotInOptimum => return Ok(None),
    }
    let selection = recount(counted, (&counted.merits, &bounds), counted.prepared.budget)?;
    let selected_without = selection.is_some_and(|selection| selection.takes(item));
    Ok(Some(ConstraintFlip {
        code: code.to_owned(),
        selected_without,
    }))
}

fn price(counted: &Counted<'_>, item: usize) -> Result<Option<Price>, Refused> {
    let mut bounds = counted.bounds.clone();
    if bounds.is_barred(item) || counted.merits.get(item).copied().flatten().is_none() {
        return Ok(None);
    }
    bounds.must_take.push(item);
    bounds.must_take.sort_unstable();
    let Some(forced) = recount(counted, (&counted.merits, &bounds), counted.prepared.budget)? else {
        return Ok(None);
    };
    let codes = |wanted: &dyn Fn(usize) -> bool| {
        let items = counted
            .ranking
            .order
            .iter()
            .filter(|other| **other != item && wanted(**other));
        items
            .map(|other| counted.prepared.code(*other))
            .collect::<Vec<_>>()
    };
    let optimum = |selection: &Selection| selection.proof.as_ref().map(|proof| proof.optimum.ratio());
    let optimum_lost = match (optimum(&counted.selection), optimum(&forced)) {
        (Some(best), Some(with)) => Some(Figure(best.minus(with)?)),
        (Some(_) | None, None) | (None, Some(_)) => None,
    };
    Ok(Some(Price {
        displaced: codes(&|other| counted.selection.takes(other) && !forced.takes(other)),
        entering: codes(&|other| !counted.selection.takes(other) && forced.takes(other)),
        left: forced.left,
        optimum_lost,
    }))
}

/// Whether the rule walks down the ranking, so that only the order of the scores matters.
fn walks(counted: &Counted<'_>) -> bool {
    match counted.prepared.rules.selection {
        SelectionRule::Skip | SelectionRule::Stop | SelectionRule::Partial => true,
        SelectionRule::Exact => false,
    }
}
