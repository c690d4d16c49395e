//! What happens to objections.

use serde::{Deserialize, Serialize};

use super::{Answer, Follows};

/// What happens to an objection. What it says is on its row, never in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum ObjectionEvent {
    /// It was filed.
    #[serde(rename = "objection.filed")]
    Filed {
        /// On which ground.
        ground: String,
    },
    /// It was answered; an upheld one opens a new decision.
    #[serde(rename = "objection.answered")]
    Answered {
        /// How.
        answer: Answer,
        /// What follows, if it was upheld.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follows: Option<Follows>,
    },
    /// What follows an upheld one is done.
    #[serde(rename = "objection.followed")]
    Followed {},
    /// It was taken back.
    #[serde(rename = "objection.withdrawn")]
    Withdrawn {},
}
