//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens, told by the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum AnnouncementEvent {
    /// An announcement was drafted.
    #[serde(rename = "announcement.drafted")]
    Drafted {
        /// What the event tells of it.
        language: crate::language::Language,
    },
}
