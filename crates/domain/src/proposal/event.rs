//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens, told by the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum ProposalEvent {
    /// A draft was begun.
    #[serde(rename = "proposal.begun")]
    Begun {
        /// What the event tells of it.
        reference: String,
    },
}
