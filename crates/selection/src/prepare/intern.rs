//! Codes become indices in natural order. Tables are usually sorted, so the last code seen is tried first.

use std::collections::HashMap;

use super::{Faults, InputFaultKind, MOST_MEMBERS, Place};
use crate::{Code, Input};

/// The indices of all proposals and members.
pub(super) struct Names<'a> {
    /// For each item, its place in the input.
    pub(super) proposals: Vec<usize>,
    /// Members in natural order.
    pub(super) members: Vec<Code>,
    /// The member of each score row, then of each conflict row.
    pub(super) member_of_row: Vec<u32>,
    item_of: HashMap<&'a str, u32>,
}

impl<'a> Names<'a> {
    pub(super) fn of(input: &'a Input, faults: &mut Faults) -> Self {
        let mut proposals: Vec<usize> = (0..input.proposals.len()).collect();
        let code = |at: &usize| input.proposals.get(*at).map(|proposal| &proposal.code);
        proposals.sort_by(|a, b| code(a).cmp(&code(b)).then(a.cmp(b)));
        let mut item_of = HashMap::with_capacity(proposals.len());
        for (index, source) in (0..).zip(&proposals) {
            if let Some(code) = code(source)
                && item_of.insert(code.as_str(), index).is_some()
            {
                faults.add(
                    Place::Proposal(*source),
                    InputFaultKind::DuplicateProposal { code: code.clone() },
                );
            }
        }
        let (members, member_of_row) = members(input);
        if members.len() > MOST_MEMBERS {
            faults.add(
                Place::Whole,
                InputFaultKind::TooMany {
                    what: "members",
                    most: MOST_MEMBERS,
                },
            );
        }
        Self {
            proposals,
            members: members.into_iter().cloned().collect(),
            member_of_row,
            item_of,
        }
    }

    pub(super) fn item(&self, code: &str) -> Option<u32> {
        self.item_of.get(code).copied()
    }
}

/// The members in natural order, and the place of each row's member among them.
fn members(input: &Input) -> (Vec<&Code>, Vec<u32>) {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let mut members: Vec<&Code> = Vec::new();
    // Tables repeat the same members in the same order: whoever followed the last one before is tried first.
    let mut follower: Vec<u32> = Vec::new();
    let mut last = 0;
    let mut of_row = Vec::with_capacity(input.scores.len() + input.blocked.len());
    let scored = input.scores.iter().map(|score| &score.member);
    let blocked = input.blocked.iter().map(|blocked| &blocked.member);
    for member in scored.chain(blocked) {
        let is = |at: u32| members.get(place(at)).is_some_and(|known| *known == member);
        let guess = follower.get(place(last)).copied().unwrap_or(0);
        let found = if is(guess) {
            guess
        } else if is(last) {
            last
        } else {
            let next = crate::aggregate::count(members.len());
            *seen.entry(member.as_str()).or_insert_with(|| {
                members.push(member);
                follower.push(0);
                next
            })
        };
        if let Some(slot) = follower.get_mut(place(last)) {
            *slot = found;
        }
        of_row.push(found);
        last = found;
    }
    let mut order: Vec<(&Code, u32)> = members.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let mut rank = vec![0; order.len()];
    for (new, (_, old)) in (0..).zip(&order) {
        if let Some(slot) = rank.get_mut(place(*old)) {
            *slot = new;
        }
    }
    for row in &mut of_row {
        *row = rank.get(place(*row)).copied().unwrap_or(u32::MAX);
    }
    (order.into_iter().map(|(code, _)| code).collect(), of_row)
}

fn place(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}
