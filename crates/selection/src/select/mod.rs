//! From the ranking to a selection within the budget. The walk down the list lives in `walk`, what bars a proposal
//! in `bounds`; the proven optimum is the matter of `exact`.

mod bounds;
mod floors;
mod walk;

pub(crate) use bounds::{Bar, Bounds, GroupKind};
pub(crate) use floors::check as check_floors;
pub(crate) use walk::{Purse, Why};

use crate::{
    Ratio,
    effort::Effort,
    exact::{self, Proof},
    prepare::{Item, Prepared},
    rank::Ranking,
    refused::Refused,
    rules::SelectionRule,
};

/// What the selection made of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It receives money.
    Taken { allotted: i64, why: Why },
    /// It was ranked and not taken.
    Barred(Bar),
    /// It was not ranked.
    Unranked,
}

/// A selection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Selection {
    /// One verdict per item.
    pub(crate) verdicts: Vec<Verdict>,
    /// What is left of the budget.
    pub(crate) left: i64,
    /// The smallest increase of the budget at which a decision of the walk would have been another.
    pub(crate) closest: Option<i64>,
    /// With so much less money, or less than so much less, every decision would have been the same.
    pub(crate) slack: i64,
    /// For the exact rule.
    pub(crate) proof: Option<Proof>,
}

impl Selection {
    pub(crate) fn takes(&self, item: usize) -> bool {
        matches!(self.verdicts.get(item), Some(Verdict::Taken { .. }))
    }
}

/// What a selection may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Means<'a> {
    /// The money.
    pub(crate) budget: i64,
    /// The work.
    pub(crate) effort: &'a Effort,
}

/// Before scoring: a resolution may take what has no score or too low a one, but not what the screening left out.
pub(crate) fn check_resolutions(prepared: &Prepared<'_>, bounds: &Bounds) -> Result<(), Refused> {
    for item in &bounds.must_take {
        if let Some(outcome) = prepared.items.get(*item).and_then(Item::excluded) {
            return Err(Refused::MustTakeBarred {
                proposal: prepared.code(*item),
                reason: format!("its outcome at screening is {outcome}, so that it is not counted"),
            });
        }
    }
    Ok(())
}

/// Selects by the rule.
pub(crate) fn select(
    prepared: &Prepared<'_>,
    bounds: &Bounds,
    (merits, ranking): (&[Option<Ratio>], &Ranking),
    means: Means<'_>,
) -> Result<Selection, Refused> {
    match prepared.rules.selection {
        SelectionRule::Skip | SelectionRule::Stop | SelectionRule::Partial => {
            walk::down(prepared, bounds, ranking, means)
        }
        SelectionRule::Exact => exact::optimum(prepared, (bounds, merits), ranking, means),
    }
}
