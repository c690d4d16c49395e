//! Totals that stand apart, and members whose totals do not tell proposals apart. A flag opens a discussion; only the
//! member may change a mark.

use serde::{Deserialize, Serialize};

use crate::{
    Code, Figure, Input, Ratio, Rules, aggregate::Tally, prepare::Prepared, refused::Refused, report::Counted,
};

/// A total that stands apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlier {
    /// On which proposal.
    pub proposal: Code,
    /// Whose.
    pub member: Code,
    /// The total.
    pub total: Figure,
    /// The proposal's mean (percent rule) or median (MAD rule).
    pub centre: Figure,
    /// By which rule.
    pub rule: OutlierRule,
}

/// What makes an outlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutlierRule {
    /// Further from the mean of all totals than the stated percentage of it (조달청 2015: 10 %).
    Percent,
    /// Further from the median than 3 x 1.4826 x the median absolute deviation; from five totals on.
    MedianDeviation,
}

/// One member over all proposals the member scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// The member.
    pub member: Code,
    /// How many proposals.
    pub proposals: u32,
    /// The mean of the member's totals.
    pub mean: Figure,
    /// The lowest total.
    pub lowest: Figure,
    /// The highest total.
    pub highest: Figure,
    /// All totals are equal: the member does not tell the proposals apart.
    pub all_equal: bool,
    /// All totals lie at one end of the scale.
    pub at_an_end: bool,
}

/// Every total that stands apart, by proposal and member.
///
/// # Errors
/// As [`crate::count`].
pub fn outliers(rules: &Rules, input: &Input) -> Result<Vec<Outlier>, Refused> {
    outliers_of(&crate::counted(rules, input)?)
}

pub(super) fn outliers_of(counted: &Counted<'_>) -> Result<Vec<Outlier>, Refused> {
    let prepared = &counted.prepared;
    let mut found = Vec::new();
    for (index, tally) in counted
        .tallies
        .iter()
        .enumerate()
        .filter(|(_, tally)| !tally.totals.is_empty())
    {
        let totals = totals(tally)?;
        let outlier = |(member, total): &(u32, Ratio), centre, rule| Outlier {
            proposal: prepared.code(index),
            member: prepared.member(*member),
            total: Figure(*total),
            centre: Figure(centre),
            rule,
        };
        if let Some(percent) = prepared.rules.outlier_percent {
            let mean = tally.plain_mean()?;
            let far = mean.times(percent)?.over(Ratio::whole(100))?.size();
            for total in &totals {
                if total.1.minus(mean)?.size() > far {
                    found.push(outlier(total, mean, OutlierRule::Percent));
                }
            }
        }
        if let Some((median, far)) = median_deviation(tally, &totals)? {
            for total in &totals {
                if total.1.minus(median)?.size() > far {
                    found.push(outlier(total, median, OutlierRule::MedianDeviation));
                }
            }
        }
    }
    Ok(found)
}

fn totals(tally: &Tally) -> Result<Vec<(u32, Ratio)>, Refused> {
    tally
        .totals
        .iter()
        .map(|(member, total)| Ok((*member, Ratio::new(*total, tally.denominator)?)))
        .collect()
}

/// The median and how far from it is too far; nothing below five totals or when most totals are equal.
fn median_deviation(tally: &Tally, totals: &[(u32, Ratio)]) -> Result<Option<(Ratio, Ratio)>, Refused> {
    if totals.len() < 5 {
        return Ok(None);
    }
    let median = tally.median()?;
    let mut distances = Vec::with_capacity(totals.len());
    for (_, total) in totals {
        distances.push(total.minus(median)?.size());
    }
    distances.sort_unstable();
    let (low, high) = ((distances.len() - 1) / 2, distances.len() / 2);
    let (Some(low), Some(high)) = (distances.get(low), distances.get(high)) else {
        return Ok(None);
    };
    let deviation = low.plus(*high)?.over(Ratio::whole(2))?;
    // 3 x 1.4826, the factor that makes the deviation of a normal sample its standard deviation.
    let far = deviation.times(Ratio::new(44_478, 10_000)?)?;
    Ok((deviation > Ratio::ZERO).then_some((median, far)))
}

/// How each member used the scale.
///
/// # Errors
/// As [`crate::count`].
pub fn spreads(rules: &Rules, input: &Input) -> Result<Vec<Spread>, Refused> {
    let counted = crate::counted(rules, input)?;
    let prepared = &counted.prepared;
    let mut by_member: Vec<Vec<Ratio>> = vec![Vec::new(); prepared.members.len()];
    for tally in &counted.tallies {
        for (member, total) in totals(tally)? {
            if let Some(list) = usize::try_from(member).ok().and_then(|at| by_member.get_mut(at)) {
                list.push(total);
            }
        }
    }
    let mut spreads = Vec::new();
    for (member, totals) in (0..).zip(&by_member) {
        spreads.extend(spread(prepared, member, totals)?);
    }
    Ok(spreads)
}

fn spread(prepared: &Prepared<'_>, member: u32, totals: &[Ratio]) -> Result<Option<Spread>, Refused> {
    let (Some(lowest), Some(highest)) = (totals.iter().min(), totals.iter().max()) else {
        return Ok(None);
    };
    let mut sum = Ratio::ZERO;
    for total in totals {
        sum = sum.plus(*total)?;
    }
    let proposals = crate::aggregate::count(totals.len());
    let full = prepared.rules.scale;
    Ok(Some(Spread {
        member: prepared.member(member),
        proposals,
        mean: Figure(sum.over(Ratio::whole(i64::from(proposals)))?),
        lowest: Figure(*lowest),
        highest: Figure(*highest),
        all_equal: lowest == highest && totals.len() > 1,
        at_an_end: *lowest == full || *highest == Ratio::ZERO,
    }))
}
