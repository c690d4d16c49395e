//! The least money for a total above a given one. As the budget grows the optimum changes exactly at these sums of
//! costs, so that a walk from one to the next meets every breakpoint and no other budget.

use super::{Choice, Problem, Search, common_denominator, whole};
use crate::{Ratio, effort::Effort, number::TooLarge, prepare::Prepared, refused::Refused, select::Bounds};

/// What the cheapest set costs whose worths sum up to more than `total`, within caps, floors and resolutions; nothing
/// when there is none at any budget.
pub(crate) fn cheapest_above(
    prepared: &Prepared<'_>,
    bounds: &Bounds,
    worths: &[(usize, Ratio)],
    (total, effort): (Ratio, &Effort),
) -> Result<Option<i64>, Refused> {
    let denominator = common_denominator(worths)?;
    let mut choices = Vec::with_capacity(worths.len());
    let mut money = 0_i64;
    for (item, worth) in worths {
        let cost = prepared.items.get(*item).map_or(0, |item| item.proposal.amount);
        let value = whole(*worth, denominator)?;
        // Room for the sum over all choices.
        value.checked_mul(1 << 12).ok_or(TooLarge)?;
        money = money.checked_add(cost).ok_or(TooLarge)?;
        choices.push(Choice {
            item: *item,
            value,
            cost,
        });
    }
    let enough = total
        .numerator()
        .checked_mul(denominator)
        .ok_or(TooLarge)?
        .div_euclid(total.denominator())
        + 1;
    let problem = Problem::new(bounds, &choices, money);
    Search::new(&problem, effort).cheapest(enough)
}
