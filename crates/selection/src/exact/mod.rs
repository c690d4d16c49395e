//! The proven optimum: the set of ranked proposals with the largest total, then the lowest cost, then the best ranks,
//! within budget, caps, floors, incompatibilities and prerequisites. Own branch and bound in whole numbers; the limit
//! of work is counted in steps, so that the answer never depends on the speed of a machine.

mod bound;
mod cheapest;
mod problem;
mod search;
#[cfg(test)]
mod tests;

pub(crate) use cheapest::cheapest_above;
pub(crate) use problem::{Choice, Problem};
pub(crate) use search::{Found, Search};

use serde::{Deserialize, Serialize};

use crate::{
    Figure, Ratio,
    number::{TooLarge, least_common_multiple},
    parse_ratio,
    prepare::Prepared,
    rank::Ranking,
    refused::Refused,
    rules::Objective,
    select::{Bar, Bounds, Means, Selection, Verdict, Why},
};

/// What one count may cost in proofs, in steps (one item looked at is one step); about half a second on one core.
pub const WORK_LIMIT: u64 = 60_000_000;
/// The most proposals the exact rule takes.
pub const MOST_CHOICES: usize = 3_000;

/// That the optimum is the optimum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// What was maximized, as in the rules.
    pub objective: String,
    /// The largest total.
    pub optimum: Figure,
    /// What no set can exceed, as found before the search.
    pub root_bound: Figure,
    /// The branches looked at.
    pub nodes: u64,
}

/// The worth of each ranked item, in rank order, and then of what a resolution takes without a rank: without a score it
/// adds none to the total.
pub(crate) fn worths(
    prepared: &Prepared<'_>,
    (bounds, merits): (&Bounds, &[Option<Ratio>]),
    ranking: &Ranking,
) -> Result<Vec<(usize, Ratio)>, Refused> {
    let rules = prepared.rules;
    let mut worths = Vec::with_capacity(ranking.order.len());
    let score_of = |item: usize| merits.get(item).copied().flatten();
    let unranked = bounds.must_take.iter().filter(|item| score_of(**item).is_none());
    for item in ranking.order.iter().chain(unranked) {
        let worth = match &rules.objective {
            Objective::Score => score_of(*item).unwrap_or(Ratio::ZERO),
            Objective::AbovePassMark => match score_of(*item) {
                Some(score) => score.minus(rules.pass_mark.unwrap_or(Ratio::ZERO))?,
                None => Ratio::ZERO,
            },
            Objective::Column(column) => {
                let proposal = prepared.items.get(*item).map(|item| item.proposal);
                let cell = proposal.and_then(|proposal| proposal.values(column).first());
                cell.and_then(|cell| parse_ratio(cell).ok())
                    .ok_or_else(|| Refused::NotPossible {
                        reason: format!("{} has no number in the column {column}", prepared.code(*item)),
                    })?
            }
        };
        worths.push((*item, worth));
    }
    Ok(worths)
}

/// A problem over whole numbers, and what one unit of the total is worth.
pub(crate) struct Scaled<'a> {
    pub(crate) problem: Problem<'a>,
    /// Totals are whole numbers over this.
    pub(crate) denominator: i128,
    /// One unit of total counts as much as this much money, so that cost decides only among equal totals.
    pub(crate) unit: i128,
}

impl<'a> Scaled<'a> {
    pub(crate) fn new(
        prepared: &Prepared<'_>,
        bounds: &'a Bounds,
        worths: &[(usize, Ratio)],
        budget: i64,
    ) -> Result<Self, Refused> {
        let denominator = common_denominator(worths)?;
        let unit = i128::from(budget) + 1;
        let mut choices = Vec::with_capacity(worths.len());
        for (item, worth) in worths {
            let cost = prepared.items.get(*item).map_or(0, |item| item.proposal.amount);
            let value = whole(*worth, denominator)?
                .checked_mul(unit)
                .ok_or(TooLarge)?
                .checked_sub(i128::from(cost))
                .ok_or(TooLarge)?;
            // Room for the sum over all choices.
            value.checked_mul(1 << 12).ok_or(TooLarge)?;
            choices.push(Choice {
                item: *item,
                value,
                cost,
            });
        }
        Ok(Self {
            problem: Problem::new(bounds, &choices, budget),
            denominator,
            unit,
        })
    }

