//! The expected rank (Heyard, Ott, Salanti and Egger 2022, arXiv 2102.09958), computed without Monte Carlo: the two
//! variances are integrated on a lattice, the rest is closed form. Rank intervals need joint draws and are seeded.
//! Advice only: the official rank is the ranking's.

mod model;
mod posterior;

use serde::{Deserialize, Serialize};

use super::Draws;
use crate::{Code, Input, Rules, refused::Refused, report::Counted, stats::real};
use model::{MOST_STEPS, Model};
use posterior::{Node, nodes};

/// What the model says about all ranks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExpectedRank {
    /// Every proposal with a score, in natural order.
    pub proposals: Vec<ExpectedRankRow>,
    /// Who cannot be told from the funding line.
    pub not_separable: NotSeparable,
    /// The standard deviation between proposals, posterior mean.
    pub tau: f64,
    /// The standard deviation within a proposal, posterior mean.
    pub sigma: f64,
    /// Each member's own level, posterior mean; positive is generous.
    pub members: Vec<MemberLevel>,
    /// How many lattice points carried the integral.
    pub nodes: u32,
}

/// A member's level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MemberLevel {
    /// The member.
    pub code: Code,
    /// In points of the full mark.
    pub level: f64,
}

/// One proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExpectedRankRow {
    /// The proposal.
    pub code: Code,
    /// The expected rank, from 1 (best).
    pub er: f64,
    /// The share of others it beats, on average.
    pub sucra: f64,
    /// The middle half of its possible ranks.
    pub interval50: RankInterval,
    /// The middle nineteen twentieths of its possible ranks.
    pub interval95: RankInterval,
}

/// Ranks from best to worst, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankInterval {
    /// The better end.
    pub best: u32,
    /// The worse end.
    pub worst: u32,
}

/// The group at the line. The line is the expected rank of the last of as many proposals as were selected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotSeparable {
    /// How many places there are.
    pub places: u32,
    /// The line; absent without places.
    pub line: Option<f64>,
    /// Whose middle half of ranks contains the line, ends included.
    pub inclusive: Vec<Code>,
    /// Whose middle half of ranks contains the line strictly inside.
    pub strict: Vec<Code>,
}

/// The draws for the rank intervals.
const DRAWS: u32 = 10_000;
/// The most proposals and members; beyond it the answer would take minutes.
const MOST: usize = 400;

/// The expected ranks of all proposals with a score.
///
/// # Errors
/// As [`crate::count`]; fewer than two proposals or members, or too many, are refused.
pub fn expected_rank(rules: &Rules, input: &Input) -> Result<ExpectedRank, Refused> {
    of(&crate::counted(rules, input)?)
}

pub(in crate::robust) fn of(counted: &Counted<'_>) -> Result<ExpectedRank, Refused> {
    let model = Model::of(counted)?;
    let (size, seats) = (model.items.len(), model.members.len());
    if size < 2 || seats < 2 || size > MOST || seats > MOST {
        let reason = format!("expected ranks need 2 to {MOST} scored proposals and 2 to {MOST} members");
        return Err(Refused::NotPossible { reason });
    }
    if model.steps > MOST_STEPS {
        let reason = format!(
            "expected ranks of {size} proposals and {seats} members take longer than they may; fewer members would do"
        );
        return Err(Refused::NotPossible { reason });
    }
    let nodes = nodes(&model)?;
    let mut ranks = vec![0.0; size];
    for node in &nodes {
        add_ranks(node, &mut ranks);
    }
    let selected = counted
        .selection
        .verdicts
        .iter()
        .enumerate()
        .filter(|(item, _)| counted.selection.takes(*item));
    let places = selected.count();
    let intervals = intervals(&model, &nodes, &format!("ranks|{}", counted.prepared.round));
    let rows: Vec<ExpectedRankRow> = model
        .items
        .iter()
        .zip(&ranks)
        .zip(intervals)
        .map(|((item, er), (interval50, interval95))| ExpectedRankRow {
            code: counted.prepared.code(*item),
            er: *er,
            sucra: (real(size) - er) / (real(size) - 1.0),
            interval50,
            interval95,
        })
        .collect();
    let mean = |of: &dyn Fn(&Node) -> f64| nodes.iter().map(|node| node.weight * of(node)).sum::<f64>();
    let members = model.members.iter().enumerate();
    Ok(ExpectedRank {
        not_separable: not_separable(&rows, places),
        proposals: rows,
        tau: mean(&|node| node.tau),
        sigma: mean(&|node| node.sigma),
        members: members
            .map(|(at, member)| MemberLevel {
                code: counted.prepared.member(*member),
                level: mean(&|node| node.levels.get(at).copied().unwrap_or(0.0)),
            })
            .collect(),
        nodes: crate::aggregate::count(nodes.len()),
    })
}

