//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens, told by the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum CountEvent {
    /// A count was made.
    #[serde(rename = "count.made")]
    Made {
        /// What the event tells of it.
        digest: String,
    },
}
