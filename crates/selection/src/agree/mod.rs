//! Do the members agree: intraclass correlation, Krippendorff's alpha, Kendall's W. Advice about a panel, never part
//! of a result. Two-way statistics use the proposals that every member scored; one-way ICC and alpha use all.

mod alpha;
mod icc;
mod kendall;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use alpha::{Metric, krippendorff};
pub use icc::{Icc, Interval, Intervals, OneWay, TwoWay, one_way, two_way};
pub use kendall::{Kendall, kendall};

use crate::{Code, Input, Ratio, Rules, refused::Refused, report::Counted, stats::real};

/// How far the members agree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// What the two-way statistics are made from.
    pub base: Base,
    /// Intraclass correlations of the members' totals; those that cannot be formed are absent, with the reason in `base`.
    pub icc: Option<Icc>,
    /// What the reliability of the mean is called, by the guide of Koo and Li (2016), from `icc2_k`.
    pub word: Option<Word>,
    /// Krippendorff's alpha of the members' totals.
    pub krippendorff: Option<Alphas>,
    /// Kendall's coefficient of concordance of the members' orders.
    pub kendall: Option<Kendall>,
    /// What a reader must know.
    pub warnings: Vec<AgreementWarning>,
}

/// What was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// All scored proposals.
    pub proposals: u32,
    /// All members with a valid total.
    pub members: u32,
    /// The proposals that every one of these members scored.
    pub complete: Vec<Code>,
    /// Why the two-way statistics are absent.
    pub reason: Option<String>,
}

/// Krippendorff's alpha by metric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Alphas {
    /// Equal or not.
    pub nominal: Option<f64>,
    /// By order.
    pub ordinal: Option<f64>,
    /// By distance.
    pub interval: Option<f64>,
    /// By ratio.
    pub ratio: Option<f64>,
}

/// The usual words for a reliability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Below 0.5.
    Poor,
    /// From 0.5 to 0.75.
    Moderate,
    /// From 0.75 to 0.9.
    Good,
    /// Above 0.9.
    Excellent,
}

/// What a reader must know about an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementWarning {
    /// The proposals of the base differ much less than all scored ones do: such a figure says little about the members.
    RangeRestricted,
}

/// The agreement of a panel.
///
/// # Errors
/// As [`crate::count`].
pub fn agreement(rules: &Rules, input: &Input) -> Result<Agreement, Refused> {
    of(&crate::counted(rules, input)?)
}

fn of(counted: &Counted<'_>) -> Result<Agreement, Refused> {
    let scored: Vec<usize> = (0..counted.tallies.len())
        .filter(|item| counted.tallies.get(*item).is_some_and(|t| !t.totals.is_empty()))
        .collect();
    let mut units: Vec<Vec<(u32, f64)>> = Vec::with_capacity(scored.len());
    for tally in scored.iter().filter_map(|item| counted.tallies.get(*item)) {
        let totals = tally.totals.iter();
        let unit: Result<_, Refused> = totals
            .map(|(member, total)| Ok((*member, Ratio::new(*total, tally.denominator)?.approximate())))
            .collect();
        units.push(unit?);
    }
    let mut members: Vec<u32> = units.iter().flatten().map(|(member, _)| *member).collect();
    members.sort_unstable();
    members.dedup();
    let is_complete = |unit: &&Vec<(u32, f64)>| unit.len() == members.len();
    let values = |unit: &Vec<(u32, f64)>| unit.iter().map(|(_, total)| *total).collect::<Vec<f64>>();
    let block: Vec<Vec<f64>> = units.iter().filter(is_complete).map(values).collect();
    let all: Vec<Vec<f64>> = units.iter().map(values).collect();
    let complete: Vec<Code> = scored
        .iter()
        .zip(&units)
        .filter(|(_, unit)| unit.len() == members.len())
        .map(|(item, _)| counted.prepared.code(*item))
        .collect();
    let enough = block.len() >= 2 && members.len() >= 2;
    let icc = icc::icc(if enough { &block } else { &[] }, &all);
    let reason = match (enough, icc.and_then(|icc| icc.icc2_1)) {
        (false, _) => {
            Some("fewer than two proposals were scored by every one of at least two members".to_owned())
        }
        (true, None) => Some("all totals of the base are equal".to_owned()),
        (true, Some(_)) => None,
    };
    let alpha = |metric| krippendorff(&all, metric);
    let base = Base {
        proposals: crate::aggregate::count(all.len()),
        members: crate::aggregate::count(members.len()),
        complete,
        reason,
    };
    Ok(Agreement {
        word: icc.and_then(|icc| icc.icc2_k).map(word),
        krippendorff: (all.iter().filter(|unit| unit.len() > 1).count() >= 2).then(|| Alphas {
            nominal: alpha(Metric::Nominal),
            ordinal: alpha(Metric::Ordinal),
            interval: alpha(Metric::Interval),
            ratio: alpha(Metric::Ratio),
        }),
        kendall: if enough { kendall(&block) } else { None },
        warnings: if enough && restricted(&block, &all) {
            vec![AgreementWarning::RangeRestricted]
        } else {
            Vec::new()
        },
        base,
        icc,
    })
}

fn word(reliability: f64) -> Word {
    if reliability < 0.5 {
        Word::Poor
    } else if reliability < 0.75 {
        Word::Moderate
    } else if reliability <= 0.9 {
        Word::Good
    } else {
        Word::Excellent
    }
}

/// Whether the means of the base vary less than half as much as the means of all scored proposals.
fn restricted(block: &[Vec<f64>], all: &[Vec<f64>]) -> bool {
    let variance = |units: &[Vec<f64>]| {
        let means: Vec<f64> = units
            .iter()
            .map(|unit| unit.iter().sum::<f64>() / real(unit.len()))
            .collect();
        let centre = means.iter().sum::<f64>() / real(means.len());
        means
            .iter()
            .map(|mean| (mean - centre) * (mean - centre))
            .sum::<f64>()
            / (real(means.len()) - 1.0)
    };
    variance(block) < 0.5 * variance(all)
}