/// Adds a node's part of every expected rank: one, and the chance of each other proposal to be better.
fn add_ranks(node: &Node, ranks: &mut [f64]) {
    let size = ranks.len();
    for rank in ranks.iter_mut() {
        *rank += node.weight;
    }
    for first in 0..size {
        for second in first + 1..size {
            let better = node.weight * node.better(second, first);
            if let Some(rank) = ranks.get_mut(first) {
                *rank += better;
            }
            if let Some(rank) = ranks.get_mut(second) {
                *rank += node.weight - better;
            }
        }
    }
}

fn not_separable(rows: &[ExpectedRankRow], places: usize) -> NotSeparable {
    let mut ranks: Vec<f64> = rows.iter().map(|row| row.er).collect();
    ranks.sort_by(f64::total_cmp);
    let line = places.checked_sub(1).and_then(|last| ranks.get(last)).copied();
    let group = |inside: &dyn Fn(f64, f64, f64) -> bool| {
        let ends = |row: &ExpectedRankRow| (f64::from(row.interval50.best), f64::from(row.interval50.worst));
        let contains =
            |row: &&ExpectedRankRow| line.is_some_and(|line| inside(ends(row).0, line, ends(row).1));
        rows.iter().filter(contains).map(|row| row.code.clone()).collect()
    };
    NotSeparable {
        places: crate::aggregate::count(places),
        line,
        inclusive: group(&|best, line, worst| best <= line && line <= worst),
        strict: group(&|best, line, worst| best < line && line < worst),
    }
}

/// The middle half and the middle nineteen twentieths of each proposal's ranks over joint draws.
fn intervals(model: &Model, nodes: &[Node], seed: &str) -> Vec<(RankInterval, RankInterval)> {
    let size = model.items.len();
    let mut counts = vec![vec![0_u32; size]; size];
    let mut draws = Draws::new(seed);
    let (mut reached, mut made) = (0.0, 0);
    let (mut effects, mut order) = (Vec::with_capacity(size), Vec::with_capacity(size));
    for node in nodes {
        reached += node.weight;
        // Each node gets its share of the draws, without any draw deciding it.
        while made < DRAWS && f64::from(made) + 0.5 < reached * f64::from(DRAWS) {
            made += 1;
            node.draw(model, &mut draws, &mut effects);
            order.clear();
            order.extend(effects.iter().map(|effect| place_of(*effect)).zip(0_usize..));
            order.sort_unstable();
            for (rank, (_, item)) in order.iter().enumerate() {
                if let Some(count) = counts.get_mut(*item).and_then(|ranks| ranks.get_mut(rank)) {
                    *count += 1;
                }
            }
        }
    }
    let interval = |ranks: &[u32], tail: f64| {
        let (mut best, mut worst, mut sum) = (None, 1, 0);
        for (rank, count) in (1_u32..).zip(ranks) {
            let below = f64::from(sum);
            sum += count;
            if best.is_none() && f64::from(sum) >= tail * f64::from(made) {
                best = Some(rank);
            }
            if below < (1.0 - tail) * f64::from(made) {
                worst = rank;
            }
        }
        RankInterval {
            best: best.unwrap_or(1),
            worst,
        }
    };
    counts
        .iter()
        .map(|ranks| (interval(ranks, 0.25), interval(ranks, 0.025)))
        .collect()
}

/// A whole number that falls as the effect rises, for sorting the best first.
fn place_of(effect: f64) -> u64 {
    let bits = effect.to_bits();
    if effect.is_sign_negative() {
        bits
    } else {
        !bits ^ (1 << 63)
    }
}
