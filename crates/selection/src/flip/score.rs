//! More score, less score: everything is counted again at each score at which something can change, all other figures
//! unchanged.

use super::{Recount, Recounts, ScoreFlip, WhyNot, walks};
use crate::{
    Figure, Ratio,
    aggregate::{Miss, Standing},
    refused::Refused,
    report::Counted,
    rules::Objective,
};

/// Which way a score is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Upwards, to be selected.
    Up,
    /// Downwards, to drop out.
    Down,
}

/// What was found about a score.
pub(super) enum Found {
    /// The smallest change that turns the result.
    Change(ScoreFlip),
    /// No change of the score turns it.
    Never,
    /// It was not found out.
    NotComputed(WhyNot),
}

/// The smallest change of the item's score that turns its result.
pub(super) fn look(recounts: &Recounts<'_>, item: usize, direction: Direction) -> Result<Found, Refused> {
    match turning(recounts, item, direction) {
        Err(refused) => WhyNot::of(refused).map(Found::NotComputed),
        found @ Ok(_) => found,
    }
}

fn turning(recounts: &Recounts<'_>, item: usize, direction: Direction) -> Result<Found, Refused> {
    let counted = recounts.counted;
    let rules = counted.prepared.rules;
    let Some(tally) = counted.tallies.get(item) else {
        return Ok(Found::Never);
    };
    if rules.aggregate.counts_places() {
        // Places depend on all scores together: there are no "other figures unchanged".
        return Ok(Found::NotComputed(WhyNot::CountsPlaces));
    }
    let movable = matches!(
        tally.standing,
        Standing::Ranked | Standing::Missed(Miss::Total { .. })
    );
    let (Some(own), true) = (tally.score, movable) else {
        return Ok(Found::Never);
    };
    let points = match breakpoints(recounts, item, (own, direction))? {
        Points::At(points) => points,
        Points::NotComputed(why) => return Ok(Found::NotComputed(why)),
    };
    for (value, strict) in points {
        let merit = if strict {
            beyond(counted, item, (value, direction))?
        } else {
            value
        };
        let passes = rules.pass_mark.is_none_or(|pass_mark| merit >= pass_mark);
        let selected = match recounts.scored(&counted.bounds, (item, passes.then_some(merit)))? {
            Recount::Made(selection) => selection.takes(item),
            Recount::Infeasible => false,
            Recount::NotComputed(why) => return Ok(Found::NotComputed(why)),
        };
        if selected == (direction == Direction::Up) {
            return Ok(Found::Change(ScoreFlip {
                value: Figure(value.minus(own)?.size()),
                strict,
            }));
        }
    }
    Ok(Found::Never)
}

/// The scores at which something can change, nearest first; each once as it is and once just beyond.
enum Points {
    At(Vec<(Ratio, bool)>),
    NotComputed(WhyNot),
}

fn breakpoints(
    recounts: &Recounts<'_>,
    item: usize,
    (own, direction): (Ratio, Direction),
) -> Result<Points, Refused> {
    let counted = recounts.counted;
    let rules = counted.prepared.rules;
    let mut scores: Vec<Ratio> = rules.pass_mark.into_iter().collect();
    let sums_scores = match rules.objective {
        Objective::Score | Objective::AbovePassMark => !walks(counted),
        Objective::Column(_) => false,
    };
    if sums_scores {
        // The score is part of the total: the result turns where the best set with the item and the best without it are
        // worth the same, and nowhere else but at the pass mark.
        match even_score(recounts, item, own)? {
            Even::At(score) => scores.push(score),
            Even::Nowhere => {}
            Even::NotComputed(why) => return Ok(Points::NotComputed(why)),
        }
    } else {
        // Only the order counts: something can change where another score is passed.
        scores.extend(others(counted, item));
        scores.push(own);
    }
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
    let points = scores.into_iter().flat_map(both);
    Ok(Points::At(
        points.filter(|point| *point != (own, false)).collect(),
    ))
}

/// The score at which the best set with the item and the best set without it are worth the same.
enum Even {
    At(Ratio),
    /// There is no set with it, or none without it.
    Nowhere,
    NotComputed(WhyNot),
}

fn even_score(recounts: &Recounts<'_>, item: usize, own: Ratio) -> Result<Even, Refused> {
    let counted = recounts.counted;
    let taken = counted.selection.takes(item);
    let mut bounds = counted.bounds.clone();
    if taken {
        if let Some(barred) = bounds.barred.get_mut(item) {
            *barred = true;
        }
        bounds.must_take.retain(|other| *other != item);
    } else {
        bounds.must_take.push(item);
    }
    // An item below the pass mark is no choice yet; what it would be worth is known all the same.
    let other = match recounts.scored(&bounds, (item, Some(own)))? {
        Recount::Made(selection) => selection.proof.map(|proof| proof.optimum.ratio()),
        Recount::Infeasible => None,
        Recount::NotComputed(why) => return Ok(Even::NotComputed(why)),
    };
    let official = counted.selection.proof.as_ref();
    match (official.map(|proof| proof.optimum.ratio()), other) {
        (Some(official), Some(other)) => {
            let distance = official.minus(other)?;
            let score = if taken {
                own.minus(distance)
            } else {
                own.plus(distance)
            };
            Ok(Even::At(score?))
        }
        (Some(_) | None, None) | (None, Some(_)) => Ok(Even::Nowhere),
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

/// A score just beyond this one: nearer than any third one could lie.
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
