//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens to counts. No score is in an event: the result is kept with its own digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum CountEvent {
    /// A count was made.
    #[serde(rename = "count.made")]
    Made {
        /// Its number in the round.
        n: i32,
        /// Digest of input and rules.
        input_digest: String,
        /// Digest of the result.
        result_digest: String,
        /// Whether it stands for the round.
        official: bool,
    },
}
