//! Means without extremes and medians, over totals with one common denominator.

use std::cmp::Reverse;

use super::Tally;
use crate::{Ratio, number::TooLarge};

/// How many of the lowest and highest go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Trimmed {
    pub(crate) low: usize,
    pub(crate) high: usize,
}

/// A sum and how many went into it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sum {
    pub(super) sum: i128,
    pub(super) of: usize,
}

impl Sum {
    pub(crate) fn mean(self, denominator: i128) -> Result<Ratio, TooLarge> {
        let of = i128::try_from(self.of).map_err(|_| TooLarge)?;
        Ratio::new(self.sum, denominator.checked_mul(of).ok_or(TooLarge)?)
    }
}

/// The sum of what is left when the extremes have gone; of equal extremes exactly so many copies go.
pub(crate) fn trimmed_sum(values: &mut [i128], trimmed: Trimmed) -> Result<Sum, TooLarge> {
    if (trimmed.low, trimmed.high) == (1, 1) && values.len() > 2 {
        return without_extremes(values);
    }
    if trimmed.low + trimmed.high > 0 {
        values.sort_unstable();
    }
    let kept = values
        .get(trimmed.low..values.len().saturating_sub(trimmed.high))
        .unwrap_or(&[]);
    let sum = kept
        .iter()
        .try_fold(0_i128, |sum, value| sum.checked_add(*value))
        .ok_or(TooLarge)?;
    Ok(Sum { sum, of: kept.len() })
}

/// The sum without one lowest and one highest: no order is needed for it.
fn without_extremes(values: &[i128]) -> Result<Sum, TooLarge> {
    let mut sum = 0_i128;
    let (mut lowest, mut highest) = (i128::MAX, i128::MIN);
    for value in values {
        sum = sum.checked_add(*value).ok_or(TooLarge)?;
        lowest = lowest.min(*value);
        highest = highest.max(*value);
    }
    let rest = sum.checked_sub(lowest).and_then(|sum| sum.checked_sub(highest));
    Ok(Sum {
        sum: rest.ok_or(TooLarge)?,
        of: values.len() - 2,
    })
}

/// The middle value, or the mean of the two in the middle; nought of nothing.
pub(crate) fn median_of(values: &mut [i128], denominator: i128) -> Result<Ratio, TooLarge> {
    values.sort_unstable();
    let middle = values.len().saturating_sub(1) / 2;
    let pair = values.get(middle..=values.len() / 2).unwrap_or(&[]);
    let sum = pair
        .iter()
        .try_fold(0_i128, |sum, value| sum.checked_add(*value))
        .ok_or(TooLarge)?;
    Sum {
        sum,
        of: pair.len().max(1),
    }
    .mean(denominator)
}

/// Names whose totals go and sums up the rest. Among equal extremes the last in natural order goes first, by convention
/// only: no figure depends on it.
pub(super) fn drop_extremes(tally: &mut Tally, trimmed: Trimmed) -> Result<Sum, TooLarge> {
    match (trimmed.low, trimmed.high) {
        (0, 0) => return summed(&tally.totals),
        (1, 1) if tally.totals.len() > 2 => return drop_one_each(tally),
        (_, _) => {}
    }
    let mut rest = tally.totals.clone();
    for _ in 0..trimmed.high {
        let highest = rest
            .iter()
            .enumerate()
            .max_by_key(|(_, (member, total))| (*total, *member));
        if let Some((at, _)) = highest {
            tally.highest.push(rest.swap_remove(at).0);
        }
    }
    for _ in 0..trimmed.low {
        let lowest = rest
            .iter()
            .enumerate()
            .min_by_key(|(_, (member, total))| (*total, Reverse(*member)));
        if let Some((at, _)) = lowest {
            tally.lowest.push(rest.swap_remove(at).0);
        }
    }
    summed(&rest)
}

/// One highest and one lowest. The totals stand in natural order of the members, so that of equal ones a later one goes
/// before an earlier.
fn drop_one_each(tally: &mut Tally) -> Result<Sum, TooLarge> {
    let mut sum = 0_i128;
    let (mut highest, mut most) = (0, i128::MIN);
    for (at, (_, total)) in tally.totals.iter().enumerate() {
        sum = sum.checked_add(*total).ok_or(TooLarge)?;
        if *total >= most {
            (highest, most) = (at, *total);
        }
    }
    let (mut lowest, mut least) = (highest, i128::MAX);
    for (at, (_, total)) in tally.totals.iter().enumerate() {
        if *total <= least && at != highest {
            (lowest, least) = (at, *total);
        }
    }
    let member = |at: usize| tally.totals.get(at).map(|(member, _)| *member);
    let (high, low) = (member(highest), member(lowest));
    tally.highest.extend(high);
    tally.lowest.extend(low);
    let rest = sum.checked_sub(most).and_then(|sum| sum.checked_sub(least));
    Ok(Sum {
        sum: rest.ok_or(TooLarge)?,
        of: tally.totals.len() - 2,
    })
}

pub(super) fn summed(totals: &[(u32, i128)]) -> Result<Sum, TooLarge> {
    let sum = totals
        .iter()
        .try_fold(0_i128, |sum, (_, total)| sum.checked_add(*total))
        .ok_or(TooLarge)?;
    Ok(Sum {
        sum,
        of: totals.len(),
    })
}
