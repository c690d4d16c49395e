//! The stages of a round, in order. Stored, and changed by an act only.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::organization::named;

/// A stage without what it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StageKind {
    /// Rules, survey, dates and council are being written.
    Draft,
    /// Published: organizations answer.
    Surveying,
    /// The survey is closed: screening.
    Screening,
    /// The council is convened: sheets are written and sealed.
    Scoring,
    /// The scores are open: count, discussion, votes.
    Deliberation,
    /// Every item is resolved and approved.
    Decided,
    /// Published.
    Announced,
    /// Projects are under way.
    Delivering,
    /// Archived.
    Closed,
    /// Given up, with a reason.
    Cancelled,
}

named!(StageKind {
    Draft = "draft",
    Surveying = "surveying",
    Screening = "screening",
    Scoring = "scoring",
    Deliberation = "deliberation",
    Decided = "decided",
    Announced = "announced",
    Delivering = "delivering",
    Closed = "closed",
    Cancelled = "cancelled",
});

impl StageKind {
    /// Whether the resolved list stands.
    #[must_use]
    pub fn resolved(self) -> bool {
        match self {
            Self::Decided | Self::Announced | Self::Delivering | Self::Closed => true,
            Self::Draft
            | Self::Surveying
            | Self::Screening
            | Self::Scoring
            | Self::Deliberation
            | Self::Cancelled => false,
        }
    }
}
