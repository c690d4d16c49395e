//! Other weights: with three criteria every point of a lattice over the weight triangle is counted exactly, with any
//! other number a seeded sample of the simplex. Per proposal: the share of weightings that select it, their mean, and
//! the nearest weighting that turns its result.

use serde::{Deserialize, Serialize};

use super::{Draws, WhatIfs};
use crate::{Code, Figure, Input, Ratio, Rules, aggregate::Without, refused::Refused, report::Counted};

/// How the weights are searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightMapSettings {
    /// With three criteria: the number of steps along each side of the triangle.
    pub steps: u32,
    /// With any other number: how many weightings are drawn.
    pub samples: u32,
    /// The seed of the draw.
    pub seed: String,
}

impl Default for WeightMapSettings {
    fn default() -> Self {
        Self {
            steps: 100,
            samples: 5_000,
            seed: String::new(),
        }
    }
}

/// The most weightings one map counts.
const MOST_POINTS: usize = 100_000;
/// The parts of a sampled weighting.
const PARTS: u64 = 1_000_000;

/// What other weights would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightMap {
    /// The criteria, in the order of all weights here.
    pub criteria: Vec<Code>,
    /// `lattice` or `sample`.
    pub method: String,
    /// How many weightings were counted.
    pub points: u32,
    /// How many of them allow no selection (floors, resolutions).
    pub infeasible: u32,
    /// Every eligible proposal, in natural order.
    pub proposals: Vec<WeightShare>,
    /// The weightings, each as whole parts; for drawing.
    #[serde(skip)]
    pub weightings: Vec<Vec<u64>>,
}

/// One proposal under all weightings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightShare {
    /// The proposal.
    pub code: Code,
    /// Whether it is selected officially.
    pub selected: bool,
    /// The share of weightings under which it is selected.
    pub share: Figure,
    /// The mean of the weightings that select it, as shares of one; absent when none does.
    pub central: Option<Vec<Figure>>,
    /// The weighting nearest to the official one that turns its result; absent when none does.
    pub nearest_flip: Option<NearestFlip>,
    /// For each weighting, whether it is selected; for drawing.
    #[serde(skip)]
    pub selected_at: Vec<bool>,
}

/// The nearest weighting that turns a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearestFlip {
    /// The weights, as shares of one.
    pub weights: Vec<Figure>,
    /// The sum of the changes of all weights.
    pub distance: Figure,
}

/// Counts under many weightings.
///
/// # Errors
/// As [`crate::count`]; too many weightings are refused.
pub fn weight_map(rules: &Rules, input: &Input, settings: &WeightMapSettings) -> Result<WeightMap, Refused> {
    of(&crate::counted(rules, input)?, settings)
}

pub(super) fn of(counted: &Counted<'_>, settings: &WeightMapSettings) -> Result<WeightMap, Refused> {
    let criteria: Vec<Code> = counted
        .prepared
        .gauges
        .iter()
        .map(|gauge| gauge.code.clone())
        .collect();
    let lattice = criteria.len() == 3;
    let weightings = if lattice {
        triangle(settings.steps)?
    } else {
        sampled(criteria.len(), settings)?
    };
    let size = counted.prepared.items.len();
    let mut selected_at = vec![Vec::with_capacity(weightings.len()); size];
    let what_ifs = WhatIfs::of(counted);
    let mut infeasible = 0;
    for weighting in &weightings {
        let points = ratios(weighting)?;
        let (_, selection) = what_ifs.count(Some(&points), Without::default())?;
        infeasible += u32::from(selection.is_none());
        for (item, selected) in selected_at.iter_mut().enumerate() {
            selected.push(selection.as_ref().is_some_and(|selection| selection.takes(item)));
        }
    }
    let nearest = by_distance(&weightings, &official(counted.prepared.rules)?)?;
    let mut proposals = Vec::with_capacity(size);
    for ((index, item), selected_at) in counted.prepared.items.iter().enumerate().zip(selected_at) {
        if item.excluded().is_none() {
            proposals.push(share(counted, index, (&weightings, &nearest), selected_at)?);
        }
    }
    Ok(WeightMap {
        criteria,
        method: if lattice { "lattice" } else { "sample" }.to_owned(),
        points: crate::aggregate::count(weightings.len()),
        infeasible,
        proposals,
        weightings,
    })
}

