//! What happens in meetings, as the journal keeps it.

use serde::{Deserialize, Serialize};

use super::{Choice, ItemKind, MeetingKind, ResolvedOutcome};
use crate::ids::{ItemId, MotionId, ProposalId, ResolutionId, SeatId};

/// What happens in a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum MeetingEvent {
    /// A meeting was planned.
    #[serde(rename = "meeting.planned")]
    Planned {
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
        /// The intervals: seat, from, until.
        intervals: Vec<(SeatId, String, Option<String>)>,
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
}
