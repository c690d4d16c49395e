//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens, told by the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum ObjectionEvent {
    /// An objection was filed.
    #[serde(rename = "objection.filed")]
    Filed {
        /// What the event tells of it.
        ground: String,
    },
}
