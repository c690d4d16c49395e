//! Random effects of proposals and members, variances by restricted maximum likelihood. The residual variance is
//! profiled out; the two ratios to it are searched on a lattice and then narrowed down, the edges (a variance of nought)
//! on an equal footing: a gradient method is known to stop at wrong points there.

use serde::{Deserialize, Serialize};

use super::Design;
use crate::stats::{Matrix, dot, real};

/// The three variances.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Variances {
    /// Between proposals.
    pub proposals: f64,
    /// Between members.
    pub members: f64,
    /// What remains.
    pub residual: f64,
}

/// A variance that ended at nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Boundary {
    /// Between proposals.
    Proposals,
    /// Between members.
    Members,
}

/// The fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Reml {
    /// The variances.
    pub variances: Variances,
    /// The general mean.
    pub mean: f64,
    /// Minus twice the restricted log-likelihood.
    pub deviance: f64,
    /// Each proposal's predicted effect.
    pub proposals: Vec<f64>,
    /// Each member's predicted level.
    pub members: Vec<f64>,
    /// Variances at nought.
    pub boundary: Vec<Boundary>,
}

/// The likelihood and everything it is made of, for two ratios to the residual variance.
struct At {
    deviance: f64,
    residual: f64,
    mean: f64,
    proposals: Vec<f64>,
    members: Vec<f64>,
}

/// The totals by proposal.
struct Rows {
    proposals: Vec<Vec<(usize, f64)>>,
    members: usize,
    count: f64,
}

/// Fits; nothing below three totals or when all are equal.
pub(super) fn fit(design: &Design) -> Option<Reml> {
    let mut rows: Vec<Vec<(usize, f64)>> = vec![Vec::new(); design.proposals];
    for (row, seat, value) in &design.totals {
        rows.get_mut(*row)?.push((*seat, *value));
    }
    let first = design.totals.first()?.2;
    if design.totals.len() < 3
        || design
            .totals
            .iter()
            .all(|(_, _, value)| value.to_bits() == first.to_bits())
    {
        return None;
    }
    let rows = Rows {
        proposals: rows,
        members: design.members,
        count: real(design.totals.len()),
    };
    let (a, b) = narrowed(&rows, coarse(&rows));
    let found = rows.at(a, b)?;
    let mut boundary = Vec::new();
    if a == 0.0 {
        boundary.push(Boundary::Proposals);
    }
    if b == 0.0 {
        boundary.push(Boundary::Members);
    }
    Some(Reml {
        variances: Variances {
            proposals: a * found.residual,
            members: b * found.residual,
            residual: found.residual,
        },
        mean: found.mean,
        deviance: found.deviance,
        proposals: found.proposals,
        members: found.members,
        boundary,
    })
}

/// The best point of a lattice: nought, and powers of two on both sides of one.
fn coarse(rows: &Rows) -> (f64, f64) {
    let ratios: Vec<f64> = std::iter::once(0.0)
        .chain((-16..=16).map(|power| 2_f64.powi(power)))
        .collect();
    let mut best = (f64::INFINITY, (0.0, 0.0));
    for a in &ratios {
        for b in &ratios {
            let deviance = rows.deviance(*a, *b);
            if deviance < best.0 {
                best = (deviance, (*a, *b));
            }
        }
    }
    best.1
}

/// Smaller and smaller steps in the square roots of both ratios, clamped at nought.
fn narrowed(rows: &Rows, from: (f64, f64)) -> (f64, f64) {
    let (mut x, mut y) = (from.0.sqrt(), from.1.sqrt());
    let mut best = rows.deviance(x * x, y * y);
    let mut step = 0.25 * (x.max(y)).max(0.1);
    while step > 1e-9 {
        let mut moved = false;
        for (right, up) in [
            (1.0, 0.0),
            (-1.0, 0.0),
            (0.0, 1.0),
            (0.0, -1.0),
            (1.0, 1.0),
            (-1.0, -1.0),
            (1.0, -1.0),
            (-1.0, 1.0),
        ] {
            let (next_x, next_y) = ((x + right * step).max(0.0), (y + up * step).max(0.0));
            let deviance = rows.deviance(next_x * next_x, next_y * next_y);
            if deviance < best {
                (best, x, y, moved) = (deviance, next_x, next_y, true);
            }
        }
        if !moved {
            step *= 0.5;
        }
    }
    // An edge that is as good is the answer: a variance of 1e-17 is nought.
    if rows.deviance(0.0, y * y) <= best + 1e-9 {
        x = 0.0;
    }
    if rows.deviance(x * x, 0.0) <= best + 1e-9 {
        y = 0.0;
    }
    (x * x, y * y)
}

impl Rows {
    fn deviance(&self, a: f64, b: f64) -> f64 {
        self.at(a, b).map_or(f64::INFINITY, |at| at.deviance)
    }

    /// `H = a Zf Zf' + b Zb Zb' + I`. The proposals' part is inverted block by block, the members' part by a small
    /// matrix over the members, so that nothing grows with the number of totals.
    fn at(&self, a: f64, b: f64) -> Option<At> {
        let mut inner = Matrix::zero(self.members, self.members);
        let (mut one_seat, mut value_seat) = (vec![0.0; self.members], vec![0.0; self.members]);
        let (mut log_determinant, mut one_one, mut one_value, mut value_value) = (0.0, 0.0, 0.0, 0.0);
        for row in &self.proposals {
            let count = real(row.len());
            let shrink = a / (1.0 + a * count);
            let sum: f64 = row.iter().map(|(_, value)| value).sum();
            log_determinant += (a * count).ln_1p();
            one_one += count - shrink * count * count;
            one_value += sum - shrink * count * sum;
            value_value += row.iter().map(|(_, value)| value * value).sum::<f64>() - shrink * sum * sum;
            for (seat, value) in row {
                *one_seat.get_mut(*seat)? += 1.0 - shrink * count;
                *value_seat.get_mut(*seat)? += value - shrink * sum;
                inner.add(*seat, *seat, b);
                for (other, _) in row {
                    inner.add(*seat, *other, -b * shrink);
                }
            }
        }
        for seat in 0..self.members {
            inner.add(seat, seat, 1.0);
        }
        let factor = inner.cholesky()?;
        let (one_solved, value_solved) = (factor.solve(&one_seat), factor.solve(&value_seat));
        one_one -= b * dot(&one_seat, &one_solved);
        one_value -= b * dot(&one_seat, &value_solved);
        value_value -= b * dot(&value_seat, &value_solved);
        let mean = one_value / one_one;
        let free = self.count - 1.0;
        let residual = (value_value - mean * one_value) / free;
        if residual.is_nan() || residual <= 0.0 {
            return None;
        }
        let deviance = free * (residual.ln() + 1.0 + (2.0 * std::f64::consts::PI).ln())
            + log_determinant
            + factor.log_determinant()
            + one_one.ln();
        let members: Vec<f64> = value_solved
            .iter()
            .zip(&one_solved)
            .map(|(value, one)| b * (value - mean * one))
            .collect();
        let level = |seat: usize| members.get(seat).copied().unwrap_or(0.0);
        let effect = |row: &Vec<(usize, f64)>| {
            let rest: f64 = row.iter().map(|(seat, value)| value - mean - level(*seat)).sum();
            a * rest / (1.0 + a * real(row.len()))
        };
        let proposals = self.proposals.iter().map(effect).collect();
        Some(At {
            deviance,
            residual,
            mean,
            proposals,
            members,
        })
    }
}
