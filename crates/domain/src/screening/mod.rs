//! Screening (사전검토): checklist, outcome, supplement requests. Rows of their own, which no applicant reads but
//! for a supplement request.

mod event;
mod finding;
mod instant;
mod refusal;
mod supplement;
mod view;

pub use event::ScreeningEvent;
pub use finding::{Check, Item, Met, Screening, ScreeningDraft};
pub use refusal::ScreeningRefusal;
pub use supplement::{Supplement, SupplementDraft, SupplementWord};
pub use view::{AskedState, AskedView, ScreeningView, SupplementView};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::organization::named;

/// What the screening of a proposal comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScreeningOutcome {
    /// To be judged by the council.
    Eligible,
    /// To be judged, with conditions.
    EligibleWithConditions,
    /// Not to be judged, with the reason.
    Ineligible,
}

named!(ScreeningOutcome {
    Eligible = "eligible",
    EligibleWithConditions = "eligible_with_conditions",
    Ineligible = "ineligible",
});

impl ScreeningOutcome {
    /// Whether the council judges the proposal.
    #[must_use]
    pub fn judged(self) -> bool {
        match self {
            Self::Eligible | Self::EligibleWithConditions => true,
            Self::Ineligible => false,
        }
    }
}
