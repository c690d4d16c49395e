//! How firm is the result: what happens without one member or criterion, under other weights, and given how much the
//! members differ. Nothing here changes a result; it says which results to talk about.

mod expected_rank;
mod leave_out;
mod outlier;
mod sampling;
mod smaa;
mod weight_map;
mod zone;

pub use expected_rank::{
    ExpectedRank, ExpectedRankRow, MemberLevel, NotSeparable, RankInterval, expected_rank,
};
pub use leave_out::{Change, LeaveOneOut, LeftOut, leave_one_out};
pub use outlier::{Outlier, OutlierRule, Spread, outliers, spreads};
pub use sampling::Draws;
pub use smaa::{Acceptability, rank_acceptability};
pub use weight_map::{NearestFlip, WeightMap, WeightMapSettings, WeightShare, weight_map};
pub use zone::{Zone, ZoneReason, ZoneRow, zones};

use std::cell::Cell;

use crate::{
    Ratio,
    aggregate::{self, Detail, Scales, Tally, Without},
    effort::Effort,
    rank::{self, Ranking, Ties},
    refused::Refused,
    report::Counted,
    select::{self, Means, Selection},
};

/// What all what-if counts of one study may cost together, in steps (a mark looked at is one); about five seconds.
pub const STUDY_LIMIT: u64 = 200_000_000;

/// The what-if counts of one study, and the work they share.
pub(crate) struct WhatIfs<'a> {
    pub(crate) counted: &'a Counted<'a>,
    effort: Effort,
    /// The room of the last count's tallies.
    room: Cell<Vec<Tally>>,
}

impl<'a> WhatIfs<'a> {
    pub(crate) fn of(counted: &'a Counted<'a>) -> Self {
        Self {
            counted,
            effort: Effort::new(STUDY_LIMIT),
            room: Cell::default(),
        }
    }

    /// One count with other weights, or without a member. A selection that cannot be made is none.
    pub(crate) fn count(
        &self,
        points: Option<&[Ratio]>,
        without: Without,
    ) -> Result<(Ranking, Option<Selection>), Refused> {
        let prepared = &self.counted.prepared;
        let shares = prepared.sets.len() * prepared.gauges.len();
        let steps = prepared.marks.len() + prepared.items.len() + self.counted.bounds.groups.len() + shares;
        if !self.effort.spend(u64::try_from(steps).unwrap_or(u64::MAX)) {
            let reason = format!("the counts of this study take more than {STUDY_LIMIT} steps of work");
            return Err(Refused::NotPossible { reason });
        }
        let scales = match points {
            Some(points) => Scales::new(prepared, points)?,
            None => Scales::of_rules(prepared)?,
        };
        let tallies =
            aggregate::tallies_into(self.room.take(), (prepared, &scales), without, Detail::Scores)?;
        let merits = rank::merits(prepared, &tallies);
        let ranking = rank::rank((prepared, &scales), &merits, without, Ties::WhatIf)?;
        self.room.set(tallies);
        let means = Means {
            budget: prepared.budget,
            effort: &self.effort,
        };
        let selection = select::select(prepared, &self.counted.bounds, (&merits, &ranking), means);
        Ok((
            ranking,
            selection.map_or_else(only_infeasible, |selection| Ok(Some(selection)))?,
        ))
    }
}

/// A what-if that cannot be met selects nothing; any other refusal stays one.
fn only_infeasible(refused: Refused) -> Result<Option<Selection>, Refused> {
    match refused {
        Refused::FloorsInfeasible { .. } | Refused::MustTakeBarred { .. } => Ok(None),
        Refused::NotProven { .. }
        | Refused::NotPossible { .. }
        | Refused::Rules { .. }
        | Refused::Input { .. }
        | Refused::TooLarge
        | Refused::Tie { .. }
        | Refused::DrawNotRevealed { .. } => Err(refused),
    }
}
