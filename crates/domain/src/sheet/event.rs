//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens, told by the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum SheetEvent {
    /// Its author reopened a sealed sheet.
    #[serde(rename = "sheet.reopened")]
    Reopened {
        /// What the event tells of it.
        edition: i32,
    },
}
