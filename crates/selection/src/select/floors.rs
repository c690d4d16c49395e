//! Floors: whether they can be met at all, and whether taking one proposal keeps them within reach.

use super::{Bounds, GroupKind, Purse};
use crate::{
    effort::Effort,
    exact::{Choice, MOST_CHOICES, Problem, Search},
    prepare::Prepared,
    refused::Refused,
};

/// More than all amounts together.
const MONEY_ENOUGH: i64 = i64::MAX / 4;

/// Answers "may this still be taken, and all floors be met?".
pub(super) struct Reach<'a> {
    problem: Problem<'a>,
    effort: &'a Effort,
}

impl<'a> Reach<'a> {
    /// Over these candidates, best first; only what helps a floor, is required for it, or must be taken matters.
    pub(super) fn new(
        prepared: &Prepared<'_>,
        (bounds, effort): (&'a Bounds, &'a Effort),
        candidates: &[usize],
    ) -> Self {
        let mut matters: Vec<bool> = (0..prepared.items.len())
            .map(|item| bounds.must_take.contains(&item) || helps(bounds, item))
            .collect();
        let mut open: Vec<usize> = (0..matters.len())
            .filter(|item| matters.get(*item) == Some(&true))
            .collect();
        while let Some(item) = open.pop() {
            for needed in bounds.requires(item) {
                if let Some(slot) = matters.get_mut(*needed).filter(|slot| !**slot) {
                    *slot = true;
                    open.push(*needed);
                }
            }
        }
        let must = bounds.must_take.iter().filter(|item| !candidates.contains(item));
        let choices: Vec<Choice> = candidates
            .iter()
            .chain(must)
            .filter(|item| matters.get(**item) == Some(&true))
            .filter_map(|item| {
                prepared
                    .items
                    .get(*item)
                    .map(|found| (*item, found.proposal.amount))
            })
            .map(|(item, cost)| Choice {
                item,
                value: -i128::from(cost),
                cost,
            })
            .collect();
        // Money is no bound here: what a floor costs tells how much more money would change the walk.
        Self {
            problem: Problem::new(bounds, &choices, MONEY_ENOUGH),
            effort,
        }
    }

    /// What the cheapest set costs that meets the floors with what is taken and this item; nothing when none does.
    pub(super) fn cheapest(&self, purse: &Purse<'_>, item: usize) -> Result<Option<i64>, Refused> {
        let choices = self.problem.choices.iter().map(|choice| choice.item);
        let mut fixed: Vec<(usize, bool)> = choices
            .filter(|other| purse.has(*other))
            .map(|other| (other, true))
            .collect();
        fixed.push((item, true));
        Ok(Search::new(&self.problem, self.effort)
            .best(&fixed)?
            .map(|found| found.cost))
    }
}

fn helps(bounds: &Bounds, item: usize) -> bool {
    let floor = |group: &usize| {
        bounds
            .groups
            .get(*group)
            .is_some_and(|group| group.kind == GroupKind::Floor)
    };
    bounds.groups_of(item).iter().any(floor)
}

/// The first floor the walk could not reach, as a refusal.
pub(super) fn missing(prepared: &Prepared<'_>, purse: &Purse<'_>) -> Option<Refused> {
    let bounds = purse.bounds;
    let open = (0..bounds.groups.len()).find(|group| purse.is_open(*group))?;
    let reason = alone(prepared, bounds, open, purse.left)
        .unwrap_or_else(|| format!("{} is not reached by the ranked proposals", name(bounds, open)));
    Some(Refused::FloorsInfeasible { reason })
}

/// Before scoring: whether any set of eligible proposals meets all floors. The reason names the floor that fails
/// by itself, if one does.
pub(crate) fn check(prepared: &Prepared<'_>, bounds: &Bounds, effort: &Effort) -> Result<(), Refused> {
    if !bounds.has_floors() {
        return Ok(());
    }
    let concerned = (0..prepared.items.len())
        .filter(|item| helps(bounds, *item))
        .count();
    if concerned > MOST_CHOICES {
        let reason = format!("floors concern at most {MOST_CHOICES} proposals, these {concerned}");
        return Err(Refused::NotPossible { reason });
    }
    for group in 0..bounds.groups.len() {
        if let Some(reason) = alone(prepared, bounds, group, prepared.budget) {
            return Err(Refused::FloorsInfeasible { reason });
        }
    }
    let eligible: Vec<usize> = (0..prepared.items.len())
        .filter(|item| {
            prepared
                .items
                .get(*item)
                .is_some_and(|item| item.excluded().is_none())
        })
        .collect();
    let reach = Reach::new(prepared, (bounds, effort), &eligible);
    let cheapest = Search::new(&reach.problem, effort).best(&[])?;
    if cheapest.is_some_and(|found| found.cost <= prepared.budget) {
        return Ok(());
    }
    let reason = "each floor could be met by itself, but not all together with budget, caps and resolutions";
    Err(Refused::FloorsInfeasible {
        reason: reason.to_owned(),
    })
}

/// Why one floor cannot be met even by itself.
fn alone(prepared: &Prepared<'_>, bounds: &Bounds, group: usize, budget: i64) -> Option<String> {
    let limit = bounds
        .groups
        .get(group)
        .filter(|limit| limit.kind == GroupKind::Floor)?;
    let usable = limit.items.iter().filter(|item| !bounds.is_barred(**item));
    let mut costs: Vec<i64> = usable
        .filter_map(|item| prepared.items.get(*item))
        .map(|item| item.proposal.amount)
        .collect();
    costs.sort_unstable();
    let name = name(bounds, group);
    let least = limit
        .count
        .map_or(0, |count| usize::try_from(count).unwrap_or(usize::MAX));
    if costs.len() < least {
        return Some(format!(
            "{name} asks for {least} proposals and {} are eligible",
            costs.len()
        ));
    }
    let cheapest: i64 = costs.iter().take(least).sum();
    if cheapest > budget {
        return Some(format!(
            "{name} asks for {least} proposals; the cheapest cost {cheapest} of {budget}"
        ));
    }
    let (wanted, all) = (limit.amount.unwrap_or(0), costs.iter().sum::<i64>());
    if wanted > all {
        return Some(format!(
            "{name} asks for {wanted} and its eligible proposals come to {all}"
        ));
    }
    (wanted > budget).then(|| format!("{name} asks for {wanted} of {budget}"))
}

fn name(bounds: &Bounds, group: usize) -> String {
    bounds.groups.get(group).map_or_else(String::new, |group| {
        format!("the floor for {} {}", group.attribute, group.value)
    })
}
