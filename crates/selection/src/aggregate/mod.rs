//! From marks to one score per proposal: scaling over the applicable criteria, then the aggregation of the rules.
//! Ranks and money are not this module's matter.

mod average;
mod knock_out;
mod places;
mod scales;
mod summary;

use average::Sum;
pub(crate) use average::{Trimmed, median_of, trimmed_sum};
pub(crate) use knock_out::on_scale;
pub(crate) use scales::{Scale, Scales};

use crate::{
    Ratio,
    number::TooLarge,
    prepare::{Item, Prepared},
    refused::Refused,
    rules::{Aggregate, Rounding, Rules, TrimScope},
};

/// What is left out of a recount.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Without {
    pub(crate) member: Option<u32>,
    /// Neither its own thresholds nor a tie look at it; that it weighs nothing is the matter of the scales.
    pub(crate) criterion: Option<usize>,
}

/// A criterion's own threshold that a proposal misses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Miss {
    /// The score is below the pass mark.
    Total { pass_mark: Ratio },
    /// This criterion is below its pass mark; both as marks on its scale.
    Criterion {
        criterion: usize,
        value: Ratio,
        pass_mark: Ratio,
    },
    /// More than half of the members marked this criterion low.
    MajorityLow { criterion: usize, low: u32, of: u32 },
}

/// Where a proposal stands before it is ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The screening excluded it.
    Excluded,
    /// Too few valid scores.
    TooFew { valid: u32, needed: u32 },
    /// Its applicable criteria weigh nothing.
    NoWeight,
    /// Scored, but below a threshold.
    Missed(Miss),
    /// To be ranked.
    Ranked,
}

/// One proposal's figures.
#[derive(Debug, Clone)]
pub(crate) struct Tally {
    pub(crate) standing: Standing,
    /// Member and total above the proposal's common denominator, in natural order of members.
    pub(crate) totals: Vec<(u32, i128)>,
    /// The denominator of all totals.
    pub(crate) denominator: i128,
    /// The members whose totals were left out, lowest first.
    pub(crate) lowest: Vec<u32>,
    pub(crate) highest: Vec<u32>,
    /// Whether extremes should have been left out but were too few.
    pub(crate) untrimmed: bool,
    pub(crate) score: Option<Ratio>,
}

impl Tally {
    fn empty() -> Self {
        Self {
            standing: Standing::Ranked,
            totals: Vec::new(),
            denominator: 1,
            lowest: Vec::new(),
            highest: Vec::new(),
            untrimmed: false,
            score: None,
        }
    }

    /// As it was when it was empty, but for the room it has.
    fn clear(&mut self) {
        self.standing = Standing::Ranked;
        self.totals.clear();
        self.denominator = 1;
        self.lowest.clear();
        self.highest.clear();
        self.untrimmed = false;
        self.score = None;
    }

    /// The score as a figure where more is better.
    pub(crate) fn merit(&self, rules: &Rules) -> Option<Ratio> {
        if rules.aggregate == Aggregate::Borda {
            self.score.map(Ratio::negated)
        } else {
            self.score
        }
    }

    /// The mean of all totals.
    pub(crate) fn plain_mean(&self) -> Result<Ratio, TooLarge> {
        average::summed(&self.totals)?.mean(self.denominator)
    }

    /// The middle of all totals.
    pub(crate) fn median(&self) -> Result<Ratio, TooLarge> {
        median_of(
            &mut self.totals.iter().map(|(_, total)| *total).collect::<Vec<_>>(),
            self.denominator,
        )
    }
}

/// What a count has to tell of each proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Everything, down to each member's total and who was left out.
    Everything,
    /// The score alone: totals are summed up without being written down.
    Scores,
}

/// Counts every proposal.
pub(crate) fn tallies(
    prepared: &Prepared<'_>,
    scales: &Scales,
    detail: Detail,
) -> Result<Vec<Tally>, Refused> {
    tallies_into(Vec::new(), (prepared, scales), Without::default(), detail)
}

/// The same in the room of earlier tallies, for counts that are made thousands of times.
pub(crate) fn tallies_into(
    room: Vec<Tally>,
    (prepared, scales): (&Prepared<'_>, &Scales),
    without: Without,
    detail: Detail,
) -> Result<Vec<Tally>, Refused> {
    let rules = prepared.rules;
    let mut tallies = room;
    tallies.resize_with(prepared.items.len(), Tally::empty);
    let in_one_pass = detail == Detail::Scores && summary::is_enough(rules);
    for (item, tally) in prepared.items.iter().zip(&mut tallies) {
        if let Some(scale) = begun(scales, item, tally) {
            if in_one_pass {
                summary::score(prepared, scale, (item, tally), without)?;
            } else {
                totals(prepared, scale, (item, tally), without);
            }
        }
    }
    if rules.aggregate.counts_places() {
        places::score(rules, &mut tallies)?;
    } else if !in_one_pass {
        for (item, tally) in prepared.items.iter().zip(&mut tallies) {
            if tally.standing == Standing::Ranked {
                score(prepared, scales, (item, tally), without)?;
            }
        }
    }
    for (item, tally) in prepared.items.iter().zip(&mut tallies) {
        finish(prepared, (item, tally), without)?;
    }
    Ok(tallies)
}

/// Clears the tally; nothing when the proposal is not counted.
fn begun<'s>(scales: &'s Scales, item: &Item<'_>, tally: &mut Tally) -> Option<&'s Scale> {
    tally.clear();
    if item.excluded().is_some() {
        tally.standing = Standing::Excluded;
        return None;
    }
    let scale = scales.of(item);
    match scale {
        Some(scale) => tally.denominator = scale.denominator,
        None => tally.standing = Standing::NoWeight,
    }
    scale
}

fn totals(prepared: &Prepared<'_>, scale: &Scale, (item, tally): (&Item<'_>, &mut Tally), without: Without) {
    tally.totals.reserve_exact(item.sheets.len());
    let sheets = prepared.sheets_of(item, without.member);
    tally
        .totals
        .extend(sheets.map(|(author, marks)| (author, scale.total(marks))));
    let (valid, needed) = (count(tally.totals.len()), prepared.rules.hard_min_scores);
    if valid < needed {
        tally.standing = Standing::TooFew { valid, needed };
    }
}

