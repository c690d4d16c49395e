//! Means without extremes and medians, over totals with one common denominator.

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
    sum: i128,
    of: usize,
}

impl Sum {
    pub(crate) fn mean(self, denominator: i128) -> Result<Ratio, TooLarge> {
        let of = i128::try_from(self.of).map_err(|_| TooLarge)?;
        Ratio::new(self.sum, denominator.checked_mul(of).ok_or(TooLarge)?)
    }
}

/// The sum of what is left when the extremes have gone; of equal extremes exactly so many copies go.
pub(crate) fn trimmed_sum(values: &mut [i128], trimmed: Trimmed) -> Result<Sum, TooLarge> {
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

/// Names whose totals go. Among equal extremes the last in natural order goes first, by convention only: no figure
/// depends on it.
pub(super) fn drop_extremes(tally: &mut Tally, trimmed: Trimmed) {
    let mut rest = tally.totals.clone();
    // Ascending by total, and by natural order among equals: the last of the highest stands at the end.
    rest.sort_by_key(|(member, total)| (*total, *member));
    let kept = rest.len().saturating_sub(trimmed.high);
    tally.highest = rest
        .split_off(kept)
        .into_iter()
        .rev()
        .map(|(member, _)| member)
        .collect();
    for _ in 0..trimmed.low {
        let Some((_, lowest)) = rest.first().copied() else {
            return;
        };
        let last = rest.iter().take_while(|(_, total)| *total == lowest).count() - 1;
        tally.lowest.push(rest.remove(last).0);
    }
}
