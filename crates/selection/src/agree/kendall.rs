//! Kendall's coefficient of concordance, with tie correction.

use serde::{Deserialize, Serialize};

use crate::stats::{chi_square_above, real};

/// How far the members order alike: 0 not at all, 1 the same.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Kendall {
    /// With tie correction.
    pub w: f64,
    /// Without.
    pub w_uncorrected: f64,
    /// The test statistic of `w`.
    pub chi2: f64,
    /// Its degrees of freedom.
    pub df: u32,
    /// How likely so much agreement is among members who order at random.
    pub p: f64,
}

/// Over a complete table of proposals by members; nothing below two by two or when every member ties everything.
#[must_use]
pub fn kendall(rows: &[Vec<f64>]) -> Option<Kendall> {
    let width = rows.first().map_or(0, Vec::len);
    if rows.len() < 2 || width < 2 || rows.iter().any(|row| row.len() != width) {
        return None;
    }
    let (n, k) = (real(rows.len()), real(width));
    let mut sums = vec![0.0; rows.len()];
    let mut ties = 0.0;
    for judge in 0..width {
        let column: Vec<f64> = rows.iter().filter_map(|row| row.get(judge).copied()).collect();
        ties += add_ranks(&column, &mut sums);
    }
    let centre = sums.iter().sum::<f64>() / n;
    let spread: f64 = sums.iter().map(|sum| (sum - centre) * (sum - centre)).sum();
    let most = k * k * (n * n * n - n);
    let corrected = most - k * ties;
    if corrected <= 0.0 {
        return None;
    }
    let w = 12.0 * spread / corrected;
    let chi2 = k * (n - 1.0) * w;
    Some(Kendall {
        w,
        w_uncorrected: 12.0 * spread / most,
        chi2,
        df: crate::aggregate::count(rows.len() - 1),
        p: chi_square_above(chi2, n - 1.0),
    })
}

/// Adds a member's average ranks to the sums and answers the sum of `t^3 - t` over the member's ties.
fn add_ranks(column: &[f64], sums: &mut [f64]) -> f64 {
    let mut order: Vec<(f64, usize)> = column.iter().copied().zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut before, mut ties) = (0.0, 0.0);
    for tied in order.chunk_by(|a, b| a.0.to_bits() == b.0.to_bits()) {
        let size = real(tied.len());
        for (_, item) in tied {
            if let Some(sum) = sums.get_mut(*item) {
                *sum += before + f64::midpoint(size, 1.0);
            }
        }
        before += size;
        ties += size * size * size - size;
    }
    ties
}
