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
    item_of: HashMap<&'a str, u32>,
    member_of: HashMap<&'a str, u32>,
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
        let members = members(input);
        if members.len() > MOST_MEMBERS {
            faults.add(
                Place::Whole,
                InputFaultKind::TooMany {
                    what: "members",
                    most: MOST_MEMBERS,
                },
            );
        }
        let member_of = members.iter().map(|member| member.as_str()).zip(0..).collect();
        Self {
            proposals,
            members: members.into_iter().cloned().collect(),
            item_of,
            member_of,
        }
    }

    pub(super) fn item(&self, code: &str) -> Option<u32> {
        self.item_of.get(code).copied()
    }

    pub(super) fn member(&self, code: &str) -> Option<u32> {
        self.member_of.get(code).copied()
    }
}

fn members(input: &Input) -> Vec<&Code> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut members: Vec<&Code> = Vec::new();
    // Tables repeat the same members in the same order: whoever followed the last one before is tried first.
    let mut follower: Vec<usize> = Vec::new();
    let mut last = 0;
    let scored = input.scores.iter().map(|score| &score.member);
    let blocked = input.blocked.iter().map(|blocked| &blocked.member);
    for member in scored.chain(blocked) {
        let is = |at: usize| members.get(at).is_some_and(|known| *known == member);
        let guess = follower.get(last).copied().unwrap_or(0);
        let found = if is(last) {
            last
        } else if is(guess) {
            guess
        } else {
            *seen.entry(member.as_str()).or_insert_with(|| {
                members.push(member);
                follower.push(0);
                members.len() - 1
            })
        };
        if let Some(slot) = follower.get_mut(last) {
            *slot = found;
        }
        last = found;
    }
    members.sort();
    members
}
