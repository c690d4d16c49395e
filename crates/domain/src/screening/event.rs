//! What happens in screening, as the journal keeps it.

use serde::{Deserialize, Serialize};

use super::ScreeningOutcome;
use crate::ids::SupplementId;
use crate::time::Timestamp;

/// What happens to a screening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum ScreeningEvent {
    /// Findings were noted; there is no outcome yet, or no longer.
    #[serde(rename = "screening.noted")]
    Noted {
        /// On which revision.
        revision: i32,
    },
    /// The outcome was set, or changed.
    #[serde(rename = "screening.decided")]
    Decided {
        /// On which revision.
        revision: i32,
        /// The outcome.
        outcome: ScreeningOutcome,
        /// Why, where it needs a reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reasons: Option<String>,
        /// On which conditions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conditions: Option<String>,
    },
    /// The applicant was asked for a supplement.
    #[serde(rename = "screening.supplement_requested")]
    SupplementRequested {
        /// Which request.
        request: SupplementId,
        /// Until when it may be answered.
        #[serde(with = "crate::screening::instant")]
        due: Timestamp,
        /// What is asked for.
        text: String,
    },
    /// The applicant answered with a new revision.
    #[serde(rename = "screening.supplement_answered")]
    SupplementAnswered {
        /// Which request.
        request: SupplementId,
        /// With which revision.
        revision: i32,
    },
    /// The request was closed without an answer: the proposal is judged as it stands.
    #[serde(rename = "screening.supplement_closed")]
    SupplementClosed {
        /// Which request.
        request: SupplementId,
    },
}
