//! Quorum and majority per item, after recusal, in integers. `M` members in office, `X` of them blocked for the item,
//! `P` present and not blocked. The base is `M - X`, or `M` where the rules count the blocked in. An item is opened
//! if and only if `P >= quorum * base`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use simui_selection::Ratio;
use utoipa::ToSchema;

use super::{Choice, Interval, Item, MeetingRefusal};
use crate::council::Seat;
use crate::ids::{PersonId, ProposalId, SeatId};
use crate::refusal::Refusal;
use crate::round::{Equality, Majority, Rules};
use crate::time::Timestamp;

/// Who may vote on an item at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Blocked for the item.
    pub blocked: BTreeSet<SeatId>,
    /// In the room and not blocked.
    pub present: BTreeSet<SeatId>,
    /// What the quorum is counted of.
    pub base: u32,
}

/// The quorum of an item as it is now, before its vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RoomView {
    /// What the quorum is counted of.
    pub base: u32,
    /// Present and not blocked.
    pub present: u32,
    /// How many must be present; nothing if no number is enough.
    pub needed: Option<u32>,
    /// Whether they are.
    pub reached: bool,
    /// Who: to those who keep the meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<RoomSeats>,
}

/// Who may vote on an item now, and who not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RoomSeats {
    /// Codes of the seats that are there and not blocked.
    pub present: Vec<String>,
    /// Codes of the seats that are blocked.
    pub blocked: Vec<String>,
}

/// What the rooms of a sitting meeting's items are made of, now.
#[derive(Debug, Clone)]
pub struct Sat<'a> {
    /// The seats of the council.
    pub seats: &'a [Seat],
    /// Who is barred from which proposal.
    pub bars: &'a [(PersonId, ProposalId)],
    /// Who was in the room when.
    pub intervals: &'a [Interval],
    /// The round's rules.
    pub rules: &'a Rules,
    /// The instant.
    pub at: Timestamp,
}

impl Sat<'_> {
    /// The room for an item.
    #[must_use]
    pub fn room(&self, item: &Item, items: &[Item]) -> Room {
        let blocked = item.blocked(items, self.bars, self.seats);
        Room::of(self.seats, &blocked, self.intervals, self.rules, self.at)
    }
}

impl Room {
    /// The room for an item: who is blocked for it is not present for it, wherever they sit.
    #[must_use]
    pub fn of(
        seats: &[Seat],
        blocked: &BTreeSet<SeatId>,
        intervals: &[Interval],
        rules: &Rules,
        at: Timestamp,
    ) -> Self {
        let office: BTreeSet<SeatId> = seats
            .iter()
            .filter(|seat| seat.in_office())
            .map(|seat| seat.id)
            .collect();
        let blocked: BTreeSet<SeatId> = office.intersection(blocked).copied().collect();
        let came = intervals.iter().filter(|one| one.holds(at)).map(|one| one.seat);
        let present = came
            .filter(|seat| office.contains(seat) && !blocked.contains(seat))
            .collect();
        let many = |seats: &BTreeSet<SeatId>| u32::try_from(seats.len()).unwrap_or(u32::MAX);
        Self {
            base: base(rules, many(&office), many(&blocked)),
            blocked,
            present,
        }
    }

    /// Its view, against the share that the rules ask for; `kept` names the seats to those who keep the meeting.
    #[must_use]
    pub fn seen(&self, quorum: Ratio, kept: Option<&BTreeMap<SeatId, String>>) -> RoomView {
        let (base, present) = (self.base, self.present());
        RoomView {
            base,
            present,
            needed: fewest(quorum, base),
            reached: opens(quorum, base, present),
            seats: kept.map(|names| RoomSeats {
                present: codes(&self.present, names),
                blocked: codes(&self.blocked, names),
            }),
        }
    }

    /// How many are present.
    #[must_use]
    pub fn present(&self) -> u32 {
        u32::try_from(self.present.len()).unwrap_or(u32::MAX)
    }

    /// Whether the item may be opened.
    ///
    /// # Errors
    /// `no_quorum`, with how many are needed.
    pub fn quorate(&self, quorum: Ratio) -> Result<(), Refusal> {
        let (present, base) = (self.present(), self.base);
        if opens(quorum, base, present) {
            return Ok(());
        }
        let needed = fewest(quorum, base).unwrap_or(1);
        Err(MeetingRefusal::NoQuorum {
            present,
            base,
            needed,
        }
        .into())
    }
}

fn codes(seats: &BTreeSet<SeatId>, names: &BTreeMap<SeatId, String>) -> Vec<String> {
    let mut codes: Vec<String> = seats.iter().filter_map(|seat| names.get(seat).cloned()).collect();
    codes.sort();
    codes
}

/// Whether `present` of `base` reach the share; nobody never does.
#[must_use]
pub fn opens(quorum: Ratio, base: u32, present: u32) -> bool {
    let needed = quorum.times(Ratio::whole(i64::from(base)));
    present > 0 && needed.is_ok_and(|needed| Ratio::whole(i64::from(present)) >= needed)
}

/// Of how many the quorum of an item is counted.
fn base(rules: &Rules, office: u32, blocked: u32) -> u32 {
    if rules.recused_in_base {
        office
    } else {
        office.saturating_sub(blocked)
    }
}

/// The fewest who reach the share.
fn fewest(quorum: Ratio, base: u32) -> Option<u32> {
    (1..=base).find(|some| opens(quorum, base, *some))
}

/// What an item takes when some members of a council are blocked for it, told before anybody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// How many members in office are blocked for the item.
    pub blocked: u32,
    /// How many may still vote on it.
    pub able: u32,
    /// What its quorum is counted of.
    pub base: u32,
    /// How many of those who may vote must be present; nothing if no number is enough.
    pub needed: Option<u32>,
}

impl Outlook {
    /// For an item for which `blocked` of the `office` members are blocked.
    #[must_use]
    pub fn of(rules: &Rules, office: u32, blocked: u32) -> Self {
        let base = base(rules, office, blocked);
        Self {
            blocked,
            able: office.saturating_sub(blocked),
            base,
            needed: fewest(rules.quorum, base),
        }
    }

    /// Whether the item can be opened at all.
    #[must_use]
    pub fn possible(&self) -> bool {
        self.needed.is_some_and(|needed| needed <= self.able)
    }
}

/// How a vote went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// What the quorum was counted of.
    pub base: u32,
    /// Present and not blocked.
    pub present: u32,
    /// For.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Abstained.
    pub abstain: u32,
}

impl Tally {
    /// Whether the motion is carried. With a majority of those present, abstentions and silence count against it;
    /// `chair` is the chair's own vote, which decides an equality where the rules say so.
    #[must_use]
    pub fn carried(&self, majority: Majority, equality: Equality, chair: Option<Choice>) -> bool {
        let of = match majority {
            Majority::Present => self.present,
            Majority::VotesCast => self.yes + self.no,
        };
        if of > 0 && 2 * self.yes == of {
            return match equality {
                Equality::NotCarried => false,
                Equality::ChairDecides => chair == Some(Choice::Yes),
            };
        }
        2 * self.yes > of
    }
}
