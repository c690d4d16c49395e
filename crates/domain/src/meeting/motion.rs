//! Motions (의안) and votes. In this first version the secretariat enters them; a blocked member cannot vote and is
//! not present for the item, and until the chair confirms, the votes may be entered anew.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Item, ItemKind, MeetingEvent, MeetingRefusal, Room, Tally};
use crate::council::Seat;
use crate::ids::{ItemId, MotionId, RoundId, SeatId};
use crate::organization::named;
use crate::policy::Secretary;
use crate::record::Change;
use crate::refusal::Refusal;
use crate::round::{Majority, Rules};
use crate::text;
use crate::time::Timestamp;

/// A vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// 찬성.
    Yes,
    /// 반대.
    No,
    /// 기권.
    Abstain,
}

named!(Choice { Yes = "yes", No = "no", Abstain = "abstain" });

/// Where a motion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MotionState {
    /// Put, perhaps voted on, not confirmed.
    Put,
    /// Carried (가결).
    Carried,
    /// Not carried (부결).
    NotCarried,
    /// Withdrawn, because what it put has changed.
    Withdrawn,
}

named!(MotionState {
    Put = "put",
    Carried = "carried",
    NotCarried = "not_carried",
    Withdrawn = "withdrawn",
});

/// A vote of one seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// Whose.
    pub seat: SeatId,
    /// What.
    pub choice: Choice,
    /// When.
    pub at: Timestamp,
}

/// A motion on an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motion {
    /// Inside identifier.
    pub id: MotionId,
    /// In which round.
    pub round: RoundId,
    /// On which item.
    pub item: ItemId,
    /// Its number on the item.
    pub n: i32,
    /// What is put, in words.
    pub text: String,
    /// The majority it needs.
    pub majority: Majority,
    /// How the vote went, once there was one.
    pub tally: Option<Tally>,
    /// The votes.
    pub votes: Vec<Vote>,
    /// Where it stands.
    pub state: MotionState,
    /// Version of the row.
    pub version: i64,
}

/// What is told to put a motion: as counted, or with conditions, or with less money.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MotionDraft {
    /// In words; at most 2000 characters. Without it: as counted.
    #[serde(default)]
    pub text: Option<String>,
    /// Conditions (조건부); at most 2000 characters.
    #[serde(default)]
    pub conditions: Option<String>,
    /// Less than was computed, in the smallest unit.
    #[serde(default)]
    pub amount: Option<i64>,
}

/// The votes on the motion of an item, as entered. Without a motion the item is put as counted.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VotesDraft {
    /// When the vote was taken; without it: now.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub at: Option<Timestamp>,
    /// One for each member who voted.
    pub votes: Vec<VoteDraft>,
}

/// One vote, as entered.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteDraft {
    /// Code of the seat.
    pub seat: String,
    /// What.
    pub choice: Choice,
}

/// An item with its motion; kept together, the votes written anew.
#[derive(Debug, Clone)]
pub struct Voted {
    /// The item.
    pub item: Item,
    /// Its motion.
    pub motion: Motion,
}

impl Motion {
    /// Puts a motion on an item. `n` is its number, `usual` what it says without words of its own.
    ///
    /// # Errors
    /// `not_selecting`, `resolved_amount_range`, and the refusals of a text.
    pub fn put(
        (id, n): (MotionId, i32),
        item: Item,
        draft: &MotionDraft,
        usual: &str,
        rules: &Rules,
        by: &Secretary,
    ) -> Result<Change<Voted>, Refusal> {
        let words = |raw: &Option<String>, pointer: &str| {
            let raw = raw.as_deref();
            raw.map(|raw| text::lines(raw, 2000, pointer)).transpose()
        };
        let conditions = words(&draft.conditions, "/conditions")?;
        let said = words(&draft.text, "/text")?;
        let put = match (item.kind, item.put.clone()) {
            (ItemKind::Proposal, Some(put)) => Some(put.amended(conditions, draft.amount)?),
            (_, put) if conditions.is_none() && draft.amount.is_none() => put,
            (ItemKind::Consent | ItemKind::Override | ItemKind::Budget | ItemKind::Proposal, _) => {
                return Err(MeetingRefusal::NotSelecting.into());
            }
        };
        let motion = Self {
            id,
            round: item.round,
            item: item.id,
            n,
            text: said.unwrap_or_else(|| usual.to_owned()),
            majority: rules.majority,
            tally: None,
            votes: Vec::new(),
            state: MotionState::Put,
            version: 0,
        };
        let event = MeetingEvent::MotionPut {
            motion: id,
            item: item.id,
            sort: item.kind,
        };
        let about = item.about();
        let after = Voted {
            item: Item { put, ..item },
            motion,
        };
        Ok(Change::new(after, by.by(), about, event))
    }

