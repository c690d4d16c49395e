//! Turns the engine's results into the answer.

use super::{
    Budget, CriterionFigure, Extreme, Figure, MemberTotal, Outcome, ProposalResult, Reason, Report, Warning,
};
use crate::{
    Code, Ratio,
    aggregate::{Miss, Scales, Standing, Tally, Without, criterion_share, on_scale},
    number::TooLarge,
    prepare::{Item, Prepared},
    rank::Ranking,
    refused::Refused,
    select::{Bar, Bounds, Selection, Verdict, Why},
};

/// A finished count, before it is written down.
pub(crate) struct Counted<'a> {
    pub(crate) prepared: Prepared<'a>,
    pub(crate) bounds: Bounds,
    pub(crate) scales: Scales,
    pub(crate) tallies: Vec<Tally>,
    pub(crate) merits: Vec<Option<Ratio>>,
    pub(crate) ranking: Ranking,
    pub(crate) selection: Selection,
    pub(crate) places: Places,
}

/// Every item's place in the ranking, and the places of the selected.
pub(crate) struct Places {
    ranks: Vec<Option<u32>>,
    selected: Vec<(u32, usize)>,
}

impl Places {
    pub(crate) fn of(ranking: &Ranking, selection: &Selection) -> Self {
        let mut ranks = vec![None; selection.verdicts.len()];
        let mut selected = Vec::new();
        for (rank, item) in (1..).zip(&ranking.order) {
            if let Some(slot) = ranks.get_mut(*item) {
                *slot = Some(rank);
            }
            if selection.takes(*item) {
                selected.push((rank, *item));
            }
        }
        Self { ranks, selected }
    }

    fn rank(&self, item: usize) -> Option<u32> {
        self.ranks.get(item).copied().flatten()
    }

    /// The selected that rank below the item, best first.
    fn selected_below(&self, item: usize) -> &[(u32, usize)] {
        let own = self.rank(item).unwrap_or(u32::MAX);
        let from = self.selected.partition_point(|(rank, _)| *rank <= own);
        self.selected.get(from..).unwrap_or(&[])
    }
}

/// Writes the answer down.
pub(crate) fn report(counted: &Counted<'_>) -> Result<Report, Refused> {
    let prepared = &counted.prepared;
    let mut proposals = Vec::with_capacity(prepared.items.len());
    let mut order: Vec<(Outcome, u32, usize)> = Vec::with_capacity(prepared.items.len());
    for (index, tally) in counted.tallies.iter().enumerate() {
        let rank = counted.places.rank(index).unwrap_or(u32::MAX);
        order.push((outcome(counted, index, tally), rank, index));
    }
    // Items stand in natural order already, which is the order of the unranked.
    order.sort_unstable();
    for (_, _, index) in order {
        if let (Some(item), Some(tally)) = (prepared.items.get(index), counted.tallies.get(index)) {
            proposals.push(result(counted, (index, item), tally, counted.places.rank(index))?);
        }
    }
    for (place, proposal) in (1..).zip(proposals.iter_mut().filter(|p| p.outcome == Outcome::Reserve)) {
        proposal.reserve_rank = Some(place);
    }
    let limit = prepared.budget;
    let left = counted.selection.left;
    Ok(Report {
        round: prepared.round.to_owned(),
        selection: prepared.rules.selection,
        budget: Budget {
            limit,
            committed: limit - left,
            left,
        },
        proposals,
        proof: counted.selection.proof.clone(),
        warnings: warnings(counted),
    })
}

fn warnings(counted: &Counted<'_>) -> Vec<Warning> {
    let rules = counted.prepared.rules;
    let mut warnings = Vec::new();
    if counted.ranking.unseeded {
        warnings.push(Warning::DrawnWithoutSeed);
    }
    if !rules.draw_seed.is_empty() && rules.draw_commitment.is_empty() {
        warnings.push(Warning::SeedWithoutCommitment);
    }
    warnings
}

