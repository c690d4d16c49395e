//! The data of the model, and everything that is closed form once the two standard deviations are known.

use crate::{
    refused::Refused,
    report::Counted,
    stats::{Matrix, dot, real},
};

/// Centred totals of the scored proposals.
pub(super) struct Model {
    /// Items and members that take part.
    pub(super) items: Vec<usize>,
    pub(super) members: Vec<u32>,
    /// For each item: member (as an index into `members`) and centred total.
    pub(super) totals: Vec<Vec<(usize, f64)>>,
    /// The largest standard deviation the prior allows: 0.4 of the scale.
    pub(super) widest: f64,
    /// The prior standard deviation of a member's level: 0.1 of the scale.
    pub(super) level: f64,
    pub(super) count: usize,
    pub(super) squares: f64,
}

/// The solution for given standard deviations.
pub(super) struct Solved {
    pub(super) log_likelihood: f64,
    pub(super) effects: Vec<f64>,
    pub(super) levels: Vec<f64>,
    /// The precision of each effect when the levels are known.
    pub(super) own: Vec<f64>,
    /// The factor of the precision of the levels.
    pub(super) factor: Matrix,
}

impl Model {
    pub(super) fn of(counted: &Counted<'_>) -> Result<Self, Refused> {
        let mut items = Vec::new();
        let mut totals: Vec<Vec<(u32, f64)>> = Vec::new();
        for (item, tally) in counted
            .tallies
            .iter()
            .enumerate()
            .filter(|(_, tally)| !tally.totals.is_empty())
        {
            items.push(item);
            let exact = tally.totals.iter();
            let row: Result<_, Refused> = exact
                .map(|(member, total)| {
                    Ok((
                        *member,
                        crate::Ratio::new(*total, tally.denominator)?.approximate(),
                    ))
                })
                .collect();
            totals.push(row?);
        }
        let mut members: Vec<u32> = totals.iter().flatten().map(|(member, _)| *member).collect();
        members.sort_unstable();
        members.dedup();
        let mean_of =
            |row: &Vec<(u32, f64)>| row.iter().map(|(_, total)| total).sum::<f64>() / real(row.len());
        let centre = totals.iter().map(mean_of).sum::<f64>() / real(totals.len().max(1));
        let place = |member: u32| members.binary_search(&member).unwrap_or(0);
        let totals: Vec<Vec<(usize, f64)>> = totals
            .iter()
            .map(|row| {
                row.iter()
                    .map(|(member, total)| (place(*member), total - centre))
                    .collect()
            })
            .collect();
        let scale = counted.prepared.rules.scale.approximate();
        Ok(Self {
            items,
            members,
            count: totals.iter().map(Vec::len).sum(),
            squares: totals.iter().flatten().map(|(_, total)| total * total).sum(),
            totals,
            widest: 0.4 * scale,
            level: 0.1 * scale,
        })
    }

    /// What one solution costs, in multiplications.
    pub(super) fn steps(&self) -> usize {
        let pairs: usize = self.totals.iter().map(|row| row.len() * row.len()).sum();
        pairs + self.members.len().pow(3) / 6
    }

    /// Effects and levels given both standard deviations. The effects are independent given the levels, so that
    /// only a matrix over the members has to be factored.
    pub(super) fn solve(&self, tau: f64, sigma: f64) -> Option<Solved> {
        let within = 1.0 / (sigma * sigma);
        let seats = self.members.len();
        let mut levels = Matrix::zero(seats, seats);
        let mut right = vec![0.0; seats];
        for seat in 0..seats {
            levels.put(seat, seat, 1.0 / (self.level * self.level));
        }
        let mut own = Vec::with_capacity(self.items.len());
        let mut log_own = 0.0;
        let mut explained = 0.0;
        for row in &self.totals {
            let precision = real(row.len()) * within + 1.0 / (tau * tau);
            let sum: f64 = row.iter().map(|(_, total)| total * within).sum();
            own.push(precision);
            log_own += precision.ln();
            explained += sum * sum / precision;
            for (seat, total) in row {
                levels.add(*seat, *seat, within);
                if let Some(slot) = right.get_mut(*seat) {
                    *slot += total * within - within * sum / precision;
                }
                for (other, _) in row {
                    levels.add(*seat, *other, -within * within / precision);
                }
            }
        }
        let factor = levels.cholesky()?;
        let solved = factor.solve(&right);
        explained += dot(&right, &solved);
        let effects = self.effects(&own, &solved, within);
        let log_determinant = log_own + factor.log_determinant();
        let log_likelihood = -real(self.count) * sigma.ln()
            - real(self.items.len()) * tau.ln()
            - 0.5 * log_determinant
            - 0.5 * (self.squares * within - explained);
        Some(Solved {
            log_likelihood,
            effects,
            levels: solved,
            own,
            factor,
        })
    }

    /// The effects given the levels.
    pub(super) fn effects(&self, own: &[f64], levels: &[f64], within: f64) -> Vec<f64> {
        let level = |seat: usize| levels.get(seat).copied().unwrap_or(0.0);
        self.totals
            .iter()
            .zip(own)
            .map(|(row, precision)| {
                row.iter()
                    .map(|(seat, total)| (total - level(*seat)) * within)
                    .sum::<f64>()
                    / precision
            })
            .collect()
    }

    /// The density of the within standard deviation: two variances, each uniform in its standard deviation, added.
    pub(super) fn log_prior(&self, sigma: f64) -> f64 {
        let ratio = self.widest / sigma;
        let angle = if ratio >= 1.0 { 0.0 } else { 2.0 * ratio.acos() };
        ((std::f64::consts::FRAC_PI_2 - angle) * sigma / (self.widest * self.widest)).ln()
    }
}
