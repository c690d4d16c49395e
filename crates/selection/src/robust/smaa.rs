//! Rank acceptability (SMAA, Lahdelma and Salminen 2001): from given samples of measurements and of weights, how often
//! each alternative takes each rank.

use crate::{
    refused::Refused,
    stats::{dot, real},
};

/// The acceptability of every alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptability {
    /// For each alternative the share of samples at each rank, best first.
    pub ranks: Vec<Vec<f64>>,
    /// For each alternative the mean of the weights under which it is first; nothing when it never is.
    pub central: Vec<Option<Vec<f64>>>,
    /// For each alternative the share of measurement samples in which it is first under its central weights.
    pub confidence: Vec<f64>,
    /// For each pair the share of samples in which the first is better.
    pub winning: Vec<Vec<f64>>,
    /// The mean over ranks of how uncertain the alternative's rank is, in bits: -sum of p log2 p.
    pub entropy: Vec<f64>,
}

/// Counts ranks: sample `k` joins `measurements[k]` (alternative by criterion) with `weights[k]`. Equal values share
/// no rank: the earlier alternative comes first, so continuous samples are meant.
///
/// # Errors
/// Samples of different lengths or sizes are refused.
pub fn rank_acceptability(
    measurements: &[Vec<Vec<f64>>],
    weights: &[Vec<f64>],
) -> Result<Acceptability, Refused> {
    let size = measurements.first().map_or(0, Vec::len);
    let criteria = weights.first().map_or(0, Vec::len);
    let even = measurements.len() == weights.len()
        && size > 0
        && weights.iter().all(|weights| weights.len() == criteria)
        && measurements
            .iter()
            .all(|table| table.len() == size && table.iter().all(|row| row.len() == criteria))
        && measurements
            .iter()
            .flatten()
            .flatten()
            .chain(weights.iter().flatten())
            .all(|value| value.is_finite());
    if !even {
        return Err(Refused::NotPossible {
            reason: "the samples differ in length or size".to_owned(),
        });
    }
    let samples = real(weights.len());
    let mut ranks = vec![vec![0.0; size]; size];
    let mut winning = vec![vec![0.0; size]; size];
    let mut firsts: Vec<(f64, Vec<f64>)> = vec![(0.0, vec![0.0; criteria]); size];
    for (table, weights) in measurements.iter().zip(weights) {
        let order = order(table, weights);
        for (rank, item) in order.iter().enumerate() {
            bump(ranks.get_mut(*item), rank, samples);
            for worse in order.iter().skip(rank + 1) {
                bump(winning.get_mut(*item), *worse, samples);
            }
        }
        if let Some((count, sum)) = order.first().and_then(|first| firsts.get_mut(*first)) {
            *count += 1.0;
            for (slot, weight) in sum.iter_mut().zip(weights) {
                *slot += weight;
            }
        }
    }
    let central: Vec<Option<Vec<f64>>> = firsts
        .into_iter()
        .map(|(count, sum)| (count > 0.0).then(|| sum.into_iter().map(|part| part / count).collect()))
        .collect();
    let confidence = central
        .iter()
        .enumerate()
        .map(|(item, weights)| confidence(measurements, item, weights.as_ref()));
    let confidence = confidence.collect();
    let entropy = ranks.iter().map(|shares| entropy(shares)).collect();
    Ok(Acceptability {
        ranks,
        central,
        confidence,
        winning,
        entropy,
    })
}

fn bump(row: Option<&mut Vec<f64>>, at: usize, samples: f64) {
    if let Some(slot) = row.and_then(|row| row.get_mut(at)) {
        *slot += 1.0 / samples;
    }
}

fn order(table: &[Vec<f64>], weights: &[f64]) -> Vec<usize> {
    let values: Vec<f64> = table.iter().map(|row| dot(row, weights)).collect();
    let value = |item: &usize| values.get(*item).copied().unwrap_or(0.0);
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| value(b).total_cmp(&value(a)));
    order
}

fn confidence(measurements: &[Vec<Vec<f64>>], item: usize, weights: Option<&Vec<f64>>) -> f64 {
    let Some(weights) = weights else { return 0.0 };
    let first = measurements
        .iter()
        .filter(|table| order(table, weights).first() == Some(&item))
        .count();
    real(first) / real(measurements.len())
}

fn entropy(shares: &[f64]) -> f64 {
    shares
        .iter()
        .filter(|share| **share > 0.0)
        .map(|share| -share * share.log2())
        .sum()
}
