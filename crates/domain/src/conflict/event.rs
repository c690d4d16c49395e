//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens, told by the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum ConflictEvent {
    /// A member declared a conflict.
    #[serde(rename = "conflict.declared")]
    Declared {
        /// What the event tells of it.
        ground: String,
    },
}
