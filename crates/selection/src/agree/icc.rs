//! Intraclass correlations (Shrout and Fleiss 1979; interval of `McGraw` and Wong 1996), one-way also unbalanced.

use serde::{Deserialize, Serialize};

use crate::stats::{f_quantile, real};

/// The six correlations. The one-way ones are over all proposals, the others over those that every member scored; what
/// cannot be formed is absent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Icc {
    /// One score, members not told apart; over all proposals, unbalanced.
    pub icc1_1: Option<f64>,
    /// One score, members a sample.
    pub icc2_1: Option<f64>,
    /// One score, these members only.
    pub icc3_1: Option<f64>,
    /// The mean, members not told apart.
    pub icc1_k: Option<f64>,
    /// The mean, members a sample: how reliable the plain mean is.
    pub icc2_k: Option<f64>,
    /// The mean, these members only.
    pub icc3_k: Option<f64>,
    /// The 95 % interval of `icc2_1`; absent when it cannot be formed.
    pub ci95: Option<Interval>,
    /// The 95 % intervals of all six.
    pub intervals95: Intervals,
}

/// The lower and the upper end.
pub type Interval = [f64; 2];

/// The 95 % intervals (Shrout and Fleiss 1979; for `icc2` `McGraw` and Wong 1996). With different numbers of scores that of
/// `icc1` is an approximation by their typical number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Intervals {
    /// Of `icc1_1`.
    pub icc1_1: Option<Interval>,
    /// Of `icc2_1`.
    pub icc2_1: Option<Interval>,
    /// Of `icc3_1`.
    pub icc3_1: Option<Interval>,
    /// Of `icc1_k`.
    pub icc1_k: Option<Interval>,
    /// Of `icc2_k`.
    pub icc2_k: Option<Interval>,
    /// Of `icc3_k`.
    pub icc3_k: Option<Interval>,
}

/// Mean squares of a complete table: proposals by members.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoWay {
    /// How many proposals.
    pub targets: f64,
    /// How many members.
    pub judges: f64,
    /// Between proposals.
    pub bms: f64,
    /// Within proposals.
    pub wms: f64,
    /// Between members.
    pub jms: f64,
    /// What remains.
    pub ems: f64,
}

/// The one-way analysis of proposals with any number of scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OneWay {
    /// The correlation of two scores of one proposal.
    pub single: f64,
    /// The reliability of a mean of the typical number of scores.
    pub mean: f64,
    /// The typical number of scores.
    pub typical: f64,
    /// How many times the mean square between proposals is that within.
    pub f: f64,
    /// Its degrees of freedom.
    pub freedom: [f64; 2],
}

/// The analysis of variance of a complete table; nothing below two by two or with rows of different length.
#[must_use]
pub fn two_way(rows: &[Vec<f64>]) -> Option<TwoWay> {
    let width = rows.first().map_or(0, Vec::len);
    if rows.len() < 2 || width < 2 || rows.iter().any(|row| row.len() != width) {
        return None;
    }
    let (n, k) = (real(rows.len()), real(width));
    let centre = rows.iter().flatten().sum::<f64>() / (n * k);
    let square = |value: f64| (value - centre) * (value - centre);
    let total: f64 = rows.iter().flatten().map(|value| square(*value)).sum();
    let between: f64 = rows
        .iter()
        .map(|row| k * square(row.iter().sum::<f64>() / k))
        .sum();
    let mut judges = 0.0;
    for judge in 0..width {
        let mean = rows.iter().filter_map(|row| row.get(judge)).sum::<f64>() / n;
        judges += n * square(mean);
    }
    Some(TwoWay {
        targets: n,
        judges: k,
        bms: between / (n - 1.0),
        wms: (total - between) / (n * (k - 1.0)),
        jms: judges / (k - 1.0),
        ems: (total - between - judges) / ((n - 1.0) * (k - 1.0)),
    })
}

impl TwoWay {
    /// The interval of ICC(2,1) at 95 %.
    #[must_use]
    pub fn interval(&self) -> Option<[f64; 2]> {
        let Self {
            targets: n,
            judges: k,
            bms,
            jms,
            ems,
            ..
        } = *self;
        let single = self.single();
        if !(single.is_finite() && single < 1.0) {
            return None;
        }
        let a = k * single / (n * (1.0 - single));
        let b = 1.0 + k * single * (n - 1.0) / (n * (1.0 - single));
        let freedom = (a * jms + b * ems).powi(2)
            / ((a * jms).powi(2) / (k - 1.0) + (b * ems).powi(2) / ((n - 1.0) * (k - 1.0)));
        let (low, high) = (
            f_quantile(0.975, n - 1.0, freedom),
            f_quantile(0.975, freedom, n - 1.0),
        );
        let rest = k * jms + (k * n - k - n) * ems;
        let interval = [
            n * (bms - low * ems) / (low * rest + n * bms),
            n * (high * bms - ems) / (rest + n * high * bms),
        ];
        interval.iter().all(|end| end.is_finite()).then_some(interval)
    }

