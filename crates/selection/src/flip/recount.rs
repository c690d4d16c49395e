//! Counting again with one thing changed: other money, other scores, other limits. All recounts of one answer share an
//! allowance of work, so that an answer never takes unbounded time.

use super::{WhyNot, walks};
use crate::{
    Ratio,
    effort::Effort,
    rank::{self, Ranking},
    refused::Refused,
    report::Counted,
    select::{self, Bounds, Means, Selection},
};

/// What all recounts of one answer may cost together, in steps; about a second on one core.
const FLIP_LIMIT: u64 = 100_000_000;
/// Laying a problem of the exact rule out costs so many looks at each item, before its search begins.
const LAYING_OUT: u64 = 16;

/// The recounts of one answer, and the work they share.
pub(super) struct Recounts<'a> {
    pub(super) counted: &'a Counted<'a>,
    pub(super) effort: Effort,
}

/// What came of a recount.
pub(super) enum Recount {
    /// It selects.
    Made(Selection),
    /// No selection can be made.
    Infeasible,
    /// It was not made.
    NotComputed(WhyNot),
}

impl<'a> Recounts<'a> {
    pub(super) const fn of(counted: &'a Counted<'a>) -> Self {
        Self {
            counted,
            effort: Effort::new(FLIP_LIMIT),
        }
    }

    /// With another budget.
    pub(super) fn at(&self, budget: i64) -> Result<Recount, Refused> {
        let counted = self.counted;
        self.made(&counted.bounds, (&counted.merits, &counted.ranking), budget)
    }

    /// With other limits.
    pub(super) fn under(&self, bounds: &Bounds) -> Result<Recount, Refused> {
        let counted = self.counted;
        self.made(
            bounds,
            (&counted.merits, &counted.ranking),
            counted.prepared.budget,
        )
    }

    /// With another score of one item, or without it.
    pub(super) fn scored(
        &self,
        bounds: &Bounds,
        (item, merit): (usize, Option<Ratio>),
    ) -> Result<Recount, Refused> {
        let counted = self.counted;
        let official = (counted.merits.as_slice(), counted.ranking.order.as_slice());
        let ranking = match rank::moved((&counted.prepared, &counted.scales), official, (item, merit)) {
            Ok(ranking) => ranking,
            Err(refused) => return WhyNot::of(refused).map(Recount::NotComputed),
        };
        let mut merits = counted.merits.clone();
        if let Some(slot) = merits.get_mut(item) {
            *slot = merit;
        }
        self.made(bounds, (&merits, &ranking), counted.prepared.budget)
    }

    fn made(
        &self,
        bounds: &Bounds,
        (merits, ranking): (&[Option<Ratio>], &Ranking),
        budget: i64,
    ) -> Result<Recount, Refused> {
        let counted = self.counted;
        // A walk looks at every ranked item once.
        let looks = if walks(counted) { 1 } else { LAYING_OUT };
        let sizes = u64::try_from(merits.len() + bounds.groups.len()).unwrap_or(u64::MAX);
        let steps = sizes.saturating_mul(looks);
        if !self.effort.spend(steps) {
            return Ok(Recount::NotComputed(WhyNot::WorkLimit));
        }
        let means = Means {
            budget,
            effort: &self.effort,
        };
        match select::select(&counted.prepared, bounds, (merits, ranking), means) {
            Ok(selection) => Ok(Recount::Made(selection)),
            Err(Refused::FloorsInfeasible { .. } | Refused::MustTakeBarred { .. }) => Ok(Recount::Infeasible),
            Err(
                refused @ (Refused::NotProven { .. }
                | Refused::NotPossible { .. }
                | Refused::TooLarge
                | Refused::Rules { .. }
                | Refused::Input { .. }
                | Refused::Tie { .. }
                | Refused::DrawNotRevealed { .. }),
            ) => WhyNot::of(refused).map(Recount::NotComputed),
        }
    }
}

impl WhyNot {
    /// A recount that was refused for its size; any other refusal stays one.
    pub(super) fn of(refused: Refused) -> Result<Self, Refused> {
        match refused {
            Refused::NotProven { .. } | Refused::NotPossible { .. } => Ok(Self::WorkLimit),
            Refused::TooLarge => Ok(Self::TooLarge),
            Refused::FloorsInfeasible { .. }
            | Refused::MustTakeBarred { .. }
            | Refused::Rules { .. }
            | Refused::Input { .. }
            | Refused::Tie { .. }
            | Refused::DrawNotRevealed { .. } => Err(refused),
        }
    }
}
