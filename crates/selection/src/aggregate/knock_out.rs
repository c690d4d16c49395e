//! Thresholds on a single criterion: its own pass mark, and the majority that marks it low.

use super::{Miss, Without, count, criterion_share};
use crate::{
    Ratio,
    number::TooLarge,
    prepare::{Item, Prepared},
    rules::{Better, Criterion},
};

/// The first criterion, in the order of the rules, that knocks the proposal out.
pub(super) fn of(
    prepared: &Prepared<'_>,
    item: &Item<'_>,
    without: Without,
) -> Result<Option<Miss>, TooLarge> {
    let thresholds = prepared.gauges.iter().map(|gauge| gauge.threshold);
    let rules = prepared.rules.criteria.iter().zip(thresholds).enumerate();
    for (criterion, (rule, _)) in rules.filter(|(_, (_, threshold))| *threshold) {
        if let Some(needed) = needed_share(rule)?
            && let Some(share) = criterion_share(prepared, item, criterion, without)?
            && share < needed
        {
            let (value, pass_mark) = (on_scale(rule, share)?, on_scale(rule, needed)?);
            return Ok(Some(Miss::Criterion {
                criterion,
                value,
                pass_mark,
            }));
        }
        if let Some(miss) = majority_low(prepared, item, (criterion, rule), without)? {
            return Ok(Some(miss));
        }
    }
    Ok(None)
}

/// A mark as a share of its scale, the best being one.
fn share(rule: &Criterion, mark: Ratio) -> Result<Ratio, TooLarge> {
    let range = rule.highest().minus(rule.min)?;
    match rule.better {
        Better::Higher => mark.minus(rule.min)?.over(range),
        Better::Lower => rule.highest().minus(mark)?.over(range),
    }
}

/// A share of the scale as a mark.
pub(crate) fn on_scale(rule: &Criterion, share: Ratio) -> Result<Ratio, TooLarge> {
    let above = share.times(rule.highest().minus(rule.min)?)?;
    match rule.better {
        Better::Higher => rule.min.plus(above),
        Better::Lower => rule.highest().minus(above),
    }
}

fn needed_share(rule: &Criterion) -> Result<Option<Ratio>, TooLarge> {
    match (rule.pass_mark, rule.pass_share) {
        (Some(mark), _) => share(rule, mark).map(Some),
        (None, given) => Ok(given),
    }
}

fn majority_low(
    prepared: &Prepared<'_>,
    item: &Item<'_>,
    (criterion, rule): (usize, &Criterion),
    without: Without,
) -> Result<Option<Miss>, TooLarge> {
    let (Some(low), 1) = (rule.low, item.applies >> criterion & 1) else {
        return Ok(None);
    };
    if without.criterion == Some(criterion) {
        return Ok(None);
    }
    let steps = prepared.gauges.get(criterion).map_or(1, |gauge| gauge.steps);
    let bound = share(rule, low)?.times(Ratio::whole(steps))?;
    let marks: Vec<i64> = prepared
        .sheets_of(item, without.member)
        .filter_map(|(_, marks)| marks.get(criterion).copied())
        .collect();
    let low = marks.iter().filter(|mark| Ratio::whole(**mark) <= bound).count();
    Ok((2 * low > marks.len()).then(|| Miss::MajorityLow {
        criterion,
        low: count(low),
        of: count(marks.len()),
    }))
}
