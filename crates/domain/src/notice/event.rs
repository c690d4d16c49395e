//! What people do with messages that wait: the journal tells of each, with its reason.

use serde::{Deserialize, Serialize};

/// What happens to a message by somebody's hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum NoticeEvent {
    /// It was held back.
    #[serde(rename = "message.held")]
    Held(Handled),
    /// It was let go.
    #[serde(rename = "message.released")]
    Released(Handled),
    /// It was given up, and is tried again.
    #[serde(rename = "message.repeated")]
    Repeated(Handled),
}

/// Why, and which text it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handled {
    /// The name of its text.
    pub text: String,
    /// Why.
    pub reason: String,
}
