//! What bars a proposal besides budget and score, and what forcing it in would cost the others.

use super::{ConstraintFlip, Price, Recount, Recounts, WhyNot};
use crate::{
    Figure,
    refused::Refused,
    select::{Bar, Selection, Verdict},
};

/// An answer, or why there is none.
pub(super) enum Answer<T> {
    Known(T),
    Open(WhyNot),
}
use Answer::{Known, Open};

/// Whether the item is selected without the constraint that bars it.
pub(super) fn constraint(
    recounts: &Recounts<'_>,
    item: usize,
    code: &str,
) -> Result<Answer<Option<ConstraintFlip>>, Refused> {
    let counted = recounts.counted;
    let Some(Verdict::Barred(bar)) = counted.selection.verdicts.get(item) else {
        return Ok(Known(None));
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
        Bar::Budget { .. } | Bar::Stopped { .. } | Bar::NotInOptimum => return Ok(Known(None)),
    }
    let selected_without = match recounts.under(&bounds)? {
        Recount::Made(selection) => selection.takes(item),
        Recount::Infeasible => false,
        Recount::NotComputed(why) => return Ok(Open(why)),
    };
    Ok(Known(Some(ConstraintFlip {
        code: code.to_owned(),
        selected_without,
    })))
}

/// Who would have to go, and what would be lost, if the item were taken first.
pub(super) fn price(recounts: &Recounts<'_>, item: usize) -> Result<Answer<Option<Price>>, Refused> {
    let counted = recounts.counted;
    let mut bounds = counted.bounds.clone();
    if bounds.is_barred(item) || counted.merits.get(item).copied().flatten().is_none() {
        return Ok(Known(None));
    }
    bounds.must_take.push(item);
    bounds.must_take.sort_unstable();
    let forced = match recounts.under(&bounds)? {
        Recount::Made(selection) => selection,
        Recount::Infeasible => return Ok(Known(None)),
        Recount::NotComputed(why) => return Ok(Open(why)),
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
    Ok(Known(Some(Price {
        displaced: codes(&|other| counted.selection.takes(other) && !forced.takes(other)),
        entering: codes(&|other| !counted.selection.takes(other) && forced.takes(other)),
        left: forced.left,
        optimum_lost,
    })))
}
