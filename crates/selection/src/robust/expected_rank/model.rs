//! The data of the model, and everything that is closed form once the two standard deviations are known.

use std::collections::BTreeMap;

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
    /// For each item: its members, as indices into `members`.
    pub(super) seats: Vec<Vec<usize>>,
    /// For each item: the sum of its centred totals.
    sums: Vec<f64>,
    kin: Vec<Kin>,
    /// For each member: how many totals, and their sum.
    given: Vec<(f64, f64)>,
    /// The largest standard deviation the prior allows: 0.4 of the scale.
    pub(super) widest: f64,
    /// The prior standard deviation of a member's level: 0.1 of the scale.
    pub(super) level: f64,
    count: usize,
    squares: f64,
    /// What one solution costs at most, in multiplications.
    pub(super) steps: usize,
}

/// What one solution may cost, in multiplications; there are up to some thousand of them.
pub(super) const MOST_STEPS: usize = 3_000_000;

/// Items with equally many totals. They enter every solution with one and the same precision, so that what they have to
/// say is summed up once and not once for each solution.
struct Kin {
    /// How many totals each of them has.
    length: usize,
    /// How many items.
    items: f64,
    /// The sum over them of the squares of their sums of totals.
    squares: f64,
    /// For each member: the sum of these sums over the items that the member scored.
    sums: Vec<f64>,
    /// For pairs of members, the later first: how many of these items both scored.
    pairs: Vec<(usize, usize, f64)>,
}

/// The solution for given standard deviations.
pub(super) struct Solved {
    pub(super) log_likelihood: f64,
    pub(super) levels: Vec<f64>,
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
        let mut given = vec![(0.0, 0.0); members.len()];
        for (seat, total) in totals.iter().flatten() {
            if let Some((count, sum)) = given.get_mut(*seat) {
                *count += 1.0;
                *sum += total;
            }
        }
        Ok(Self {
            items,
            count: totals.iter().map(Vec::len).sum(),
            squares: totals.iter().flatten().map(|(_, total)| total * total).sum(),
            seats: totals
                .iter()
                .map(|row| row.iter().map(|(seat, _)| *seat).collect())
                .collect(),
            sums: totals.iter().map(|row| sum_of(row)).collect(),
            kin: if Self::costs(&totals, members.len()) > MOST_STEPS {
                // Such a model is refused and never solved.
                Vec::new()
            } else {
                kin(&totals, members.len())
            },
            steps: Self::costs(&totals, members.len()),
            members,
            given,
            widest: 0.4 * scale,
            level: 0.1 * scale,
        })
    }

    /// What one solution costs at most, in multiplications.
    fn costs(totals: &[Vec<(usize, f64)>], members: usize) -> usize {
        let pairs: usize = totals.iter().map(|row| row.len() * row.len()).sum();
        pairs + members.pow(3) / 6
    }

    /// Levels given both standard deviations. The effects are independent given the levels, so that only a matrix over
    /// the members has to be factored.
    pub(super) fn solve(&self, tau: f64, sigma: f64) -> Option<Solved> {
        let within = 1.0 / (sigma * sigma);
        let seats = self.members.len();
        let mut levels = Matrix::zero(seats, seats);
        let mut right = Vec::with_capacity(seats);
        for (seat, (count, sum)) in self.given.iter().enumerate() {
            levels.put(seat, seat, 1.0 / (self.level * self.level) + count * within);
            right.push(sum * within);
        }
        let (mut log_own, mut explained) = (0.0, 0.0);
        for kin in &self.kin {
            let own = precision(kin.length, tau, sigma);
            let shrink = within * within / own;
            log_own += kin.items * own.ln();
            explained += shrink * kin.squares;
            for (seat, other, both) in &kin.pairs {
                levels.add(*seat, *other, -shrink * both);
            }
            for (slot, sum) in right.iter_mut().zip(&kin.sums) {
                *slot -= shrink * sum;
            }
        }
        // Only the lower half is laid out, and only it is looked at.
        let factor = levels.cholesky()?;
        let solved = factor.solve(&right);
        explained += dot(&right, &solved);
        let log_determinant = log_own + factor.log_determinant();
        let log_likelihood = -real(self.count) * sigma.ln()
            - real(self.items.len()) * tau.ln()
            - 0.5 * log_determinant
            - 0.5 * (self.squares * within - explained);
        Some(Solved {
            log_likelihood,
            levels: solved,
            factor,
        })
    }

    /// The precision of each effect when the levels are known.
    pub(super) fn own(&self, tau: f64, sigma: f64) -> Vec<f64> {
        let seats = self.seats.iter();
        seats.map(|seats| precision(seats.len(), tau, sigma)).collect()
    }

    /// The effects given the levels.
    pub(super) fn effects<'m>(
        &'m self,
        own: &'m [f64],
        levels: &'m [f64],
        within: f64,
    ) -> impl Iterator<Item = f64> + 'm {
        let level = |seat: &usize| levels.get(*seat).copied().unwrap_or(0.0);
        let rows = self.seats.iter().zip(&self.sums).zip(own);
        rows.map(move |((seats, sum), precision)| {
            (sum - seats.iter().map(level).sum::<f64>()) * within / precision
        })
    }

    /// The density of the within standard deviation: two variances, each uniform in its standard deviation, added.
    pub(super) fn log_prior(&self, sigma: f64) -> f64 {
        let ratio = self.widest / sigma;
        let angle = if ratio >= 1.0 { 0.0 } else { 2.0 * ratio.acos() };
        ((std::f64::consts::FRAC_PI_2 - angle) * sigma / (self.widest * self.widest)).ln()
    }
}

fn sum_of(row: &[(usize, f64)]) -> f64 {
    row.iter().map(|(_, total)| total).sum()
}

/// The items by how many totals they have.
fn kin(totals: &[Vec<(usize, f64)>], members: usize) -> Vec<Kin> {
    let mut by_length: BTreeMap<usize, Vec<&Vec<(usize, f64)>>> = BTreeMap::new();
    for row in totals {
        by_length.entry(row.len()).or_default().push(row);
    }
    let of = |(length, rows): (usize, Vec<&Vec<(usize, f64)>>)| {
        let mut sums = vec![0.0; members];
        let mut pairs: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for row in &rows {
            let sum = sum_of(row);
            for (at, (seat, _)) in row.iter().enumerate() {
                if let Some(slot) = sums.get_mut(*seat) {
                    *slot += sum;
                }
                for (other, _) in row.iter().take(at + 1) {
                    *pairs.entry((*seat, *other)).or_default() += 1.0;
                }
            }
        }
        Kin {
            length,
            items: real(rows.len()),
            squares: rows.iter().map(|row| sum_of(row).powi(2)).sum(),
            sums,
            pairs: pairs
                .into_iter()
                .map(|((seat, other), both)| (seat, other, both))
                .collect(),
        }
    };
    by_length.into_iter().map(of).collect()
}

/// The precision of the effect of an item with so many totals, when the levels are known.
fn precision(totals: usize, tau: f64, sigma: f64) -> f64 {
    real(totals) / (sigma * sigma) + 1.0 / (tau * tau)
}