/// All points of the triangle in whole steps, the first weight rising slowest.
fn triangle(steps: u32) -> Result<Vec<Vec<u64>>, Refused> {
    let steps = u64::from(steps);
    let count = (steps + 1) * (steps + 2) / 2;
    if steps == 0 || usize::try_from(count).is_ok_and(|count| count > MOST_POINTS) {
        let reason = format!("a weight map counts 1 to {MOST_POINTS} weightings");
        return Err(Refused::NotPossible { reason });
    }
    let row = |first: u64| (0..=steps - first).map(move |second| vec![first, second, steps - first - second]);
    Ok((0..=steps).flat_map(row).collect())
}

fn sampled(criteria: usize, settings: &WeightMapSettings) -> Result<Vec<Vec<u64>>, Refused> {
    let count = usize::try_from(settings.samples).unwrap_or(usize::MAX);
    if count == 0 || count > MOST_POINTS {
        let reason = format!("a weight map counts 1 to {MOST_POINTS} weightings");
        return Err(Refused::NotPossible { reason });
    }
    let mut draws = Draws::new(format!("weights|{}", settings.seed));
    Ok((0..count).map(|_| draws.weights(criteria, PARTS)).collect())
}

/// Whole parts as shares of one.
fn ratios(weighting: &[u64]) -> Result<Vec<Ratio>, Refused> {
    let sum: u64 = weighting.iter().sum();
    weighting
        .iter()
        .map(|part| Ok(Ratio::new(i128::from(*part), i128::from(sum))?))
        .collect()
}

fn official(rules: &Rules) -> Result<Vec<Ratio>, Refused> {
    let mut sum = Ratio::ZERO;
    for criterion in &rules.criteria {
        sum = sum.plus(criterion.points)?;
    }
    rules
        .criteria
        .iter()
        .map(|criterion| Ok(criterion.points.over(sum)?))
        .collect()
}

/// How far each weighting is from the official one (the sum of the changes of all weights), and which it is; the
/// nearest first, equally near ones in the order in which they were counted.
fn by_distance(weightings: &[Vec<u64>], official: &[Ratio]) -> Result<Vec<(Ratio, usize)>, Refused> {
    let mut distances = Vec::with_capacity(weightings.len());
    for (at, weighting) in weightings.iter().enumerate() {
        let mut distance = Ratio::ZERO;
        for (weight, official) in ratios(weighting)?.iter().zip(official) {
            distance = distance.plus(weight.minus(*official)?.size())?;
        }
        distances.push((distance, at));
    }
    distances.sort_unstable();
    Ok(distances)
}

fn share(
    counted: &Counted<'_>,
    index: usize,
    (weightings, nearest): (&[Vec<u64>], &[(Ratio, usize)]),
    selected_at: Vec<bool>,
) -> Result<WeightShare, Refused> {
    let selected = counted.selection.takes(index);
    let chosen: Vec<&Vec<u64>> = weightings
        .iter()
        .zip(&selected_at)
        .filter(|(_, selected)| **selected)
        .map(|(weights, _)| weights)
        .collect();
    let whole = |size: usize| i128::try_from(size).unwrap_or(i128::MAX);
    let total: u64 = chosen.iter().map(|weights| weights.iter().sum::<u64>()).sum();
    let mut central = Vec::new();
    for at in 0..counted.prepared.gauges.len() {
        let sum: u64 = chosen.iter().filter_map(|weights| weights.get(at)).sum();
        if total > 0 {
            central.push(Figure(Ratio::new(i128::from(sum), i128::from(total))?));
        }
    }
    let turned = |(_, at): &&(Ratio, usize)| selected_at.get(*at).is_some_and(|now| *now != selected);
    let nearest_flip = match nearest.iter().find(turned) {
        Some((distance, at)) => Some(NearestFlip {
            weights: ratios(weightings.get(*at).map_or(&[], Vec::as_slice))?
                .into_iter()
                .map(Figure)
                .collect(),
            distance: Figure(*distance),
        }),
        None => None,
    };
    Ok(WeightShare {
        code: counted.prepared.code(index),
        selected,
        share: Figure(Ratio::new(whole(chosen.len()), whole(weightings.len()))?),
        central: (!chosen.is_empty()).then_some(central),
        nearest_flip,
        selected_at,
    })
}
