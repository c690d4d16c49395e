//! The integral over both standard deviations: a lattice in their logarithms, laid so that the ends of the prior lie
//! between two points, and followed from the mode outwards in every direction until the density is e^-16 of its top.

use std::collections::{HashMap, HashSet};

use super::model::{Model, Solved};
use crate::{
    refused::Refused,
    robust::Draws,
    stats::{Matrix, normal_below},
};

/// One point of the lattice.
pub(super) struct Node {
    /// Its share of the integral.
    pub(super) weight: f64,
    pub(super) tau: f64,
    pub(super) sigma: f64,
    pub(super) effects: Vec<f64>,
    pub(super) levels: Vec<f64>,
    own: Vec<f64>,
    /// The variance of each effect when the levels are known.
    variances: Vec<f64>,
    factor: Matrix,
    /// For each item, its row against the members, solved by half: inner products give covariances.
    halves: Vec<Vec<f64>>,
}

/// The logarithm below the top at which the tail ends.
const TAIL: f64 = 16.0;
/// The most points of the lattice.
const MOST_NODES: usize = 20_000;
/// The smallest standard deviation looked at, as a share of the largest.
const SMALLEST: f64 = 1e-9;

/// The lattice: `ln tau` and `ln sigma` are the ends of the prior less whole steps and a half.
struct Lattice<'a> {
    model: &'a Model,
    step_tau: f64,
    step_sigma: f64,
    known: HashMap<(u32, u32), f64>,
}

impl Lattice<'_> {
    fn tau(&self, at: u32) -> f64 {
        self.model.widest * (-(f64::from(at) + 0.5) * self.step_tau).exp()
    }

    fn sigma(&self, at: u32) -> f64 {
        self.model.widest * std::f64::consts::SQRT_2 * (-(f64::from(at) + 0.5) * self.step_sigma).exp()
    }

    /// The logarithm of the density in both logarithms.
    fn density(&mut self, (a, b): (u32, u32)) -> f64 {
        if let Some(known) = self.known.get(&(a, b)) {
            return *known;
        }
        let (tau, sigma) = (self.tau(a), self.sigma(b));
        let small = self.model.widest * SMALLEST;
        let value = if tau < small || sigma < small {
            f64::NEG_INFINITY
        } else {
            self.model.solve(tau, sigma).map_or(f64::NEG_INFINITY, |solved| {
                let value = solved.log_likelihood + self.model.log_prior(sigma) + tau.ln() + sigma.ln();
                if value.is_finite() {
                    value
                } else {
                    f64::NEG_INFINITY
                }
            })
        };
        self.known.insert((a, b), value);
        value
    }

    fn around((a, b): (u32, u32)) -> impl Iterator<Item = (u32, u32)> {
        let steps = [
            (-1, 0),
            (1, 0),
            (0, -1),
            (0, 1),
            (-1, -1),
            (1, 1),
            (-1, 1),
            (1, -1),
        ];
        steps
            .into_iter()
            .filter_map(move |(x, y)| Some((a.checked_add_signed(x)?, b.checked_add_signed(y)?)))
    }

    /// Uphill from a coarse look at the whole box.
    fn mode(&mut self) -> (u32, u32) {
        let coarse = |step: f64, at: u32| {
            let places = f64::from(at) * 0.5 / step;
            whole(places)
        };
        let mut best = (0, 0);
        let mut top = f64::NEG_INFINITY;
        for first in 0..20 {
            for second in 0..20 {
                let at = (coarse(self.step_tau, first), coarse(self.step_sigma, second));
                let value = self.density(at);
                if value > top {
                    (top, best) = (value, at);
                }
            }
        }
        loop {
            let next = Self::around(best)
                .map(|at| (self.density(at), at))
                .max_by(|x, y| x.0.total_cmp(&y.0));
            match next {
                Some((value, at)) if value > top => (top, best) = (value, at),
                Some(_) | None => return best,
            }
        }
    }

    /// The width of the density along one axis at the mode, from its curvature.
    fn width(&mut self, mode: (u32, u32), axis: (i32, i32), step: f64) -> f64 {
        let mut side = |sign: i32| {
            let at = (
                mode.0.checked_add_signed(sign * axis.0)?,
                mode.1.checked_add_signed(sign * axis.1)?,
            );
            Some(self.density(at))
        };
        let (Some(below), Some(above)) = (side(-1), side(1)) else {
            return step;
        };
        let curvature = (2.0 * self.density(mode) - below - above) / (step * step);
        if curvature > 0.0 && curvature.is_finite() {
            (1.0 / curvature).sqrt()
        } else {
            step
        }
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on the lattice; casts of doubles to integers saturate"
)]
fn whole(value: f64) -> u32 {
    value.round() as u32
}