fn result(
    counted: &Counted<'_>,
    (index, item): (usize, &Item<'_>),
    tally: &Tally,
    rank: Option<u32>,
) -> Result<ProposalResult, Refused> {
    let prepared = &counted.prepared;
    let names = |members: &[u32]| {
        members
            .iter()
            .map(|member| prepared.member(*member))
            .collect::<Vec<Code>>()
    };
    let outcome = outcome(counted, index, tally);
    let (reason, allotted) = verdict(counted, index, tally);
    let must_fall_free =
        (outcome == Outcome::Reserve).then(|| (item.proposal.amount - counted.selection.left).max(0));
    Ok(ProposalResult {
        code: item.proposal.code.clone(),
        requested: item.proposal.amount,
        members: members(prepared, tally)?,
        dropped: names(&[tally.lowest.as_slice(), tally.highest.as_slice()].concat()),
        set_aside: names(&item.set_aside),
        incomplete: names(&item.incomplete),
        criteria: criteria(prepared, item)?,
        untrimmed_too_few: tally.untrimmed,
        score: tally.score.map(Figure),
        rank,
        tie_broken_by: tie_broken_by(counted, index),
        reserve_rank: None,
        outcome,
        allotted,
        must_fall_free,
        reason,
        flip: None,
    })
}

fn members(prepared: &Prepared<'_>, tally: &Tally) -> Result<Vec<MemberTotal>, TooLarge> {
    let dropped = |member: u32| {
        let at = |members: &[u32], end| members.contains(&member).then_some(end);
        at(&tally.lowest, Extreme::Lowest).or_else(|| at(&tally.highest, Extreme::Highest))
    };
    let mut members = Vec::with_capacity(tally.totals.len());
    for (member, total) in &tally.totals {
        members.push(MemberTotal {
            code: prepared.member(*member),
            total: Figure(Ratio::new(*total, tally.denominator)?),
            dropped: dropped(*member),
        });
    }
    Ok(members)
}

fn criteria(prepared: &Prepared<'_>, item: &Item<'_>) -> Result<Vec<CriterionFigure>, TooLarge> {
    let mut figures = Vec::new();
    if item.excluded().is_some() {
        return Ok(figures);
    }
    for (at, rule) in prepared.rules.criteria.iter().enumerate() {
        if let Some(share) = criterion_share(prepared, item, at, Without::default())? {
            figures.push(CriterionFigure {
                code: rule.code.clone(),
                value: Figure(on_scale(rule, share)?),
            });
        }
    }
    Ok(figures)
}

fn tie_broken_by(counted: &Counted<'_>, index: usize) -> Option<String> {
    let separation = counted.ranking.separated.get(index).copied().flatten()?;
    counted
        .prepared
        .rules
        .ties()
        .get(separation.step)
        .map(ToString::to_string)
}

fn outcome(counted: &Counted<'_>, index: usize, tally: &Tally) -> Outcome {
    match counted.selection.verdicts.get(index) {
        Some(Verdict::Taken { .. }) => Outcome::Selected,
        Some(Verdict::Barred(Bar::Resolution)) => Outcome::NotSelected,
        Some(Verdict::Barred(_)) => Outcome::Reserve,
        Some(Verdict::Unranked) | None => match &tally.standing {
            Standing::Excluded => Outcome::NotCounted,
            Standing::TooFew { .. } | Standing::NoWeight | Standing::Ranked => Outcome::NotDecidable,
            Standing::Missed(_) => Outcome::NotSelected,
        },
    }
}

fn verdict(counted: &Counted<'_>, index: usize, tally: &Tally) -> (Reason, i64) {
    match counted.selection.verdicts.get(index) {
        Some(Verdict::Taken { allotted, why }) => (taken(counted, (index, *allotted), why), *allotted),
        Some(Verdict::Barred(bar)) => (barred(counted, index, bar), 0),
        Some(Verdict::Unranked) | None => (unranked(counted, index, tally), 0),
    }
}

fn taken(counted: &Counted<'_>, (index, allotted): (usize, i64), why: &Why) -> Reason {
    match why {
        Why::Turn { left_before } => Reason::WithinBudget {
            left_before: *left_before,
            left_after: left_before - allotted,
        },
        Why::Resolution => Reason::MustTake,
        Why::Floor { group } => {
            let (attribute, value) = group_name(counted, *group);
            Reason::Floor { attribute, value }
        }
        Why::Remainder => Reason::Reduced {
            needs: amount(counted, index),
            given: allotted,
        },
        Why::Optimum => Reason::InOptimum,
    }
}

fn barred(counted: &Counted<'_>, index: usize, bar: &Bar) -> Reason {
    let needs = amount(counted, index);
    match bar {
        Bar::Budget { needs, left } => match selected_below(counted, index) {
            below if below.is_empty() => Reason::BudgetExhausted {
                needs: *needs,
                left: *left,
            },
            selected_below => Reason::PassedOver {
                needs: *needs,
                left: *left,
                selected_below,
            },
        },
        Bar::Stopped { at } => Reason::Stopped {
            at: counted.prepared.code(*at),
        },
        Bar::Cap {
            group,
            used_count,
            used_amount,
        } => {
            let (attribute, value) = group_name(counted, *group);
            let limit = counted.bounds.groups.get(*group);
            Reason::Cap {
                attribute,
                value,
                most_count: limit.and_then(|limit| limit.count),
                most_amount: limit.and_then(|limit| limit.amount),
                used_count: *used_count,
                used_amount: *used_amount,
                needs,
            }
        }
        Bar::Incompatible { with } => Reason::Incompatible {
            with: counted.prepared.code(*with),
        },
        Bar::Requires { missing } => Reason::Requires {
            missing: counted.prepared.code(*missing),
        },
        Bar::Resolution => Reason::MustNotTake,
        Bar::NotInOptimum => Reason::NotInOptimum {
            needs,
            selected_below: selected_below(counted, index),
        },
    }
}

fn unranked(counted: &Counted<'_>, index: usize, tally: &Tally) -> Reason {
    let criterion = |at: usize| {
        counted
            .prepared
            .gauges
            .get(at)
            .map_or_else(|| "".into(), |gauge| gauge.code.clone())
    };
    match &tally.standing {
        Standing::Excluded => {
            let outcome = counted
                .prepared
                .items
                .get(index)
                .and_then(Item::excluded)
                .unwrap_or_default()
                .to_owned();
            Reason::Screening { outcome }
        }
        Standing::TooFew { valid, needed } => Reason::TooFewScores {
            valid: *valid,
            needed: *needed,
        },
        Standing::NoWeight | Standing::Ranked => Reason::NoApplicableWeight,
        Standing::Missed(miss) => match *miss {
            Miss::Total { pass_mark } => Reason::BelowPassMark {
                score: Figure(tally.score.unwrap_or(Ratio::ZERO)),
                pass_mark: Figure(pass_mark),
            },
            Miss::Criterion {
                criterion: at,
                value,
                pass_mark,
            } => Reason::BelowCriterion {
                criterion: criterion(at),
                value: Figure(value),
                pass_mark: Figure(pass_mark),
            },
            Miss::MajorityLow {
                criterion: at,
                low,
                of,
            } => Reason::MajorityLow {
                criterion: criterion(at),
                low,
                of,
            },
        },
    }
}

fn amount(counted: &Counted<'_>, index: usize) -> i64 {
    counted
        .prepared
        .items
        .get(index)
        .map_or(0, |item| item.proposal.amount)
}

fn group_name(counted: &Counted<'_>, group: usize) -> (String, String) {
    counted
        .bounds
        .groups
        .get(group)
        .map_or_else(Default::default, |group| {
            (group.attribute.clone(), group.value.clone())
        })
}

/// More names than this do not explain anything better.
const MOST_NAMES: usize = 50;

fn selected_below(counted: &Counted<'_>, index: usize) -> Vec<Code> {
    let below = counted.places.selected_below(index);
    below
        .iter()
        .take(MOST_NAMES)
        .map(|(_, item)| counted.prepared.code(*item))
        .collect()
}
