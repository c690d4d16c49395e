//! What an applicant does with a proposal, and who of the applicant's people may do it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{Proposal, ProposalEvent, ProposalRefusal, State};
use crate::ids::{AreaId, OrganizationId, ProposalId, RoundId};
use crate::policy::{Applicant, Standing};
use crate::record::{About, Change, Noun};
use crate::refusal::{Common, Refusal};
use crate::round::StageKind;
use crate::text;
use crate::time::Timestamp;

/// A new draft, as sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProposal {
    /// Code of the lead organization: one of the sender's own.
    pub organization: String,
    /// Code of the support area; may be changed in the draft.
    pub area: String,
}

/// Whether the organization's other drafters see the draft, as sent.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SharingDraft {
    /// Whether they do.
    pub shared: bool,
}

/// A reason, as sent with a withdrawal or a giving up.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonDraft {
    /// Why.
    pub reason: String,
}

/// A field's new value, as sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldDraft {
    /// The value; null empties the field.
    #[schema(value_type = Object)]
    pub value: Value,
}

/// The participating organizations, as sent: all of them.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipantsDraft {
    /// Codes of the participating organizations (참여기관).
    pub organizations: Vec<String>,
}

/// What is chosen when a draft is begun.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// Inside identifier.
    pub id: ProposalId,
    /// In which round.
    pub round: RoundId,
    /// The support area chosen first.
    pub area: AreaId,
    /// Drawn, or imported.
    pub reference: String,
    /// Whether its content is made up for a rehearsal.
    pub illustrative: bool,
}

impl Proposal {
    /// Begins a draft.
    pub fn begin(new: Beginning, by: &Applicant) -> Change<Self> {
        let after = Self {
            id: new.id,
            round: new.round,
            organization: by.organization(),
            area: new.area,
            reference: new.reference,
            state: State::Draft,
            submitted: None,
            created_by: by.person(),
            shared_at: None,
            illustrative: new.illustrative,
            withdrawn_at: None,
            given_up_at: None,
            version: 0,
        };
        let reference = after.reference.clone();
        after.told(by, ProposalEvent::Begun { reference })
    }

    /// The proof that this person writes this proposal: the coordinator of its lead organization, the drafter
    /// who began it, or another drafter with whom it is shared. Drafters do not see each other's drafts.
    ///
    /// # Errors
    /// `unknown`, also to drafters with whom it is not shared; `not_yours` to the organization's other people.
    pub fn writer(&self, standing: &Standing) -> Result<Applicant, Refusal> {
        let applicant = standing.applicant(self.organization)?;
        let sees =
            applicant.coordinator() || self.created_by == applicant.person() || self.shared_at.is_some();
        if sees {
            Ok(applicant)
        } else {
            Err(Common::Unknown.into())
        }
    }

    /// Whether this person decides who sees the draft: its drafter and the coordinator do.
    #[must_use]
    pub fn shared_by(&self, by: &Applicant) -> bool {
        by.coordinator() || self.created_by == by.person()
    }

    /// Shares the draft with the organization's other drafters, or ends that: its drafter or the coordinator.
    ///
    /// # Errors
    /// `not_yours` to a colleague with whom it is shared.
    pub fn share(self, shared: Sharing, by: &Applicant, now: Timestamp) -> Result<Change<Self>, Refusal> {
        if !self.shared_by(by) {
            return Err(Common::NotYours.into());
        }
        let (shared_at, event) = match shared {
            Sharing::Shared => (self.shared_at.or(Some(now)), ProposalEvent::Shared {}),
            Sharing::Private => (None, ProposalEvent::Unshared {}),
        };
        Ok(Self { shared_at, ..self }.told(by, event))
    }

    /// Withdraws a submitted proposal (철회), until the resolution: the coordinator, with a reason.
    ///
    /// # Errors
    /// `not_yours`, `reason_required`, `not_submitted`, `withdrawn_already`, `withdrawal_too_late`.
    pub fn withdraw(
        self,
        reason: &str,
        by: &Applicant,
        stage: StageKind,
        now: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        coordinator(by)?;
        let reason = reason_of(reason)?;
        match self.state {
            State::Draft => return Err(ProposalRefusal::NotSubmitted.into()),
            State::Withdrawn => return Err(ProposalRefusal::WithdrawnAlready.into()),
            State::Submitted => {}
        }
        match stage {
            StageKind::Surveying | StageKind::Screening | StageKind::Scoring | StageKind::Deliberation => {}
            StageKind::Draft
            | StageKind::Decided
            | StageKind::Announced
            | StageKind::Delivering
            | StageKind::Closed
            | StageKind::Cancelled => return Err(ProposalRefusal::WithdrawalTooLate.into()),
        }
        let after = Self {
            state: State::Withdrawn,
            withdrawn_at: Some(now),
            ..self
        };
        Ok(after.told(by, ProposalEvent::Withdrawn { reason }))
    }

    /// Makes revision `n` the one that stands.
    pub(super) fn standing_at(self, n: i32, area: AreaId) -> Self {
        Self {
            state: State::Submitted,
            submitted: Some(n),
            area,
            ..self
        }
    }

    /// The number that the next revision will have.
    #[must_use]
    pub fn next_n(&self) -> i32 {
        self.submitted.unwrap_or(0).saturating_add(1)
    }

    pub(super) fn told(self, by: &Applicant, event: ProposalEvent) -> Change<Self> {
        let about = self.about();
        Change::new(self, by.by(), about, event)
    }

    /// What events of this proposal are about.
    #[must_use]
    pub fn about(&self) -> About {
        About::new(Noun::Proposal, self.id)
            .in_round(self.round)
            .on(self.id)
    }
}

/// Whether a draft is seen by the organization's other drafters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// By all of them.
    Shared,
    /// By its drafter and the coordinator only.
    Private,
}

pub(super) fn coordinator(by: &Applicant) -> Result<OrganizationId, Refusal> {
    if by.coordinator() {
        Ok(by.organization())
    } else {
        Err(Common::NotYours.into())
    }
}

pub(super) fn reason_of(raw: &str) -> Result<String, Refusal> {
    if raw.trim().is_empty() {
        return Err(Refusal::from(Common::ReasonRequired).at("/reason"));
    }
    text::lines(raw, 2000, "/reason")
}