    /// The total behind a combined value of a set that costs `cost`.
    pub(crate) fn total(&self, value: i128, cost: i64) -> Result<Ratio, TooLarge> {
        Ratio::new(
            value
                .checked_add(i128::from(cost))
                .ok_or(TooLarge)?
                .div_euclid(self.unit),
            self.denominator,
        )
    }
}

/// What all worths are whole multiples of one over; the number of choices is held to its limit here.
fn common_denominator(worths: &[(usize, Ratio)]) -> Result<i128, Refused> {
    if worths.len() > MOST_CHOICES {
        let reason = format!("the exact rule takes at most {MOST_CHOICES} ranked proposals");
        return Err(Refused::NotPossible { reason });
    }
    let mut denominator = 1;
    for (_, worth) in worths {
        denominator = least_common_multiple(denominator, worth.denominator())?;
    }
    Ok(denominator)
}

/// The worth as a whole number over the common denominator.
fn whole(worth: Ratio, denominator: i128) -> Result<i128, TooLarge> {
    worth
        .numerator()
        .checked_mul(denominator / worth.denominator())
        .ok_or(TooLarge)
}

/// Selects the optimum.
pub(crate) fn optimum(
    prepared: &Prepared<'_>,
    (bounds, merits): (&Bounds, &[Option<Ratio>]),
    ranking: &Ranking,
    means: Means<'_>,
) -> Result<Selection, Refused> {
    let budget = means.budget;
    let worths = worths(prepared, (bounds, merits), ranking)?;
    let scaled = Scaled::new(prepared, bounds, &worths, budget)?;
    let mut search = Search::new(&scaled.problem, means.effort);
    let Some(best) = search.best(&[])? else {
        return Err(infeasible(prepared, bounds));
    };
    let best = search.best_ranked(best)?;
    let root_bound = scaled.total(search.root_bound(), budget)?;
    let proof = Proof {
        objective: prepared.rules.objective.to_string(),
        optimum: Figure(scaled.total(best.value, best.cost)?),
        root_bound: Figure(root_bound),
        nodes: search.nodes(),
    };
    Ok(written(prepared, bounds, ranking, (&best, budget, proof)))
}

fn infeasible(prepared: &Prepared<'_>, bounds: &Bounds) -> Refused {
    match bounds.must_take.as_slice() {
        [item] if !bounds.has_floors() => Refused::MustTakeBarred {
            proposal: prepared.code(*item),
            reason: "it does not fit into budget and caps".to_owned(),
        },
        [] | [..] => Refused::FloorsInfeasible {
            reason: "no set of ranked proposals keeps budget, caps, floors and resolutions together"
                .to_owned(),
        },
    }
}

fn written(
    prepared: &Prepared<'_>,
    bounds: &Bounds,
    ranking: &Ranking,
    (best, budget, proof): (&Found, i64, Proof),
) -> Selection {
    let mut verdicts = vec![Verdict::Unranked; prepared.items.len()];
    for item in ranking.order.iter().chain(&best.items) {
        let amount = prepared.items.get(*item).map_or(0, |item| item.proposal.amount);
        let verdict = if bounds.must_take.contains(item) {
            Verdict::Taken {
                allotted: amount,
                why: Why::Resolution,
            }
        } else if best.items.contains(item) {
            Verdict::Taken {
                allotted: amount,
                why: Why::Optimum,
            }
        } else if bounds.is_barred(*item) {
            Verdict::Barred(Bar::Resolution)
        } else {
            Verdict::Barred(Bar::NotInOptimum)
        };
        if let Some(slot) = verdicts.get_mut(*item) {
            *slot = verdict;
        }
    }
    Selection {
        verdicts,
        left: budget - best.cost,
        closest: None,
        // Until the optimum itself no longer fits it stays the best of ever fewer sets.
        slack: budget - best.cost,
        proof: Some(proof),
    }
}