/// All points that carry the integral, their weights adding up to one, in a fixed order.
pub(super) fn nodes(model: &Model) -> Result<Vec<Node>, Refused> {
    let refused = || Refused::NotPossible {
        reason: "the expected ranks could not be integrated".to_owned(),
    };
    let mut lattice = Lattice {
        model,
        step_tau: 0.1,
        step_sigma: 0.1,
        known: HashMap::new(),
    };
    let mode = lattice.mode();
    let (tau, sigma) = (lattice.width(mode, (1, 0), 0.1), lattice.width(mode, (0, 1), 0.1));
    // Half a standard deviation between points integrates a normal density to eight digits.
    let clamp = |width: f64| (0.5 * width).clamp(0.02, 0.25);
    let mut lattice = Lattice {
        model,
        step_tau: clamp(tau),
        step_sigma: clamp(sigma),
        known: HashMap::new(),
    };
    let mode = lattice.mode();
    let top = lattice.density(mode);
    if !top.is_finite() {
        return Err(refused());
    }
    let mut open = vec![mode];
    let mut seen: HashSet<(u32, u32)> = HashSet::from([mode]);
    let mut kept = Vec::new();
    while let Some(at) = open.pop() {
        if lattice.density(at) < top - TAIL {
            continue;
        }
        kept.push(at);
        if kept.len() > MOST_NODES {
            return Err(refused());
        }
        open.extend(Lattice::around(at).filter(|next| seen.insert(*next)));
    }
    kept.sort_unstable();
    let sum: f64 = kept.iter().map(|at| (lattice.density(*at) - top).exp()).sum();
    let mut nodes = Vec::with_capacity(kept.len());
    for at in kept {
        let weight = (lattice.density(at) - top).exp() / sum;
        let (tau, sigma) = (lattice.tau(at.0), lattice.sigma(at.1));
        nodes.push(Node::new(model, (weight, tau, sigma)).ok_or_else(refused)?);
    }
    Ok(nodes)
}

impl Node {
    fn new(model: &Model, (weight, tau, sigma): (f64, f64, f64)) -> Option<Self> {
        let Solved { levels, factor, .. } = model.solve(tau, sigma)?;
        let within = 1.0 / (sigma * sigma);
        let own = model.own(tau, sigma);
        let effects = model.effects(&own, &levels, within).collect();
        let halves = model
            .seats
            .iter()
            .zip(&own)
            .map(|(row, precision)| {
                let mut against = vec![0.0; factor.rows];
                for seat in row {
                    if let Some(slot) = against.get_mut(*seat) {
                        *slot = within / precision;
                    }
                }
                factor.forward(&against)
            })
            .collect();
        Some(Self {
            weight,
            tau,
            sigma,
            effects,
            levels,
            variances: own.iter().map(|precision| 1.0 / precision).collect(),
            own,
            factor,
            halves,
        })
    }

    /// The probability that one item's effect exceeds another's.
    pub(super) fn better(&self, one: usize, other: usize) -> f64 {
        let list = |values: &[f64], at: usize| values.get(at).copied().unwrap_or(0.0);
        let (Some(first), Some(second)) = (self.halves.get(one), self.halves.get(other)) else {
            return 0.5;
        };
        let shared: f64 = first.iter().zip(second).map(|(a, b)| (a - b) * (a - b)).sum();
        let variance = list(&self.variances, one) + list(&self.variances, other) + shared;
        normal_below((list(&self.effects, one) - list(&self.effects, other)) / variance.sqrt())
    }

    /// One joint draw of all effects, into `effects`: the levels first, then the effects, which are independent given them.
    pub(super) fn draw(&self, model: &Model, draws: &mut Draws, effects: &mut Vec<f64>) {
        let noise: Vec<f64> = self.levels.iter().map(|_| draws.normal()).collect();
        let mut levels = self.factor.backward(&noise);
        for (level, mean) in levels.iter_mut().zip(&self.levels) {
            *level += mean;
        }
        effects.clear();
        let means = model.effects(&self.own, &levels, 1.0 / (self.sigma * self.sigma));
        let deviations = self.variances.iter().map(|variance| variance.sqrt());
        effects.extend(
            means
                .zip(deviations)
                .map(|(mean, deviation)| mean + deviation * draws.normal()),
        );
    }
}
