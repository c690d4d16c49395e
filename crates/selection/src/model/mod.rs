//! Members' levels as a diagnosis: z-scores, additive least squares, random effects by REML. Off the official path:
//! where everybody scores everything, subtracting a member's level cannot change the order of plain means at all.

mod components;
mod least_squares;
mod reml;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use components::Component;
pub use least_squares::LeastSquares;
pub use reml::{Boundary, Reml, Variances};

use crate::{Code, Input, Ratio, Rules, refused::Refused, report::Counted, stats::real};

/// Totals as a list of (proposal, member, value), by index.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Design {
    /// How many proposals.
    pub proposals: usize,
    /// How many members.
    pub members: usize,
    /// Every total.
    pub totals: Vec<(usize, usize, f64)>,
}

/// What the three models say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Each member with a valid total, in natural order.
    pub members: Vec<MemberEffect>,
    /// Each scored proposal, in natural order.
    pub proposals: Vec<ProposalEffect>,
    /// Why there are no least-squares effects: groups of proposals and members that share no score.
    pub disconnected: Option<Vec<Group>>,
    /// The variances of the random-effects model.
    pub reml: Option<RemlSummary>,
}

/// A part of a panel that shares no score with the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its members.
    pub members: Vec<Code>,
    /// Its proposals.
    pub proposals: Vec<Code>,
}

/// One member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MemberEffect {
    /// The member.
    pub code: Code,
    /// How many valid totals; with one alone no effect says anything.
    pub scores: u32,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation; absent with fewer than two.
    pub deviation: Option<f64>,
    /// Whether z-scores can be formed: at least three totals that are not all equal.
    pub calibrated: bool,
    /// The least-squares level, the mean over members being nought.
    pub least_squares: Option<f64>,
    /// The level predicted by the random-effects model.
    pub reml: Option<f64>,
}

/// One proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProposalEffect {
    /// The proposal.
    pub code: Code,
    /// The plain mean.
    pub mean: f64,
    /// The mean of its z-scores, as 50 + 10 z; absent when none of its members is calibrated.
    pub standard: Option<f64>,
    /// The least-squares value with the members' levels taken out.
    pub least_squares: Option<f64>,
    /// The effect predicted by the random-effects model, about the general mean.
    pub reml: Option<f64>,
}

/// The random-effects model in figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RemlSummary {
    /// Between proposals, between members, residual.
    pub variances: Variances,
    /// The general mean.
    pub mean: f64,
    /// Minus twice the restricted log-likelihood.
    pub deviance: f64,
    /// Variances that ended at nought.
    pub boundary: Vec<Boundary>,
    /// How reliable one score is.
    pub reliability_single: f64,
    /// How reliable the mean of the usual number of scores is.
    pub reliability_mean: f64,
}

/// The most proposals and members together.
const MOST: usize = 2_000;
/// What one solution of the models may cost, in multiplications; there are more than a thousand of them.
const MOST_STEPS: usize = 3_000_000;

/// What one solution costs: pairs within proposals, and a factor over the members.
fn steps(design: &Design) -> usize {
    let mut sizes = vec![0_usize; design.proposals];
    for (proposal, _, _) in &design.totals {
        if let Some(size) = sizes.get_mut(*proposal) {
            *size += 1;
        }
    }
    sizes.iter().map(|size| size * size).sum::<usize>() + design.members.pow(3) / 6
}

/// Fits all three models.
///
/// # Errors
/// As [`crate::count`]; panels beyond 2,000 proposals and members together, or too dense, are refused.
pub fn calibration(rules: &Rules, input: &Input) -> Result<Calibration, Refused> {
    of(&crate::counted(rules, input)?)
}

