//! Leave one member out, and one criterion out: everything is counted again, selection included.

use serde::{Deserialize, Serialize};

use super::WhatIfs;
use crate::{
    Code, Input, Ratio, Rules, aggregate::Without, rank::Ranking, refused::Refused, report::Counted,
    select::Selection,
};

/// What each removal changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaveOneOut {
    /// Without each member in turn, in natural order.
    pub members: Vec<LeftOut>,
    /// Without each criterion in turn, in the order of the rules.
    pub criteria: Vec<LeftOut>,
    /// For each proposal with a score: how many members' removal changes whether it is selected.
    pub proposals: Vec<Change>,
}

/// One removal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Who or what was left out.
    pub code: Code,
    /// Whether the ranking changes.
    pub order_changes: bool,
    /// Who is selected now and was not.
    pub enters: Vec<Code>,
    /// Who was selected and is not now.
    pub leaves: Vec<Code>,
    /// Whether no selection can be made without it (floors, resolutions).
    pub infeasible: bool,
}

/// How many members' removal changes a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The proposal.
    pub code: Code,
    /// How many members decide it.
    pub members: u32,
    /// Of how many.
    pub of: u32,
}

/// Counts again without each member and each criterion.
///
/// # Errors
/// As [`crate::count`].
pub fn leave_one_out(rules: &Rules, input: &Input) -> Result<LeaveOneOut, Refused> {
    of(&crate::counted(rules, input)?)
}

pub(super) fn of(counted: &Counted<'_>) -> Result<LeaveOneOut, Refused> {
    let what_ifs = WhatIfs::of(counted);
    let prepared = &counted.prepared;
    let mut members = Vec::with_capacity(prepared.members.len());
    for (at, code) in (0..).zip(&prepared.members) {
        members.push(compare(
            counted,
            code,
            what_ifs.count(
                None,
                Without {
                    member: Some(at),
                    criterion: None,
                },
            )?,
        ));
    }
    let mut criteria = Vec::with_capacity(prepared.gauges.len());
    for (at, gauge) in prepared.gauges.iter().enumerate() {
        let points: Vec<Ratio> = prepared
            .rules
            .criteria
            .iter()
            .map(|criterion| {
                if criterion.code == gauge.code {
                    Ratio::ZERO
                } else {
                    criterion.points
                }
            })
            .collect();
        criteria.push(compare(
            counted,
            &gauge.code,
            what_ifs.count(
                Some(&points),
                Without {
                    member: None,
                    criterion: Some(at),
                },
            )?,
        ));
    }
    let scored = counted
        .tallies
        .iter()
        .enumerate()
        .filter(|(_, tally)| tally.score.is_some());
    let proposals = scored
        .map(|(item, _)| {
            let code = prepared.code(item);
            let turned = |left: &&LeftOut| left.enters.contains(&code) || left.leaves.contains(&code);
            let changing = crate::aggregate::count(members.iter().filter(turned).count());
            Change {
                code,
                members: changing,
                of: crate::aggregate::count(members.len()),
            }
        })
        .collect();
    Ok(LeaveOneOut {
        members,
        criteria,
        proposals,
    })
}

fn compare(
    counted: &Counted<'_>,
    code: &Code,
    (ranking, selection): (Ranking, Option<Selection>),
) -> LeftOut {
    let now = |item: usize| selection.as_ref().is_some_and(|selection| selection.takes(item));
    let codes = |wanted: &dyn Fn(usize) -> bool| {
        let items = (0..counted.prepared.items.len()).filter(|item| wanted(*item));
        items.map(|item| counted.prepared.code(item)).collect::<Vec<_>>()
    };
    LeftOut {
        code: code.clone(),
        order_changes: ranking.order != counted.ranking.order,
        enters: codes(&|item| now(item) && !counted.selection.takes(item)),
        leaves: codes(&|item| !now(item) && counted.selection.takes(item)),
        infeasible: selection.is_none(),
    }
}
