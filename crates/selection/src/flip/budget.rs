//! More money, less money: recounts at every budget at which any decision changes.

use super::{Recount, Recounts, WhyNot, walks};
use crate::{
    exact,
    refused::Refused,
    select::{Selection, Verdict},
};

/// The nearest budgets that turn each item.
pub(super) struct Budgets {
    /// So much more money selects it.
    pub(super) enters: Vec<Option<i64>>,
    /// So much less money drops it.
    pub(super) leaves: Vec<Option<i64>>,
    /// Why the search upwards ended before its end.
    pub(super) enters_open: Option<WhyNot>,
    /// Why the search downwards ended before its end.
    pub(super) leaves_open: Option<WhyNot>,
}

/// The most breakpoints in each direction; what is not found by then is said to be left open.
const MOST_BREAKPOINTS: usize = 5_000;

/// Looks upwards and downwards from the official budget.
pub(super) fn sweep(recounts: &Recounts<'_>) -> Result<Budgets, Refused> {
    let size = recounts.counted.prepared.items.len();
    let mut budgets = Budgets {
        enters: vec![None; size],
        leaves: vec![None; size],
        enters_open: None,
        leaves_open: None,
    };
    budgets.enters_open = upwards(recounts, &mut budgets.enters)?;
    budgets.leaves_open = downwards(recounts, &mut budgets.leaves)?;
    Ok(budgets)
}

/// Upwards from breakpoint to breakpoint, until everybody who can enter has entered or nothing changes any more.
fn upwards(recounts: &Recounts<'_>, enters: &mut [Option<i64>]) -> Result<Option<WhyNot>, Refused> {
    let counted = recounts.counted;
    let official = counted.prepared.budget;
    let waits = |item: &usize| !counted.selection.takes(*item) && !counted.bounds.is_barred(*item);
    let mut current = counted.selection.clone();
    let mut budget = official;
    for _ in 0..MOST_BREAKPOINTS {
        let open = |item: &&usize| waits(item) && enters.get(**item).copied().flatten().is_none();
        if !counted.ranking.order.iter().any(|item| open(&item)) {
            return Ok(None);
        }
        budget = match next_above(recounts, &current, budget)? {
            Next::At(budget) => budget,
            Next::Nowhere => return Ok(None),
            Next::Unknown(why) => return Ok(Some(why)),
        };
        current = match recounts.at(budget)? {
            Recount::Made(selection) => selection,
            Recount::Infeasible => return Ok(None),
            Recount::NotComputed(why) => return Ok(Some(why)),
        };
        for item in counted.ranking.order.iter().filter(|item| waits(item)) {
            if current.takes(*item)
                && let Some(slot) = enters.get_mut(*item)
            {
                slot.get_or_insert(budget - official);
            }
        }
    }
    Ok(Some(WhyNot::TooManyBreakpoints))
}

/// Where the next breakpoint is.
enum Next {
    At(i64),
    Nowhere,
    Unknown(WhyNot),
}

/// The next budget at which a decision changes. A walk knows which of its decisions was closest to another; the optimum
/// changes when the money reaches the cost of the cheapest set with a larger total.
fn next_above(recounts: &Recounts<'_>, current: &Selection, budget: i64) -> Result<Next, Refused> {
    if walks(recounts.counted) {
        return Ok(current.closest.map_or(Next::Nowhere, |increase| {
            Next::At(budget.saturating_add(increase.max(1)))
        }));
    }
    let counted = recounts.counted;
    let Some(proof) = &current.proof else {
        return Ok(Next::Nowhere);
    };
    let worths = exact::worths(
        &counted.prepared,
        (&counted.bounds, &counted.merits),
        &counted.ranking,
    )?;
    let asked = (proof.optimum.ratio(), &recounts.effort);
    match exact::cheapest_above(&counted.prepared, &counted.bounds, &worths, asked) {
        Ok(Some(next)) => Ok(Next::At(next)),
        Ok(None) => Ok(Next::Nowhere),
        Err(refused) => WhyNot::of(refused).map(Next::Unknown),
    }
}

/// Downwards: each time just below what the decisions need to stay as they are.
fn downwards(recounts: &Recounts<'_>, leaves: &mut [Option<i64>]) -> Result<Option<WhyNot>, Refused> {
    let counted = recounts.counted;
    let official = counted.prepared.budget;
    let holds = |item: &usize| {
        // What a resolution takes is never dropped: without the money for it there is no selection at all.
        matches!(counted.selection.verdicts.get(*item), Some(Verdict::Taken { .. }))
            && !counted.bounds.must_take.contains(item)
    };
    let mut current = counted.selection.clone();
    let mut budget = official;
    for _ in 0..MOST_BREAKPOINTS {
        let open = |item: &&usize| holds(item) && leaves.get(**item).copied().flatten().is_none();
        let next = budget - current.slack - 1;
        if next < 0 || !counted.ranking.order.iter().any(|item| open(&item)) {
            return Ok(None);
        }
        budget = next;
        current = match recounts.at(budget)? {
            Recount::Made(selection) => selection,
            Recount::Infeasible => return Ok(None),
            Recount::NotComputed(why) => return Ok(Some(why)),
        };
        for item in counted.ranking.order.iter().filter(|item| holds(item)) {
            if !current.takes(*item)
                && let Some(slot) = leaves.get_mut(*item)
            {
                slot.get_or_insert(official - budget);
            }
        }
    }
    Ok(Some(WhyNot::TooManyBreakpoints))
}