fn of(counted: &Counted<'_>) -> Result<Calibration, Refused> {
    let (design, items, members) = design(counted)?;
    if items.len() + members.len() > MOST {
        let reason = format!("calibration takes at most {MOST} proposals and members together");
        return Err(Refused::NotPossible { reason });
    }
    if steps(&design) > MOST_STEPS {
        let (proposals, seats) = (items.len(), members.len());
        let reason =
            format!("calibration of {proposals} proposals and {seats} members takes longer than it may");
        return Err(Refused::NotPossible { reason });
    }
    let least = least_squares::fit(&design);
    let reml = reml::fit(&design);
    let disconnected = least.as_ref().err().map(|parts| {
        let codes =
            |list: &[usize], of: &dyn Fn(usize) -> Code| list.iter().map(|at| of(*at)).collect::<Vec<_>>();
        let member = |at: usize| {
            counted
                .prepared
                .member(members.get(at).copied().unwrap_or(u32::MAX))
        };
        let item = |at: usize| {
            counted
                .prepared
                .code(items.get(at).copied().unwrap_or(usize::MAX))
        };
        let group = |part: &Component| Group {
            members: codes(&part.members, &member),
            proposals: codes(&part.proposals, &item),
        };
        parts.iter().map(group).collect()
    });
    let scales: Vec<Option<(f64, f64)>> = (0..members.len()).map(|seat| scale(&design, seat)).collect();
    let at = |list: Option<&Vec<f64>>, index: usize| list.and_then(|list| list.get(index)).copied();
    let levels = least.as_ref().ok().map(|fit| &fit.members);
    let values = least.as_ref().ok().map(|fit| &fit.proposals);
    let members = members.iter().enumerate().map(|(seat, member)| {
        let own: Vec<f64> = own(&design, |_, other| other == seat);
        let (mean, deviation) = moments(&own);
        MemberEffect {
            code: counted.prepared.member(*member),
            scores: crate::aggregate::count(own.len()),
            mean,
            deviation,
            calibrated: scales.get(seat).is_some_and(Option::is_some),
            least_squares: at(levels, seat),
            reml: at(reml.as_ref().map(|fit| &fit.members), seat),
        }
    });
    let proposals = items.iter().enumerate().map(|(row, item)| ProposalEffect {
        code: counted.prepared.code(*item),
        mean: moments(&own(&design, |other, _| other == row)).0,
        standard: standard(&design, row, &scales),
        least_squares: at(values, row),
        reml: at(reml.as_ref().map(|fit| &fit.proposals), row),
    });
    Ok(Calibration {
        members: members.collect(),
        proposals: proposals.collect(),
        disconnected,
        reml: reml.as_ref().map(|fit| summary(fit, &design)),
    })
}

fn summary(fit: &Reml, design: &Design) -> RemlSummary {
    let Variances {
        proposals,
        members,
        residual,
    } = fit.variances;
    let usual = real(design.totals.len()) / real(design.proposals.max(1));
    let share = |noise: f64| {
        if proposals + noise > 0.0 {
            proposals / (proposals + noise)
        } else {
            0.0
        }
    };
    RemlSummary {
        variances: fit.variances,
        mean: fit.mean,
        deviance: fit.deviance,
        boundary: fit.boundary.clone(),
        reliability_single: share(members + residual),
        reliability_mean: share((members + residual) / usual),
    }
}

/// The totals by index, with the items and members behind the indices.
fn design(counted: &Counted<'_>) -> Result<(Design, Vec<usize>, Vec<u32>), Refused> {
    let scored = counted
        .tallies
        .iter()
        .enumerate()
        .filter(|(_, tally)| !tally.totals.is_empty());
    let items: Vec<usize> = scored.map(|(item, _)| item).collect();
    let mut members: Vec<u32> = counted
        .tallies
        .iter()
        .flat_map(|tally| tally.totals.iter().map(|(member, _)| *member))
        .collect();
    members.sort_unstable();
    members.dedup();
    let mut design = Design {
        proposals: items.len(),
        members: members.len(),
        totals: Vec::new(),
    };
    for (row, tally) in items
        .iter()
        .filter_map(|item| counted.tallies.get(*item))
        .enumerate()
    {
        for (member, total) in &tally.totals {
            let value = Ratio::new(*total, tally.denominator)?.approximate();
            design
                .totals
                .push((row, members.binary_search(member).unwrap_or(0), value));
        }
    }
    Ok((design, items, members))
}

fn own(design: &Design, wanted: impl Fn(usize, usize) -> bool) -> Vec<f64> {
    design
        .totals
        .iter()
        .filter(|(row, seat, _)| wanted(*row, *seat))
        .map(|(_, _, value)| *value)
        .collect()
}

fn moments(values: &[f64]) -> (f64, Option<f64>) {
    let mean = values.iter().sum::<f64>() / real(values.len().max(1));
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (
        mean,
        (values.len() > 1).then(|| (squares / (real(values.len()) - 1.0)).sqrt()),
    )
}

/// A member's mean and standard deviation, when z-scores may be formed from them.
fn scale(design: &Design, seat: usize) -> Option<(f64, f64)> {
    let own = own(design, |_, other| other == seat);
    let (mean, deviation) = moments(&own);
    deviation
        .filter(|deviation| own.len() >= 3 && *deviation > 0.0)
        .map(|deviation| (mean, deviation))
}

fn standard(design: &Design, row: usize, scales: &[Option<(f64, f64)>]) -> Option<f64> {
    let scores = design.totals.iter().filter(|(other, _, _)| *other == row);
    let values: Vec<f64> = scores
        .filter_map(|(_, seat, value)| {
            let (mean, deviation) = scales.get(*seat).copied().flatten()?;
            Some((value - mean) / deviation)
        })
        .collect();
    (!values.is_empty()).then(|| 50.0 + 10.0 * values.iter().sum::<f64>() / real(values.len()))
}
