//! The status that an applicant is shown. It moves with the applicant's own acts, with what the round makes public,
//! and with requests to the applicant; never with a screening's outcome, a score or a resolution.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Proposal, State};
use crate::organization::named;
use crate::round::StageKind;

/// What an applicant is shown of how far the proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublicStatus {
    /// 작성 중: being written.
    Draft,
    /// 접수: submitted, and may still be replaced.
    Submitted,
    /// 보완요청: the applicant is asked for more.
    SupplementRequested,
    /// 검토·심의 중: the survey is closed and nothing is announced yet.
    UnderReview,
    /// 결과 공고: the result is announced.
    Announced,
    /// 철회.
    Withdrawn,
    /// 선정 포기.
    GivenUp,
    /// 미제출: the survey closed before it was submitted.
    NotSubmitted,
    /// The round was cancelled.
    RoundCancelled,
}

named!(PublicStatus {
    Draft = "draft",
    Submitted = "submitted",
    SupplementRequested = "supplement_requested",
    UnderReview = "under_review",
    Announced = "announced",
    Withdrawn = "withdrawn",
    GivenUp = "given_up",
    NotSubmitted = "not_submitted",
    RoundCancelled = "round_cancelled",
});

/// Whether the applicant is asked for a supplement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A request is open.
    Supplement,
    /// None is.
    Nothing,
}

impl Proposal {
    /// The status for its applicant.
    #[must_use]
    pub fn public_status(&self, stage: StageKind, asked: Asked) -> PublicStatus {
        if self.given_up_at.is_some() {
            return PublicStatus::GivenUp;
        }
        match (self.state, stage) {
            (State::Withdrawn, _) => PublicStatus::Withdrawn,
            (State::Draft | State::Submitted, StageKind::Cancelled) => PublicStatus::RoundCancelled,
            (State::Draft, StageKind::Draft | StageKind::Surveying) => PublicStatus::Draft,
            (State::Draft, _) => PublicStatus::NotSubmitted,
            (State::Submitted, StageKind::Draft | StageKind::Surveying) => PublicStatus::Submitted,
            (
                State::Submitted,
                StageKind::Screening | StageKind::Scoring | StageKind::Deliberation | StageKind::Decided,
            ) => match asked {
                Asked::Supplement => PublicStatus::SupplementRequested,
                Asked::Nothing => PublicStatus::UnderReview,
            },
            (State::Submitted, StageKind::Announced | StageKind::Delivering | StageKind::Closed) => {
                PublicStatus::Announced
            }
        }
    }
}
