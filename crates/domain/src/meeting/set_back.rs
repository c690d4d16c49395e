//! Re-deliberation before the whole list is approved: a conflict was found after the resolution of an item on which the
//! member voted. What was resolved about the proposal does not stand; it is put again by the next count or meeting,
//! and motion, votes and resolution stay on record.

use std::collections::BTreeSet;

use super::{Item, ItemState, MeetingEvent, Motion, MotionState};
use crate::ids::{ProposalId, SeatId};
use crate::record::{By, Change};

/// What was resolved about a proposal and does not stand any more; kept together.
#[derive(Debug, Clone)]
pub struct SetBack {
    /// The items, from now on deferred.
    pub items: Vec<Item>,
}

impl SetBack {
    /// Sets back what was resolved about `proposal`, if one of `seats` voted on any of it. `items` and `motions` are
    /// all of the round.
    #[must_use]
    pub fn of(
        proposal: ProposalId,
        seats: &BTreeSet<SeatId>,
        (items, motions): (&[Item], &[Motion]),
        by: By,
    ) -> Option<Change<Self>> {
        let resolved: Vec<&Item> = items
            .iter()
            .filter(|item| item.proposal == Some(proposal) && resolved(item.state))
            .collect();
        let touched = resolved.iter().any(|item| {
            let of_it = |motion: &Motion| motion.item == item.id || Some(motion.item) == item.consent;
            let mut decided = motions
                .iter()
                .filter(|motion| of_it(motion) && settled(motion.state));
            decided.any(|motion| motion.votes.iter().any(|vote| seats.contains(&vote.seat)))
        });
        let last = resolved.last().filter(|_| touched)?;
        let event = MeetingEvent::SetBack {
            items: resolved.iter().map(|item| item.id).collect(),
        };
        let about = last.about();
        let deferred = |item: &&Item| Item {
            state: ItemState::Deferred,
            ..(*item).clone()
        };
        let items = resolved.iter().map(deferred).collect();
        Some(Change::new(Self { items }, by, about, event))
    }
}

fn resolved(state: ItemState) -> bool {
    match state {
        ItemState::Carried | ItemState::NotCarried => true,
        ItemState::Open | ItemState::Deferred => false,
    }
}

fn settled(state: MotionState) -> bool {
    match state {
        MotionState::Carried | MotionState::NotCarried => true,
        MotionState::Put | MotionState::Withdrawn => false,
    }
}
