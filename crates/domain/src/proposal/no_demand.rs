//! "No demand" (수요 없음) is an answer to the survey; submitting takes it back.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::acts::coordinator;
use super::{ProposalEvent, ProposalRefusal};
use crate::ids::{OrganizationId, PersonId, RoundId};
use crate::policy::Applicant;
use crate::record::{About, Change, Noun};
use crate::refusal::Refusal;
use crate::text;
use crate::time::Timestamp;

/// The answer, as sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoDemandDraft {
    /// Why, if the organization wishes to say.
    #[serde(default)]
    pub reason: Option<String>,
}

/// An organization's answer that it has nothing to propose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDemand {
    /// In which round.
    pub round: RoundId,
    /// Whose.
    pub organization: OrganizationId,
    /// Why.
    pub reason: Option<String>,
    /// Who answered.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// Version of the row.
    pub version: i64,
}

impl NoDemand {
    /// Answers so: the coordinator, while nothing of the organization is submitted. `standing` tells how many are.
    ///
    /// # Errors
    /// `not_yours`, `has_demand`, the refusals of a text.
    pub fn answer(
        round: RoundId,
        draft: &NoDemandDraft,
        before: Option<Self>,
        standing: usize,
        by: &Applicant,
        now: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        let organization = coordinator(by)?;
        if standing > 0 {
            return Err(ProposalRefusal::HasDemand.into());
        }
        let reason = draft.reason.as_deref().filter(|text| !text.trim().is_empty());
        let reason = reason
            .map(|text| text::lines(text, 1000, "/reason"))
            .transpose()?;
        let after = Self {
            round,
            organization,
            reason: reason.clone(),
            by: by.person(),
            at: now,
            withdrawn_at: None,
            version: before.map_or(0, |before| before.version),
        };
        Ok(after.told(by, ProposalEvent::NoDemand { reason }))
    }

    /// Whether it is the organization's answer now.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.withdrawn_at.is_none()
    }

    /// Takes it back, because something is submitted after all.
    pub fn take_back(self, by: &Applicant, now: Timestamp) -> Change<Self> {
        Self {
            withdrawn_at: Some(now),
            ..self
        }
        .told(by, ProposalEvent::DemandAfterAll {})
    }

    fn told(self, by: &Applicant, event: ProposalEvent) -> Change<Self> {
        let about = About::new(Noun::Organization, self.organization).in_round(self.round);
        Change::new(self, by.by(), about, event)
    }
}

/// The answer, as the organization's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct NoDemandView {
    /// Why.
    pub reason: Option<String>,
    /// When it was answered.
    #[schema(value_type = String, format = DateTime)]
    pub answered_at: Timestamp,
    /// When it was taken back by submitting.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub taken_back_at: Option<Timestamp>,
}

impl NoDemand {
    /// Its view.
    #[must_use]
    pub fn seen(&self) -> NoDemandView {
        NoDemandView {
            reason: self.reason.clone(),
            answered_at: self.at,
            taken_back_at: self.withdrawn_at,
        }
    }
}
