//! What is seen of meetings and their items. A recused reader sees of an item that it is there, and
//! nothing else. What is put shows only what is computed: before a motion is put it needs a [`Whole`](crate::policy::Whole).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::item::stands;
use super::{
    Choice, Interval, Item, ItemKind, ItemState, Meeting, MeetingKind, MeetingState, Motion, MotionState,
    Put, ResolvedOutcome, RoomView, Sat,
};
use crate::ids::{ItemId, ProposalId, SeatId};
use crate::language::Both;
use crate::policy::Standing;
use crate::round::Majority;
use crate::time::Timestamp;

/// A meeting.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct MeetingView {
    /// Its number in the round.
    pub n: i32,
    /// Which sort.
    pub kind: MeetingKind,
    /// When it is to be held.
    #[schema(value_type = String, format = DateTime)]
    pub held_at: Timestamp,
    /// Where.
    pub place: Option<String>,
    /// Where it stands.
    pub state: MeetingState,
    /// Version, also the `ETag`.
    pub version: i64,
}

impl Meeting {
    /// Its view: to the council and the ministry's side alike.
    #[must_use]
    pub fn seen(&self) -> MeetingView {
        MeetingView {
            n: self.n,
            kind: self.kind,
            held_at: self.held_at,
            place: self.place.clone(),
            state: self.state,
            version: self.version,
        }
    }
}

/// Who was in the room of a meeting: to the council and the ministry's side alike.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct AttendanceView {
    /// Every stay, in the order of coming.
    pub intervals: Vec<IntervalView>,
    /// Version of the meeting, also the `ETag`.
    pub version: i64,
}

/// One stay of one member.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct IntervalView {
    /// Code of the seat.
    pub seat: String,
    /// Came.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// Left; still there without it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
}

impl Meeting {
    /// Its attendance; `seats` names the seats.
    #[must_use]
    pub fn seen_attendance(
        &self,
        intervals: &[Interval],
        seats: &BTreeMap<SeatId, String>,
    ) -> AttendanceView {
        let view = |one: &Interval| IntervalView {
            seat: seats.get(&one.seat).cloned().unwrap_or_default(),
            from: one.from,
            until: one.until,
        };
        AttendanceView {
            intervals: intervals.iter().map(view).collect(),
            version: self.version,
        }
    }
}

/// An agenda item, as far as the reader may see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ItemView {
    /// Something of it is hidden from the reader: that it is there.
    Recused {
        /// Its number in the meeting.
        position: i32,
        /// Always true.
        recused: bool,
    },
    /// Seen.
    Seen(Box<SeenItem>),
}

impl ItemView {
    /// Its number in the meeting, which everybody concerned knows.
    #[must_use]
    pub fn position(&self) -> i32 {
        match self {
            Self::Recused { position, .. } => *position,
            Self::Seen(item) => item.position,
        }
    }

    /// Its version, if it is seen.
    #[must_use]
    pub fn version(&self) -> Option<i64> {
        match self {
            Self::Recused { .. } => None,
            Self::Seen(item) => Some(item.version),
        }
    }
}

/// The agenda of one meeting.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ItemsView {
    /// In the order of positions.
    pub items: Vec<ItemView>,
}

/// An agenda item.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SeenItem {
    /// Its number in the meeting.
    pub position: i32,
    /// What sort.
    pub kind: ItemKind,
    /// The proposal's reference.
    pub reference: Option<String>,
    /// Title.
    pub title: Both,
    /// Position of the consent item above it.
    pub consent: Option<i32>,
    /// Where it stands.
    pub state: ItemState,
    /// What is put, or was resolved; from when a motion is put.
    pub put: Option<PutView>,
    /// The budget that is put.
    pub budget: Option<i64>,
    /// The last motion.
    pub motion: Option<MotionView>,
    /// The quorum as it is now, while the meeting sits and the item is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomView>,
    /// Version, also the `ETag`.
    pub version: i64,
}

/// What is put.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PutView {
    /// What shall become of it.
    pub outcome: ResolvedOutcome,
    /// What it shall receive, in the smallest unit.
    pub amount: Option<i64>,
    /// Under which conditions.
    pub conditions: Option<String>,
}

/// A motion and its votes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct MotionView {
    /// Its number on the item.
    pub n: i32,
    /// In words.
    pub text: String,
    /// The majority it needs.
    pub majority: Majority,
    /// What the quorum is counted of.
    pub base: Option<u32>,
    /// Present and not blocked.
    pub present: Option<u32>,
    /// For.
    pub yes: Option<u32>,
    /// Against.
    pub no: Option<u32>,
    /// Abstained.
    pub abstain: Option<u32>,
    /// Where it stands.
    pub state: MotionState,
    /// Each vote.
    pub votes: Vec<ChoiceView>,
}