/// The totals of a proposal by themselves, whether they were written down or not, and their denominator.
pub(crate) fn totals_of(
    prepared: &Prepared<'_>,
    scales: &Scales,
    item: &Item<'_>,
    without: Without,
) -> (Vec<i128>, i128) {
    let Some(scale) = scales.of(item) else {
        return (Vec::new(), 1);
    };
    let sheets = prepared.sheets_of(item, without.member);
    (
        sheets.map(|(_, marks)| scale.total(marks)).collect(),
        scale.denominator,
    )
}

/// How many extremes go, given the number of valid scores; `None` when the rule says so but they are too few.
pub(crate) fn trim(rules: &Rules, valid: usize) -> Option<Trimmed> {
    let [low, high] = match rules.aggregate {
        Aggregate::DropOneMean => [1, 1],
        Aggregate::TrimmedMean => rules.trim,
        Aggregate::Mean | Aggregate::Median | Aggregate::Borda | Aggregate::RankPoints => [0, 0],
    };
    if low + high == 0 {
        return Some(Trimmed { low: 0, high: 0 });
    }
    let enough = count(valid) >= rules.min_valid_scores && count(valid) > low + high;
    let whole = |side: u32| usize::try_from(side).unwrap_or(usize::MAX);
    enough.then_some(Trimmed {
        low: whole(low),
        high: whole(high),
    })
}

fn score(
    prepared: &Prepared<'_>,
    scales: &Scales,
    (item, tally): (&Item<'_>, &mut Tally),
    without: Without,
) -> Result<(), Refused> {
    let rules = prepared.rules;
    let trimmed = trim(rules, tally.totals.len());
    tally.untrimmed = trimmed.is_none();
    let trimmed = trimmed.unwrap_or(Trimmed { low: 0, high: 0 });
    tally.score = Some(match (rules.aggregate, rules.trim_scope) {
        (Aggregate::Median, TrimScope::MemberTotal) => tally.median()?,
        (_, TrimScope::PerCriterion) => by_criterion(prepared, scales, item, without)?,
        (_, TrimScope::MemberTotal) => average::drop_extremes(tally, trimmed)?.mean(tally.denominator)?,
    });
    Ok(())
}

/// The weighted sum of the criteria, each aggregated by itself.
fn by_criterion(
    prepared: &Prepared<'_>,
    scales: &Scales,
    item: &Item<'_>,
    without: Without,
) -> Result<Ratio, Refused> {
    let mut sum = Ratio::ZERO;
    let Some(scale) = scales.of(item) else {
        return Ok(sum);
    };
    for (criterion, gauge) in prepared.gauges.iter().enumerate() {
        if let Some(share) = criterion_share(prepared, item, criterion, without)? {
            let full = scale
                .factor(criterion)
                .checked_mul(i128::from(gauge.steps))
                .ok_or(TooLarge)?;
            sum = sum.plus(share.times(Ratio::new(full, scale.denominator)?)?)?;
        }
    }
    Ok(sum)
}

/// A criterion's own aggregate as a share of its scale; absent where it does not apply or nobody scored.
pub(crate) fn criterion_share(
    prepared: &Prepared<'_>,
    item: &Item<'_>,
    criterion: usize,
    without: Without,
) -> Result<Option<Ratio>, TooLarge> {
    if item.applies >> criterion & 1 == 0 || without.criterion == Some(criterion) {
        return Ok(None);
    }
    let mut marks: Vec<i128> = Vec::with_capacity(item.sheets.len());
    let sheets = prepared.sheets_of(item, without.member);
    marks.extend(sheets.filter_map(|(_, marks)| marks.get(criterion).copied().map(i128::from)));
    if marks.is_empty() {
        return Ok(None);
    }
    let steps = prepared
        .gauges
        .get(criterion)
        .map_or(1, |gauge| i128::from(gauge.steps));
    if prepared.rules.aggregate == Aggregate::Median {
        return median_of(&mut marks, steps).map(Some);
    }
    let trimmed = trim(prepared.rules, marks.len()).unwrap_or(Trimmed { low: 0, high: 0 });
    trimmed_sum(&mut marks, trimmed)?.mean(steps).map(Some)
}

/// Bonus, deduction, rounding, and the thresholds.
fn finish(
    prepared: &Prepared<'_>,
    (item, tally): (&Item<'_>, &mut Tally),
    without: Without,
) -> Result<(), Refused> {
    let Some(raw) = tally.score else { return Ok(()) };
    let rules = prepared.rules;
    let adjusted = raw.plus(item.proposal.bonus)?.minus(item.proposal.deduction)?;
    let score = match rules.rounding {
        Rounding::Exact => adjusted,
        Rounding::HalfUp(digits) => adjusted.rounded_half_up(digits)?,
    };
    tally.score = Some(score);
    if let Some(pass_mark) = rules.pass_mark
        && score < pass_mark
    {
        tally.standing = Standing::Missed(Miss::Total { pass_mark });
    } else if let Some(miss) = knock_out::of(prepared, item, without)? {
        tally.standing = Standing::Missed(miss);
    }
    Ok(())
}

pub(crate) fn count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