    /// Enters the votes of the members who were in the room and are not blocked, anew if there were some.
    ///
    /// # Errors
    /// `no_quorum`, `vote_blocked`, `vote_absent`, `vote_twice`, `meeting_seat_unknown`, each at its vote.
    pub fn voted(
        self,
        item: Item,
        draft: &VotesDraft,
        (room, seats): (&Room, &[Seat]),
        rules: &Rules,
        (by, at): (&Secretary, Timestamp),
    ) -> Result<Change<Voted>, Refusal> {
        room.quorate(rules.quorum)?;
        let mut votes: Vec<Vote> = Vec::with_capacity(draft.votes.len());
        let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
        for (place, vote) in draft.votes.iter().enumerate() {
            match allowed(vote, room, seats, &mut seen) {
                Ok(seat) => votes.push(Vote {
                    seat,
                    choice: vote.choice,
                    at,
                }),
                Err(refusal) => wrong.push(Refusal::from(refusal).at(format!("/votes/{place}"))),
            }
        }
        Refusal::all(wrong)?;
        let count = |choice| {
            let same = votes.iter().filter(|vote| vote.choice == choice);
            u32::try_from(same.count()).unwrap_or(u32::MAX)
        };
        let tally = Tally {
            base: room.base,
            present: room.present(),
            yes: count(Choice::Yes),
            no: count(Choice::No),
            abstain: count(Choice::Abstain),
        };
        let event = MeetingEvent::Voted {
            motion: self.id,
            base: tally.base,
            present: tally.present,
            votes: votes.iter().map(|vote| (vote.seat, vote.choice)).collect(),
        };
        let about = item.about();
        let motion = Self {
            tally: Some(tally),
            votes,
            ..self
        };
        Ok(Change::new(Voted { item, motion }, by.by(), about, event))
    }

    /// Withdraws a motion in whose stead another is put.
    pub fn withdrawn(self, item: &Item, by: &Secretary) -> Change<Self> {
        let event = MeetingEvent::MotionWithdrawn { motion: self.id };
        let after = Self {
            state: MotionState::Withdrawn,
            ..self
        };
        Change::new(after, by.by(), item.about(), event)
    }

    /// Whether it is carried by the votes that were entered; `chair` is the seat that chairs.
    ///
    /// # Errors
    /// `motion_not_voted`.
    pub fn carried(&self, rules: &Rules, chair: Option<SeatId>) -> Result<bool, Refusal> {
        let tally = self.tally.ok_or(MeetingRefusal::NotVoted)?;
        let own = self.votes.iter().find(|vote| Some(vote.seat) == chair);
        Ok(tally.carried(self.majority, rules.equality, own.map(|vote| vote.choice)))
    }
}

fn allowed(
    vote: &VoteDraft,
    room: &Room,
    seats: &[Seat],
    seen: &mut BTreeSet<SeatId>,
) -> Result<SeatId, MeetingRefusal> {
    let seat = || vote.seat.clone();
    let member = seats.iter().find(|one| one.code == vote.seat && one.in_office());
    let member = member
        .ok_or_else(|| MeetingRefusal::NoSuchSeat { seat: seat() })?
        .id;
    if room.blocked.contains(&member) {
        return Err(MeetingRefusal::VoteBlocked { seat: seat() });
    }
    if !room.present.contains(&member) {
        return Err(MeetingRefusal::VoteAbsent { seat: seat() });
    }
    if !seen.insert(member) {
        return Err(MeetingRefusal::VoteTwice { seat: seat() });
    }
    Ok(member)
}
