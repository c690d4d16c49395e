//! Three zones: clearly in, clearly out, contested. The rule is fixed and stated: a result is contested when leaving
//! out a single member turns it, when more than one weighting in twenty turns it, or when its expected rank cannot be
//! told from the line.

use serde::{Deserialize, Serialize};

use super::{ExpectedRank, LeaveOneOut, WeightMap};
use crate::{Code, Ratio, Report, report::Outcome};

/// Where a result stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Selected, and nothing here turns it.
    ClearlyIn,
    /// Not selected, and nothing here turns it.
    ClearlyOut,
    /// Something here turns it.
    Contested,
}

/// Why a result is contested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZoneReason {
    /// Leaving out one member turns it.
    OneMemberDecides,
    /// More than one weighting in twenty turns it.
    WeightsDecide,
    /// Its rank cannot be told from the funding line.
    NotSeparable,
}

/// One proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneRow {
    /// The proposal.
    pub code: Code,
    /// Its zone.
    pub zone: Zone,
    /// Why, when contested.
    pub reasons: Vec<ZoneReason>,
}

/// Puts every proposal into its zone, also those that were not counted: nothing here would turn these. A study that was
/// not made decides nothing.
#[must_use]
pub fn zones(
    report: &Report,
    left_out: Option<&LeaveOneOut>,
    weights: Option<&WeightMap>,
    ranks: Option<&ExpectedRank>,
) -> Vec<ZoneRow> {
    let all = report.proposals.iter();
    all.map(|result| {
        let code = &result.code;
        let mut reasons = Vec::new();
        if left_out.is_some_and(|left_out| {
            let mut changes = left_out.proposals.iter();
            changes.any(|change| change.code == *code && change.members > 0)
        }) {
            reasons.push(ZoneReason::OneMemberDecides);
        }
        if weights.is_some_and(|weights| {
            let mut shares = weights.proposals.iter();
            shares.any(|share| share.code == *code && weights_decide(share.selected, share.share.ratio()))
        }) {
            reasons.push(ZoneReason::WeightsDecide);
        }
        if ranks.is_some_and(|ranks| ranks.not_separable.inclusive.contains(code)) {
            reasons.push(ZoneReason::NotSeparable);
        }
        let zone = match (reasons.is_empty(), result.outcome) {
            (false, _) => Zone::Contested,
            (true, Outcome::Selected) => Zone::ClearlyIn,
            (true, Outcome::Reserve | Outcome::NotSelected | Outcome::NotDecidable | Outcome::NotCounted) => {
                Zone::ClearlyOut
            }
        };
        ZoneRow {
            code: code.clone(),
            zone,
            reasons,
        }
    })
    .collect()
}

fn weights_decide(selected: bool, share: Ratio) -> bool {
    let turned = if selected {
        Ratio::ONE.minus(share)
    } else {
        Ok(share)
    };
    let twentieth = Ratio::ONE.over(Ratio::whole(20));
    matches!((turned, twentieth), (Ok(turned), Ok(twentieth)) if turned > twentieth)
}
