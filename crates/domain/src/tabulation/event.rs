//! What happens to the rows of the tabulation. No total is in an event: the digest of the row is.

use serde::{Deserialize, Serialize};

/// What a member says of their row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum TabulationEvent {
    /// It is theirs.
    #[serde(rename = "tabulation.confirmed")]
    Confirmed {
        /// The digest of the row, in hex.
        digest: String,
    },
    /// Something is wrong.
    #[serde(rename = "tabulation.questioned")]
    Questioned {
        /// The digest of the row, in hex.
        digest: String,
        /// What is wrong.
        remark: String,
    },
}
