//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens, told by the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum CouncilEvent {
    /// A seat was offered.
    #[serde(rename = "seat.offered")]
    SeatOffered {
        /// What the event tells of it.
        code: String,
    },
}
