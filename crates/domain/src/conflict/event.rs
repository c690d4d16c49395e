//! What happens to conflicts of interest.

use serde::{Deserialize, Serialize};

use super::ConflictKind;

/// What happens to a conflict of interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum ConflictEvent {
    /// The organization tree gave it, at appointment or convening.
    #[serde(rename = "conflict.found")]
    Found {},
    /// It was declared.
    #[serde(rename = "conflict.declared")]
    Declared {
        /// Exclusion or recusal.
        conflict: ConflictKind,
        /// On which ground.
        ground: String,
        /// Whether after sheets were laid.
        late: bool,
    },
    /// An applicant challenged a member.
    #[serde(rename = "conflict.challenged")]
    Challenged {
        /// On which ground.
        ground: String,
    },
    /// The challenge is not admissible, and bars nothing.
    #[serde(rename = "conflict.challenge_inadmissible")]
    Inadmissible {
        /// Why.
        reason: String,
    },
    /// The challenge was upheld.
    #[serde(rename = "conflict.challenge_upheld")]
    Upheld {
        /// Why.
        reason: String,
    },
    /// The challenge was dismissed.
    #[serde(rename = "conflict.challenge_dismissed")]
    Dismissed {
        /// Why.
        reason: String,
    },
    /// It ended; its history stays.
    #[serde(rename = "conflict.ended")]
    Ended {
        /// Why.
        reason: String,
    },
}
