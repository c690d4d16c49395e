//! What happens to rounds.

use serde::{Deserialize, Serialize};

/// What happens to a programme or a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum RoundEvent {
    /// A round was begun as a draft.
    #[serde(rename = "round.begun")]
    Begun {
        /// Its code.
        code: String,
    },
}