/// One vote.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ChoiceView {
    /// Code of the seat.
    pub seat: String,
    /// What.
    pub choice: Choice,
}

/// What names the items' proposals and seats.
pub struct Names<'a> {
    /// References of proposals.
    pub references: &'a BTreeMap<ProposalId, String>,
    /// Codes of seats.
    pub seats: &'a BTreeMap<SeatId, String>,
    /// Whether the reader keeps the meeting and so knows who may vote on what.
    pub keeps: bool,
}

impl Names<'_> {
    /// A motion in view.
    fn motion(&self, motion: &Motion) -> MotionView {
        let tally = motion.tally;
        let vote = |vote: &super::Vote| ChoiceView {
            seat: self.seats.get(&vote.seat).cloned().unwrap_or_default(),
            choice: vote.choice,
        };
        MotionView {
            n: motion.n,
            text: motion.text.clone(),
            majority: motion.majority,
            base: tally.map(|tally| tally.base),
            present: tally.map(|tally| tally.present),
            yes: tally.map(|tally| tally.yes),
            no: tally.map(|tally| tally.no),
            abstain: tally.map(|tally| tally.abstain),
            state: motion.state,
            votes: motion.votes.iter().map(vote).collect(),
        }
    }
}

/// The items of one meeting as this reader may see them. `items` are all of the round, `motions` the last of each;
/// `sat` is there while the meeting sits. Of an item that is hidden no room is reckoned.
#[must_use]
pub fn seen_items(
    meeting: &Meeting,
    items: &[Item],
    motions: &BTreeMap<ItemId, Motion>,
    sat: Option<&Sat<'_>>,
    names: &Names<'_>,
    standing: &Standing,
) -> ItemsView {
    let here = items.iter().filter(|item| item.meeting == meeting.id);
    let view = |item: &Item| {
        if item.hidden_from(items, standing) {
            return ItemView::Recused {
                position: item.position,
                recused: true,
            };
        }
        let motion = motions.get(&item.id);
        let above = item
            .consent
            .and_then(|consent| items.iter().find(|one| one.id == consent));
        let put_there = motion.is_some_and(|motion| motion.state != MotionState::Withdrawn)
            || above.is_some_and(|above| motions.contains_key(&above.id));
        let open = item.state == ItemState::Open && above.is_none();
        let shows = put_there || item.state != ItemState::Open || standing.whole().is_ok();
        ItemView::Seen(Box::new(SeenItem {
            position: item.position,
            kind: item.kind,
            reference: item
                .proposal
                .and_then(|proposal| names.references.get(&proposal).cloned()),
            title: item.title.clone(),
            consent: above.map(|above| above.position),
            state: item.state,
            put: item.put.as_ref().filter(|_| shows).map(Put::seen),
            budget: item.budget,
            motion: motion.map(|motion| names.motion(motion)),
            room: sat.filter(|_| open).map(|sat| {
                let kept = names.keeps.then_some(names.seats);
                sat.room(item, items).seen(sat.rules.quorum, kept)
            }),
            version: item.version,
        }))
    };
    ItemsView {
        items: here.map(view).collect(),
    }
}

/// The item that stands for a proposal, of those that the reader sees, in the order of meetings and positions.
#[must_use]
pub fn seen_standing<'a>(items: &'a [SeenItem], reference: &str) -> Option<&'a SeenItem> {
    let mut newest = items.iter().rev();
    newest.find(|item| item.reference.as_deref() == Some(reference) && stands(item.kind, item.state))
}

impl Item {
    /// Whether its vote is about something that is hidden from the reader. From `decided` on nothing resolved is,
    /// unless it is decided anew.
    #[must_use]
    pub fn hidden_from(&self, items: &[Self], standing: &Standing) -> bool {
        let stands = standing.stage().resolved() && !standing.reopened();
        if stands || standing.whole().is_ok() {
            return false;
        }
        let about: BTreeSet<ProposalId> = self.proposals(items).into_iter().collect();
        match self.kind {
            ItemKind::Budget => standing.barred_somewhere(),
            ItemKind::Consent | ItemKind::Proposal | ItemKind::Override => {
                about.iter().any(|proposal| standing.bars(*proposal))
            }
        }
    }
}

impl Put {
    fn seen(&self) -> PutView {
        PutView {
            outcome: self.outcome,
            amount: self.amount,
            conditions: self.conditions.clone(),
        }
    }
}
