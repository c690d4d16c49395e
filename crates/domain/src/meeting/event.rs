//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens, told by the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum MeetingEvent {
    /// A meeting was planned.
    #[serde(rename = "meeting.planned")]
    Planned {
        /// What the event tells of it.
        kind_of: String,
    },
}
