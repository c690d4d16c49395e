//! The stages of a round, in order, and what each knows. Stored, and changed by an act only; a window computed from
//! instants must allow an act besides the stage.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ids::{AnnouncementId, ApprovalId, CountId};
use crate::organization::named;
use crate::time::Timestamp;

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

    /// Whether the scores are still sealed.
    #[must_use]
    pub fn sealed(self) -> bool {
        self < Self::Deliberation
    }

    /// The stages in which a decision is announced, and told to those whom it is about.
    pub const ANNOUNCING: [Self; 3] = [Self::Decided, Self::Announced, Self::Delivering];

    /// The stages in which a seat of the council may be ended, or given the chair.
    pub const SEATED: [Self; 5] = [
        Self::Draft,
        Self::Surveying,
        Self::Screening,
        Self::Scoring,
        Self::Deliberation,
    ];

    /// The stages in which a seat may be filled; while the members score, until the scoring closes.
    pub const SEATING: [Self; 4] = [Self::Draft, Self::Surveying, Self::Screening, Self::Scoring];

    /// The stages in which the secretariat enters who acts for the invited organizations: while they are asked and
    /// answer. Later an administrator does.
    pub const ENROLLING: [Self; 3] = [Self::Draft, Self::Surveying, Self::Screening];

    /// Whether other terms than those published may still be asked for.
    #[must_use]
    pub fn changes_terms(self) -> bool {
        match self {
            Self::Surveying | Self::Screening | Self::Scoring => true,
            Self::Draft
            | Self::Deliberation
            | Self::Decided
            | Self::Announced
            | Self::Delivering
            | Self::Closed
            | Self::Cancelled => false,
        }
    }

    /// The stage that follows in the ordinary course.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Draft => Some(Self::Surveying),
            Self::Surveying => Some(Self::Screening),
            Self::Screening => Some(Self::Scoring),
            Self::Scoring => Some(Self::Deliberation),
            Self::Deliberation => Some(Self::Decided),
            Self::Decided => Some(Self::Announced),
            Self::Announced => Some(Self::Delivering),
            Self::Delivering => Some(Self::Closed),
            Self::Closed | Self::Cancelled => None,
        }
    }

    /// Whether `next` may follow: the one after this, or a cancellation while the round is not over.
    #[must_use]
    pub fn leads_to(self, next: Self) -> bool {
        match (self, next) {
            (Self::Closed | Self::Cancelled, _) => false,
            (_, Self::Cancelled) => true,
            (now, next) => now.next() == Some(next),
        }
    }
}

/// A stage with what it knows from its beginning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// Being written.
    Draft {},
    /// Published by approval.
    Surveying {
        /// The approval.
        approval: ApprovalId,
        /// The digest of the terms in force at publication.
        terms: String,
        /// The digest of the questionnaire.
        questionnaire: String,
        /// The digest that was asked for and given: terms, questionnaire and invited organizations.
        published: String,
    },
    /// The survey is closed.
    Screening {},
    /// Convened: so many proposals before so many members.
    Scoring {
        /// The size of the eligible set.
        candidates: u32,
        /// Accepted seats.
        seats: u32,
    },
    /// Opened by two people; who, is the opening's.
    Deliberation {},
    /// Resolved, and approved by a second person.
    Decided {
        /// The official count, where there was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        count: Option<CountId>,
        /// The approval.
        approval: ApprovalId,
    },
    /// The first language is published.
    Announced {
        /// Which announcement came first.
        announcement: AnnouncementId,
    },
    /// Agreements and milestones.
    Delivering {},
    /// Archived.
    Closed {},
    /// Given up.
    Cancelled {
        /// Why.
        reason: String,
        /// The approval.
        approval: ApprovalId,
    },
}

impl Stage {
    /// Which stage it is.
    #[must_use]
    pub fn kind(&self) -> StageKind {
        match self {
            Self::Draft {} => StageKind::Draft,
            Self::Surveying { .. } => StageKind::Surveying,
            Self::Screening {} => StageKind::Screening,
            Self::Scoring { .. } => StageKind::Scoring,
            Self::Deliberation {} => StageKind::Deliberation,
            Self::Decided { .. } => StageKind::Decided,
            Self::Announced { .. } => StageKind::Announced,
            Self::Delivering {} => StageKind::Delivering,
            Self::Closed {} => StageKind::Closed,
            Self::Cancelled { .. } => StageKind::Cancelled,
        }
    }
}

/// A stage and when it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The stage.
    pub stage: Stage,
    /// Since when.
    pub at: Timestamp,
}
