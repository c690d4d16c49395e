//! Additive least squares: a total is the proposal's value plus the member's level, the levels adding up to nought.

use super::{
    Design,
    components::{Component, components},
};
use crate::stats::{Matrix, real};

/// The fit.
#[derive(Debug, Clone, PartialEq)]
pub struct LeastSquares {
    /// Each proposal's value.
    pub proposals: Vec<f64>,
    /// Each member's level.
    pub members: Vec<f64>,
}

/// Fits a connected design; a disconnected one is answered with its parts.
pub(super) fn fit(design: &Design) -> Result<LeastSquares, Vec<Component>> {
    let parts = components(design);
    if parts.len() > 1 || design.totals.is_empty() {
        return Err(parts);
    }
    let mut counts = vec![0.0; design.proposals];
    let mut sums = vec![0.0; design.proposals];
    for (row, _, value) in &design.totals {
        bump(&mut counts, *row, 1.0);
        bump(&mut sums, *row, *value);
    }
    let at = |list: &[f64], index: usize| list.get(index).copied().unwrap_or(0.0);
    let mut rows: Vec<Vec<(usize, f64)>> = vec![Vec::new(); design.proposals];
    for (row, seat, value) in &design.totals {
        if let Some(list) = rows.get_mut(*row) {
            list.push((*seat, *value));
        }
    }
    // The proposals' values are eliminated; the constraint removes the one direction that is left open.
    let mut matrix = Matrix::zero(design.members, design.members);
    let mut right = vec![0.0; design.members];
    let constraint = 1.0 / real(design.members);
    for row in 0..design.members {
        for column in 0..design.members {
            matrix.put(row, column, constraint);
        }
    }
    for (row, scores) in rows.iter().enumerate() {
        let (count, sum) = (at(&counts, row), at(&sums, row));
        for (seat, value) in scores {
            matrix.add(*seat, *seat, 1.0);
            bump(&mut right, *seat, value - sum / count);
            for (other, _) in scores {
                matrix.add(*seat, *other, -1.0 / count);
            }
        }
    }
    let Some(factor) = matrix.cholesky() else {
        return Err(parts);
    };
    let members = factor.solve(&right);
    let proposals = rows
        .iter()
        .map(|scores| {
            scores
                .iter()
                .map(|(seat, value)| value - at(&members, *seat))
                .sum::<f64>()
                / real(scores.len())
        })
        .collect();
    Ok(LeastSquares { proposals, members })
}

fn bump(list: &mut [f64], at: usize, by: f64) {
    if let Some(slot) = list.get_mut(at) {
        *slot += by;
    }
}
