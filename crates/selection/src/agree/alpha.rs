//! Krippendorff's alpha with blanks, by four metrics.

use crate::stats::real;

/// How two values differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Equal or not.
    Nominal,
    /// By how many values lie between.
    Ordinal,
    /// By distance.
    Interval,
    /// By distance relative to the sum.
    Ratio,
}

/// More distinct values than this are not tabulated.
const MOST_VALUES: usize = 3_000;
/// More pairs of values within units than this are not compared.
const MOST_PAIRS: usize = 200_000_000;

/// Alpha over units (each the values it received, blanks left out); units with one value are not pairable and drop
/// out. Nothing when no pairs are left, when all values are equal, or with more than 3,000 distinct
/// values or 200 million pairs to compare.
#[must_use]
pub fn krippendorff(units: &[Vec<f64>], metric: Metric) -> Option<f64> {
    let units: Vec<&Vec<f64>> = units.iter().filter(|unit| unit.len() > 1).collect();
    let mut values: Vec<f64> = units.iter().flat_map(|unit| unit.iter().copied()).collect();
    values.sort_by(f64::total_cmp);
    values.dedup_by(|a, b| a.to_bits() == b.to_bits());
    if values.len() > MOST_VALUES || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let place = |value: f64| {
        values
            .binary_search_by(|known| known.total_cmp(&value))
            .unwrap_or(0)
    };
    let mut counts = vec![0.0; values.len()];
    for value in units.iter().flat_map(|unit| unit.iter()) {
        if let Some(slot) = counts.get_mut(place(*value)) {
            *slot += 1.0;
        }
    }
    // Within a unit equal values are counted once and weighed: a unit of many members has few different totals.
    let tables: Vec<Vec<(usize, f64)>> = units.iter().map(|unit| table(unit, place)).collect();
    let pairs = tables
        .iter()
        .map(|table| table.len() * table.len() / 2)
        .sum::<usize>();
    if pairs > MOST_PAIRS {
        return None;
    }
    let metric = Distances::new(&values, &counts, metric);
    let total: f64 = counts.iter().sum();
    let mut observed = 0.0;
    for (unit, table) in units.iter().zip(&tables) {
        let mut sum = 0.0;
        for (at, (first, count)) in table.iter().enumerate() {
            let others = table.iter().skip(at + 1);
            sum += others
                .map(|(second, other)| count * other * metric.between(*first, *second))
                .sum::<f64>();
        }
        observed += 2.0 * sum / (real(unit.len()) - 1.0);
    }
    let mut expected = 0.0;
    for (first, count) in counts.iter().enumerate() {
        for (second, other) in counts.iter().enumerate().skip(first + 1) {
            expected += 2.0 * count * other * metric.between(first, second);
        }
    }
    (expected > 0.0).then(|| 1.0 - (total - 1.0) * observed / expected)
}

/// The different values of a unit and how often each stands in it.
fn table(unit: &[f64], place: impl Fn(f64) -> usize) -> Vec<(usize, f64)> {
    let mut places: Vec<usize> = unit.iter().map(|value| place(*value)).collect();
    places.sort_unstable();
    places
        .chunk_by(|a, b| a == b)
        .filter_map(|equal| equal.first().map(|place| (*place, real(equal.len()))))
        .collect()
}

struct Distances<'a> {
    values: &'a [f64],
    /// How many values lie below each, and half of it itself: ordinal distances are differences of these.
    middles: Vec<f64>,
    metric: Metric,
}

impl<'a> Distances<'a> {
    fn new(values: &'a [f64], counts: &[f64], metric: Metric) -> Self {
        let mut below = 0.0;
        let middles = counts
            .iter()
            .map(|count| {
                let middle = below + count / 2.0;
                below += count;
                middle
            })
            .collect();
        Self {
            values,
            middles,
            metric,
        }
    }

    fn between(&self, first: usize, second: usize) -> f64 {
        let value = |list: &[f64], at: usize| list.get(at).copied().unwrap_or(0.0);
        let (a, b) = (value(self.values, first), value(self.values, second));
        match self.metric {
            Metric::Nominal => f64::from(u8::from(first != second)),
            Metric::Ordinal => (value(&self.middles, first) - value(&self.middles, second)).powi(2),
            Metric::Interval => (a - b).powi(2),
            Metric::Ratio if a + b == 0.0 => 0.0,
            Metric::Ratio => ((a - b) / (a + b)).powi(2),
        }
    }
}
