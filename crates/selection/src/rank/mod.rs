//! The ranking: scores from best to worst, and equal scores by the declared order.

mod draw;
mod tie;

pub use draw::draw_key;

use serde::Serialize;

use crate::{
    Code, Figure, Ratio,
    aggregate::{Scales, Standing, Tally, Without},
    prepare::Prepared,
    refused::Refused,
};

/// A place in the ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ranked {
    /// The place, from 1.
    pub rank: u32,
    /// The proposal.
    pub code: Code,
    /// Its score.
    pub score: Figure,
}

/// The ranking as an answer by itself.
pub(crate) fn ranked(prepared: &Prepared<'_>, tallies: &[Tally], ranking: &Ranking) -> Vec<Ranked> {
    let places = (1..).zip(&ranking.order);
    places
        .filter_map(|(rank, item)| {
            Some(Ranked {
                rank,
                code: prepared.code(*item),
                score: Figure(tallies.get(*item)?.score?),
            })
        })
        .collect()
}

/// How a place was found among equal scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Separation {
    /// The step of the tie order, counted from nought, that separated this proposal from those it was tied with.
    pub(crate) step: usize,
    /// Which tie, counted from nought.
    pub(crate) tie: usize,
}

/// The proposals above all thresholds, best first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ranking {
    pub(crate) order: Vec<usize>,
    /// For each item: how it was separated from others with the same score.
    pub(crate) separated: Vec<Option<Separation>>,
    /// Items placed by a draw without a seed.
    pub(crate) unseeded: bool,
}

/// What a draw may do when its secrets are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ties {
    /// As the rules say: the official count.
    Official,
    /// A what-if count: a tie that nothing separates is put in natural order instead of stopping.
    WhatIf,
}

/// The figure each proposal is ranked by, more being better; nothing for those below a threshold.
pub(crate) fn merits(prepared: &Prepared<'_>, tallies: &[Tally]) -> Vec<Option<Ratio>> {
    let ranked = |tally: &&Tally| tally.standing == Standing::Ranked;
    tallies
        .iter()
        .map(|tally| {
            Some(tally)
                .filter(ranked)
                .and_then(|tally| tally.merit(prepared.rules))
        })
        .collect()
}

/// The order of another ranking in which one item has moved to this merit (or has none) and all others stand as they
/// stood: only those it is now tied with are put in order again.
pub(crate) fn moved(
    counted: (&Prepared<'_>, &Scales),
    (merits, order): (&[Option<Ratio>], &[usize]),
    (item, merit): (usize, Option<Ratio>),
) -> Result<Ranking, Refused> {
    let others: Vec<usize> = order.iter().copied().filter(|other| *other != item).collect();
    let mut ranking = Ranking::default();
    let Some(merit) = merit else {
        ranking.order = others;
        return Ok(ranking);
    };
    let of = |other: &usize| merits.get(*other).copied().flatten();
    let first = others.partition_point(|other| of(other) > Some(merit));
    let (above, rest) = others.split_at(first);
    let (tied, below) = rest.split_at(rest.partition_point(|other| of(other) >= Some(merit)));
    ranking.order.extend(above);
    if tied.is_empty() {
        ranking.order.push(item);
    } else {
        let mut group = tied.to_vec();
        group.push(item);
        group.sort_unstable();
        let mut breaker = tie::Breaker::new(counted, Without::default(), Ties::WhatIf);
        let ordered = breaker.order(group)?;
        ranking.order.extend(ordered.into_iter().map(|(index, _)| index));
    }
    ranking.order.extend(below);
    Ok(ranking)
}

/// Puts the proposals that have a merit in order by it, then by the tie order.
pub(crate) fn rank(
    counted: (&Prepared<'_>, &Scales),
    merits: &[Option<Ratio>],
    without: Without,
    ties: Ties,
) -> Result<Ranking, Refused> {
    let mut scored: Vec<(Ratio, usize)> = merits
        .iter()
        .enumerate()
        .filter_map(|(index, merit)| merit.map(|merit| (merit, index)))
        .collect();
    scored.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut breaker = tie::Breaker::new(counted, without, ties);
    let mut ranking = Ranking {
        separated: vec![None; merits.len()],
        ..Ranking::default()
    };
    for (tie, group) in scored.chunk_by(|a, b| a.0 == b.0).enumerate() {
        if let [(_, alone)] = group {
            ranking.order.push(*alone);
            continue;
        }
        let members: Vec<usize> = group.iter().map(|(_, index)| *index).collect();
        for (index, step) in breaker.order(members)? {
            ranking.order.push(index);
            if let Some(slot) = ranking.separated.get_mut(index) {
                *slot = Some(Separation { step, tie });
            }
        }
    }
    ranking.unseeded = breaker.unseeded;
    Ok(ranking)
}
