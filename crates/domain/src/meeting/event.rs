//! What happens in meetings, as the journal keeps it.

use serde::{Deserialize, Serialize};

use super::{Choice, ItemKind, MeetingKind, ResolvedOutcome};
use crate::ids::{ApprovalId, ItemId, MotionId, ProposalId, ResolutionId, SeatId};

/// An interval of presence, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Whose.
    pub seat: SeatId,
    /// From when.
    pub from: String,
    /// Until when; absent while the member is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// What happens in a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum MeetingEvent {
    /// A meeting was called (소집).
    #[serde(rename = "meeting.called")]
    Called {
        /// Which sort.
        sort: MeetingKind,
    },
    /// It was called to order.
    #[serde(rename = "meeting.opened")]
    Opened {},
    /// It was closed; what was not resolved is deferred.
    #[serde(rename = "meeting.closed")]
    Closed {
        /// The deferred items.
        deferred: Vec<ItemId>,
    },
    /// Who was in the room from when until when.
    #[serde(rename = "meeting.attended")]
    Attended {
        /// The intervals.
        intervals: Vec<Presence>,
    },
    /// Items were put on the agenda, or put again.
    #[serde(rename = "meeting.agenda_made")]
    AgendaMade {
        /// The items written.
        items: Vec<ItemId>,
    },
    /// A motion was put.
    #[serde(rename = "meeting.motion_put")]
    MotionPut {
        /// Which.
        motion: MotionId,
        /// On which item.
        item: ItemId,
        /// What sort of item.
        sort: ItemKind,
    },
    /// A motion was withdrawn, because another is put in its stead.
    #[serde(rename = "meeting.motion_withdrawn")]
    MotionWithdrawn {
        /// Which.
        motion: MotionId,
    },
    /// The votes on a motion were entered.
    #[serde(rename = "meeting.voted")]
    Voted {
        /// On which motion.
        motion: MotionId,
        /// Members not blocked, by the rule.
        base: u32,
        /// Of these, present.
        present: u32,
        /// Each vote.
        votes: Vec<(SeatId, Choice)>,
    },
    /// The chair confirmed what was resolved.
    #[serde(rename = "meeting.resolved")]
    Resolved {
        /// The resolution.
        resolution: ResolutionId,
        /// Of which motion.
        motion: MotionId,
        /// Whether it was carried.
        carried: bool,
        /// The proposals it is about, with what became of them.
        outcomes: Vec<(ProposalId, ResolvedOutcome)>,
    },
    /// What was resolved about a proposal was set back: somebody had voted on it who is barred from it.
    #[serde(rename = "meeting.set_back")]
    SetBack {
        /// The items.
        items: Vec<ItemId>,
    },
    /// Approval of the resolved list was asked for.
    #[serde(rename = "meeting.decision_asked")]
    DecisionAsked {
        /// Which approval.
        approval: ApprovalId,
        /// The digest of the list.
        digest: String,
    },
    /// The resolved list was returned.
    #[serde(rename = "meeting.decision_returned")]
    DecisionReturned {
        /// Which approval.
        approval: ApprovalId,
        /// Why.
        reason: String,
    },
    /// The resolved list was approved.
    #[serde(rename = "meeting.decision_given")]
    DecisionGiven {
        /// Which approval.
        approval: ApprovalId,
        /// The digest of the list.
        digest: String,
    },
}
