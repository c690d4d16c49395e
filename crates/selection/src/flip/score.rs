//! More score, less score: the proposal is moved past each other score in turn and everything is counted again, all
//! other figures unchanged.

use super::{ScoreFlip, recount, walks};
use crate::{
    Figure, Ratio,
    aggregate::{Miss, Standing},
    refused::Refused,
    report::Counted,
    rules::{Aggregate, Objective},
};

/// The smallest increase that selects the item.
pub(super) fn increase(counted: &Counted<'_>, item: usize) -> Result<Option<ScoreFlip>, Refused> {
    look(counted, item, Direction::Up)
}

/// The smallest decrease that drops the item.
pub(super) fn decrease(counted: &Counted<'_>, item: usize) -> Result<Option<ScoreFlip>, Refused> {
    look(counted, item, Direction::Down)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

fn look(counted: &Counted<'_>, item: usize, direction: Direction) -> Result<Option<ScoreFlip>, Refused> {
    let rules = counted.prepared.rules;
    let Some(tally) = counted.tallies.get(item) else {
        return Ok(None);
    };
    // Places depend on all scores together: there are no "other figures unchanged".
    let movable = matches!(
        tally.standing,
        Standing::Ranked | Standing::Missed(Miss::Total { .. })
    );
    let (Some(own), true, false) = (tally.score, movable, rules.aggregate.counts_places()) else {
        return Ok(None);
    };
    if !walks(counted) && rules.objective != Objective::Score && rules.objective != Objective::AbovePassMark {
        return Ok(None);
    }
    for (value, strict) in breakpoints(counted, item, (own, direction))? {
        let merit = if strict {
            beyond(counted, item, (value, direction))?
        } else {
            value
        };
        let mut merits = counted.merits.clone();
        let passes = rules.pass_mark.is_none_or(|pass_mark| merit >= pass_mark);
        if let Some(slot) = merits.get_mut(item) {
            *slot = passes.then_some(merit);
        }
        let selected = recount(counted, (&merits, &counted.bounds), counted.prepared.budget)?
            .is_some_and(|selection| selection.takes(item));
        if selected == (direction == Direction::Up) {
            let change = value.minus(own)?.size();
            return Ok(Some(ScoreFlip {
                value: Figure(change),
                strict,
            }));
        }
    }
    Ok(None)
}

/// The scores at which something changes, nearest first; each once as it is and once just beyond.
fn breakpoints(
    counted: &Counted<'_>,
    item: usize,
    (own, direction): (Ratio, Direction),
) -> Result<Vec<(Ratio, bool)>, Refused> {
    let rules = counted.prepared.rules;
    debug_assert!(
        rules.aggregate != Aggregate::Borda,
        "places were turned away before"
    );
    let mut scores: Vec<Ratio> = others(counted, item).collect();
    scores.extend(rules.pass_mark);
    if !walks(counted) {
        scores.extend(price_points(counted, item, own)?);
    }
    scores.push(own);
    scores.sort_unstable();
    scores.dedup();
    scores.retain(|score| match direction {
        Direction::Up => *score >= own && rules.pass_mark.is_none_or(|pass_mark| *score >= pass_mark),
        Direction::Down => *score <= own,
    });
    if direction == Direction::Down {
        scores.reverse();
    }
    let both = |score: Ratio| [(score, false), (score, true)];
    Ok(scores
        .into_iter()
        .flat_map(both)
        .filter(|point| *point != (own, false))
        .collect())
}

/// Under the exact rule only the distance to the optimum counts.
fn price_points(counted: &Counted<'_>, item: usize, own: Ratio) -> Result<Option<Ratio>, Refused> {
    let mut bounds = counted.bounds.clone();
    let taken = counted.selection.takes(item);
    if taken {
        if let Some(barred) = bounds.barred.get_mut(item) {
            *barred = true;
        }
        bounds.must_take.retain(|other| *other != item);
    } else {
        bounds.must_take.push(item);
    }
    let mut merits = counted.merits.clone();
    if let Some(slot) = merits.get_mut(item) {
        *slot = Some(own);
    }
    let official = counted
        .selection
        .proof
        .as_ref()
        .map(|proof| proof.optimum.ratio());
    let other = recount(counted, (&merits, &bounds), counted.prepared.budget)?
        .and_then(|selection| selection.proof.map(|proof| proof.optimum.ratio()));
    match (official, other) {
        (Some(official), Some(other)) => {
            let distance = official.minus(other)?;
            Ok(Some(if taken {
                own.minus(distance)?
            } else {
                own.plus(distance)?
            }))
        }
        (Some(_) | None, None) | (None, Some(_)) => Ok(None),
    }
}

fn others<'a>(counted: &'a Counted<'_>, item: usize) -> impl Iterator<Item = Ratio> + 'a {
    counted
        .merits
        .iter()
        .enumerate()
        .filter(move |(at, _)| *at != item)
        .filter_map(|(_, merit)| *merit)
}

/// A score just beyond this one: halfway to the next other score, so that no third one lies between.
fn beyond(
    counted: &Counted<'_>,
    item: usize,
    (value, direction): (Ratio, Direction),
) -> Result<Ratio, Refused> {
    let next = match direction {
        Direction::Up => others(counted, item).filter(|score| *score > value).min(),
        Direction::Down => others(counted, item).filter(|score| *score < value).max(),
    };
    let step = match direction {
        Direction::Up => Ratio::ONE,
        Direction::Down => Ratio::ONE.negated(),
    };
    let far = match next {
        Some(next) => next,
        None => value.plus(step)?,
    };
    // Nearer still, so that under the exact rule the total hardly moves.
    let tiny = far.minus(value)?.over(Ratio::whole(1 << 20))?;
    Ok(value.plus(tiny)?)
}
