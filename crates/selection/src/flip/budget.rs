//! More money, less money: recounts at every budget at which any decision changes.

use super::{recount, walks};
use crate::{refused::Refused, report::Counted, select::Selection};

/// The nearest budgets that turn each item.
pub(super) struct Budgets {
    /// So much more money selects it.
    pub(super) enters: Vec<Option<i64>>,
    /// So much less money drops it.
    pub(super) leaves: Vec<Option<i64>>,
}

/// The most recounts in each direction; what is not found by then is left open.
const MOST_RECOUNTS: usize = 5_000;
/// The same for the exact rule, where each breakpoint takes several proofs.
const MOST_PROOFS: usize = 60;

/// Looks upwards and downwards from the official budget.
pub(super) fn sweep(counted: &Counted<'_>) -> Result<Budgets, Refused> {
    let size = counted.prepared.items.len();
    let mut budgets = Budgets {
        enters: vec![None; size],
        leaves: vec![None; size],
    };
    upwards(counted, &mut budgets)?;
    downwards(counted, &mut budgets)?;
    Ok(budgets)
}

fn at(counted: &Counted<'_>, budget: i64) -> Result<Option<Selection>, Refused> {
    recount(counted, (&counted.merits, &counted.bounds), budget)
}

fn upwards(counted: &Counted<'_>, budgets: &mut Budgets) -> Result<(), Refused> {
    let mut budget = counted.prepared.budget;
    let mut current = counted.selection.clone();
    let most = if walks(counted) {
        MOST_RECOUNTS
    } else {
        MOST_PROOFS
    };
    for _ in 0..most {
        let open = counted.ranking.order.iter().any(|item| {
            !counted.selection.takes(*item) && budgets.enters.get(*item).copied().flatten().is_none()
        });
        let next = if open {
            next_above(counted, &current, budget)?
        } else {
            None
        };
        let Some(next) = next else { return Ok(()) };
        budget = next;
        let Some(selection) = at(counted, budget)? else {
            return Ok(());
        };
        current = selection;
        for item in &counted.ranking.order {
            if current.takes(*item)
                && !counted.selection.takes(*item)
                && let Some(slot) = budgets.enters.get_mut(*item)
            {
                slot.get_or_insert(budget - counted.prepared.budget);
            }
        }
    }
    Ok(())
}

/// The next budget at which a decision changes. On a walk the selection itself knows it; the optimum's total never
/// falls when money is added, so there the place where it next rises can be closed in on.
fn next_above(counted: &Counted<'_>, current: &Selection, budget: i64) -> Result<Option<i64>, Refused> {
    if walks(counted) {
        return Ok(current
            .closest
            .map(|increase| budget.saturating_add(increase.max(1))));
    }
    let whole: i64 = counted
        .prepared
        .items
        .iter()
        .map(|item| item.proposal.amount)
        .sum();
    let total = |selection: &Selection| selection.proof.as_ref().map(|proof| proof.optimum);
    let rises =
        |budget: i64| Ok::<_, Refused>(at(counted, budget)?.is_some_and(|s| total(&s) > total(current)));
    if whole <= budget || !rises(whole)? {
        return Ok(None);
    }
    let (mut same, mut more) = (budget, whole);
    while more - same > 1 {
        let middle = same + (more - same) / 2;
        if rises(middle)? {
            more = middle;
        } else {
            same = middle;
        }
    }
    Ok(Some(more))
}

/// Below the official budget the breakpoints are where what is committed no longer fits: each budget just below what
/// the current selection needs.
fn downwards(counted: &Counted<'_>, budgets: &mut Budgets) -> Result<(), Refused> {
    let official = counted.prepared.budget;
    let mut current = counted.selection.clone();
    let mut budget = official;
    let most = if walks(counted) {
        MOST_RECOUNTS
    } else {
        MOST_PROOFS
    };
    for _ in 0..most {
        let open = counted.ranking.order.iter().any(|item| {
            counted.selection.takes(*item) && budgets.leaves.get(*item).copied().flatten().is_none()
        });
        // As long as what is committed fits, every decision stays as it is.
        let committed = budget - current.left;
        if !open || committed <= 0 {
            return Ok(());
        }
        budget = committed - 1;
        let Some(selection) = at(counted, budget)? else {
            return Ok(());
        };
        current = selection;
        for item in &counted.ranking.order {
            if !current.takes(*item)
                && counted.selection.takes(*item)
                && let Some(slot) = budgets.leaves.get_mut(*item)
            {
                slot.get_or_insert(official - budget);
            }
        }
    }
    Ok(())
}