    /// ICC(2,1).
    #[must_use]
    pub fn single(&self) -> f64 {
        let Self {
            targets: n,
            judges: k,
            bms,
            jms,
            ems,
            ..
        } = *self;
        (bms - ems) / (bms + (k - 1.0) * ems + k * (jms - ems) / n)
    }
}

/// One-way with any number of scores per proposal; nothing without two proposals or any repetition.
#[must_use]
pub fn one_way(units: &[Vec<f64>]) -> Option<OneWay> {
    let units: Vec<&Vec<f64>> = units.iter().filter(|unit| !unit.is_empty()).collect();
    let n = real(units.len());
    let count: f64 = units.iter().map(|unit| real(unit.len())).sum();
    if units.len() < 2 || count <= n {
        return None;
    }
    let centre = units.iter().flat_map(|unit| unit.iter()).sum::<f64>() / count;
    let (mut between, mut within) = (0.0, 0.0);
    for unit in &units {
        let mean = unit.iter().sum::<f64>() / real(unit.len());
        between += real(unit.len()) * (mean - centre) * (mean - centre);
        within += unit
            .iter()
            .map(|value| (value - mean) * (value - mean))
            .sum::<f64>();
    }
    let squares: f64 = units.iter().map(|unit| real(unit.len()).powi(2)).sum();
    let typical = (count - squares / count) / (n - 1.0);
    let (between, within) = (between / (n - 1.0), within / (count - n));
    let variance = (between - within) / typical;
    let single = variance / (variance + within);
    let mean = variance / (variance + within / typical);
    (single.is_finite() && mean.is_finite()).then_some(OneWay {
        single,
        mean,
        typical,
        f: between / within,
        freedom: [n - 1.0, count - n],
    })
}

/// All six: two-way over the complete block, one-way over all. Nothing when none of them can be formed.
pub(super) fn icc(block: &[Vec<f64>], all: &[Vec<f64>]) -> Option<Icc> {
    let (table, one) = (two_way(block), one_way(all));
    let of_table =
        |figure: &dyn Fn(&TwoWay) -> f64| table.as_ref().map(figure).filter(|value| value.is_finite());
    let single = of_table(&TwoWay::single);
    let interval = table
        .as_ref()
        .filter(|_| single.is_some())
        .and_then(TwoWay::interval);
    let fixed = table.as_ref().and_then(|table| {
        let freedom = [table.targets - 1.0, (table.targets - 1.0) * (table.judges - 1.0)];
        by_ratio(table.bms / table.ems, freedom, table.judges)
    });
    let loose = one.and_then(|one| by_ratio(one.f, one.freedom, one.typical));
    let together = |end: f64, judges: f64| judges * end / (1.0 + (judges - 1.0) * end);
    let icc = Icc {
        icc1_1: one.map(|one| one.single),
        icc2_1: single,
        icc3_1: of_table(&|table| (table.bms - table.ems) / (table.bms + (table.judges - 1.0) * table.ems)),
        icc1_k: one.map(|one| one.mean),
        icc2_k: of_table(&|table| {
            (table.bms - table.ems) / (table.bms + (table.jms - table.ems) / table.targets)
        }),
        icc3_k: of_table(&|table| (table.bms - table.ems) / table.bms),
        ci95: interval,
        intervals95: Intervals {
            icc1_1: loose.map(|ends| ends.0),
            icc2_1: interval,
            icc3_1: fixed.map(|ends| ends.0),
            icc1_k: loose.map(|ends| ends.1),
            icc2_k: table
                .as_ref()
                .zip(interval)
                .map(|(table, ends)| ends.map(|end| together(end, table.judges)))
                .filter(|ends| ends.iter().all(|end| end.is_finite())),
            icc3_k: fixed.map(|ends| ends.1),
        },
    };
    let any = [
        icc.icc1_1, icc.icc2_1, icc.icc3_1, icc.icc1_k, icc.icc2_k, icc.icc3_k,
    ];
    any.iter().any(Option::is_some).then_some(icc)
}

/// The intervals of one score and of the mean of so many, from a ratio of mean squares.
fn by_ratio(f: f64, [above, below]: [f64; 2], scores: f64) -> Option<(Interval, Interval)> {
    let ends = [
        f / f_quantile(0.975, above, below),
        f * f_quantile(0.975, below, above),
    ];
    let single = ends.map(|end| (end - 1.0) / (end + scores - 1.0));
    let mean = ends.map(|end| 1.0 - 1.0 / end);
    let finite = single.iter().chain(&mean).all(|end| end.is_finite());
    finite.then_some((single, mean))
}
