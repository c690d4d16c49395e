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

use crate::{
    Ratio,
    aggregate::{self, Scales, Without},
    rank::{self, Ranking, Ties},
    refused::Refused,
    report::Counted,
    select::{self, Selection},
};

/// One what-if count: other weights, or without a member. A selection that cannot be made is none.
pub(crate) fn what_if(
    counted: &Counted<'_>,
    points: Option<&[Ratio]>,
    without: Without,
) -> Result<(Ranking, Option<Selection>), Refused> {
    let prepared = &counted.prepared;
    let scales = match points {
        Some(points) => Scales::new(prepared, points)?,
        None => Scales::of_rules(prepared)?,
    };
    let tallies = aggregate::tallies(prepared, &scales, without)?;
    let merits = rank::merits(prepared, &tallies);
    let ranking = rank::rank(prepared, &tallies, &merits, without, Ties::WhatIf)?;
    let selection = select::select(prepared, &counted.bounds, &merits, &ranking, prepared.budget);
    Ok((
        ranking,
        selection.map_or_else(only_infeasible, |selection| Ok(Some(selection)))?,
    ))
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
