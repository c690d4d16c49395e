//! Scores made of places: each member's own order over what the member scored. Tied proposals share the mean of
//! the places they take, so that no order among them is invented.

use std::collections::BTreeMap;

use super::{Standing, Tally, count};
use crate::{
    Ratio,
    number::TooLarge,
    rules::{Aggregate, Rules},
};

/// Fills in the score of every proposal that has enough sheets.
pub(super) fn score(rules: &Rules, tallies: &mut [Tally]) -> Result<(), TooLarge> {
    let mut sheets: BTreeMap<u32, Vec<(Ratio, usize)>> = BTreeMap::new();
    for (index, tally) in tallies.iter().enumerate() {
        for (member, total) in &tally.totals {
            sheets
                .entry(*member)
                .or_default()
                .push((Ratio::new(*total, tally.denominator)?, index));
        }
    }
    let mut sums = vec![Ratio::ZERO; tallies.len()];
    for order in sheets.values_mut() {
        order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        add_places(rules, order, &mut sums)?;
    }
    for (tally, sum) in tallies.iter_mut().zip(sums) {
        if tally.standing == Standing::Ranked {
            tally.score = Some(sum.over(Ratio::whole(i64::from(count(tally.totals.len()))))?);
        }
    }
    Ok(())
}

fn add_places(rules: &Rules, order: &[(Ratio, usize)], sums: &mut [Ratio]) -> Result<(), TooLarge> {
    let mut first = 1_i64;
    for tied in order.chunk_by(|a, b| a.0 == b.0) {
        let size = i64::from(count(tied.len()));
        let mut worth = Ratio::ZERO;
        for place in first..first + size {
            worth = worth.plus(worth_of(rules, place)?)?;
        }
        let each = worth.over(Ratio::whole(size))?;
        for (_, index) in tied {
            if let Some(sum) = sums.get_mut(*index) {
                *sum = sum.plus(each)?;
            }
        }
        first += size;
    }
    Ok(())
}

/// What a place counts: itself under `borda`, the full mark less a step for each place after the first otherwise.
fn worth_of(rules: &Rules, place: i64) -> Result<Ratio, TooLarge> {
    if rules.aggregate == Aggregate::Borda {
        return Ok(Ratio::whole(place));
    }
    let lost = rules.rank_points_step.times(Ratio::whole(place - 1))?;
    let share = Ratio::ONE.minus(lost)?.max(Ratio::ZERO);
    rules.scale.times(share)
}
