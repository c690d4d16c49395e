//! Resolutions (의결): the chair confirms how a vote went, and the item is resolved with what was put. A consent item
//! resolves those under it; if it fails, each of them is put by itself. An override that is carried is kept as such.

use std::collections::BTreeSet;

use super::{
    Item, ItemKind, ItemState, MeetingEvent, MeetingRefusal, Motion, MotionState, Override, ResolvedOutcome,
};
use crate::council::Seat;
use crate::ids::{MotionId, PersonId, ProposalId, ResolutionId, RoundId, SeatId};
use crate::policy::Chair;
use crate::record::Change;
use crate::refusal::Refusal;
use crate::round::Rules;
use crate::time::Timestamp;

/// What was resolved, confirmed by the chair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// Inside identifier.
    pub id: ResolutionId,
    /// In which round.
    pub round: RoundId,
    /// Of which motion.
    pub motion: MotionId,
    /// Its words.
    pub text: String,
    /// Who confirmed it.
    pub confirmed_by: PersonId,
    /// When.
    pub confirmed_at: Timestamp,
}

/// Everything that a confirmation changes; kept together.
#[derive(Debug, Clone)]
pub struct Confirmed {
    /// The item, and those under it.
    pub items: Vec<Item>,
    /// The motion, carried or not.
    pub motion: Motion,
    /// The resolution.
    pub resolution: Resolution,
    /// What differs from the count, if an override was carried.
    pub overriding: Option<Override>,
    /// Whether it was carried.
    pub carried: bool,
}

impl Motion {
    /// Refuses a vote in which somebody took part who is blocked by now: a conflict was found after it, and before the
    /// resolution. The votes are entered anew without theirs, of the base that is left.
    ///
    /// # Errors
    /// `vote_blocked`.
    pub fn free_of(&self, blocked: &BTreeSet<SeatId>, seats: &[Seat]) -> Result<(), Refusal> {
        let Some(vote) = self.votes.iter().find(|vote| blocked.contains(&vote.seat)) else {
            return Ok(());
        };
        let seat = seats.iter().find(|seat| seat.id == vote.seat);
        let seat = seat.map(|seat| seat.code.clone()).unwrap_or_default();
        Err(MeetingRefusal::VoteBlocked { seat }.into())
    }

    /// Confirms how the vote went. `items` are all of the round; `overriding` is what the override would be.
    ///
    /// # Errors
    /// `motion_not_voted`, `item_resolved`.
    pub fn confirmed(
        self,
        id: ResolutionId,
        (item, items): (&Item, &[Item]),
        overriding: Option<Override>,
        rules: &Rules,
        (by, at): (&Chair, Timestamp),
    ) -> Result<Change<Confirmed>, Refusal> {
        if self.state != MotionState::Put {
            return Err(MeetingRefusal::ItemResolved.into());
        }
        let carried = self.carried(rules, Some(by.member().seat()))?;
        let resolved = resolved(item, items, carried);
        let outcomes = resolved.iter().filter_map(outcome).collect();
        let motion = Self {
            state: if carried {
                MotionState::Carried
            } else {
                MotionState::NotCarried
            },
            ..self
        };
        let resolution = Resolution {
            id,
            round: motion.round,
            motion: motion.id,
            text: motion.text.clone(),
            confirmed_by: by.member().person(),
            confirmed_at: at,
        };
        let event = MeetingEvent::Resolved {
            resolution: id,
            motion: motion.id,
            carried,
            outcomes,
        };
        let after = Confirmed {
            items: resolved,
            motion,
            resolution,
            overriding: overriding.filter(|_| carried),
            carried,
        };
        Ok(Change::new(after, by.by(), item.about(), event))
    }
}

/// The item and those that its vote decides, in their new state.
fn resolved(item: &Item, items: &[Item], carried: bool) -> Vec<Item> {
    let state = if carried {
        ItemState::Carried
    } else {
        ItemState::NotCarried
    };
    let mut changed = vec![Item {
        state,
        ..item.clone()
    }];
    for under in items.iter().filter(|one| one.consent == Some(item.id)) {
        changed.push(if carried {
            Item {
                state,
                ..under.clone()
            }
        } else {
            Item {
                consent: None,
                ..under.clone()
            }
        });
    }
    if item.kind == ItemKind::Override && carried {
        changed.extend(replaced(item, items));
    }
    changed
}

/// The open item of the same proposal, which an override settles.
fn replaced(item: &Item, items: &[Item]) -> Option<Item> {
    let open =
        |one: &&Item| one.id != item.id && one.proposal == item.proposal && one.state == ItemState::Open;
    items.iter().find(open).map(|one| Item {
        state: ItemState::Deferred,
        ..one.clone()
    })
}

fn outcome(item: &Item) -> Option<(ProposalId, ResolvedOutcome)> {
    let proposal = item.proposal?;
    match item.state {
        ItemState::Carried => Some((proposal, item.put.as_ref()?.outcome)),
        ItemState::NotCarried => Some((proposal, ResolvedOutcome::NotSelected)),
        ItemState::Open | ItemState::Deferred => None,
    }
}
