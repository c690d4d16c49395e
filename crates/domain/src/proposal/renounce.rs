//! Giving up after selection (선정 포기). What follows for the reserve is told elsewhere.

use super::acts::{coordinator, reason_of};
use super::{Proposal, ProposalEvent, ProposalRefusal};
use crate::ids::RenunciationId;
use crate::policy::Applicant;
use crate::record::Change;
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// The giving up, with the proposal after it.
#[derive(Debug, Clone)]
pub struct Renunciation {
    /// Inside identifier.
    pub id: RenunciationId,
    /// The proposal after the act.
    pub proposal: Proposal,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: crate::ids::PersonId,
    /// When.
    pub at: Timestamp,
}

/// What the applicant was told of the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// That the proposal is selected, with or without conditions, in a published announcement.
    Selected,
    /// Anything else, or nothing.
    Otherwise,
}

impl Proposal {
    /// Gives up: the coordinator, once the selection is announced.
    ///
    /// # Errors
    /// `not_yours`, `not_selected`, `given_up_already`, `reason_required`.
    pub fn give_up(
        self,
        id: RenunciationId,
        told: Told,
        reason: &str,
        by: &Applicant,
        now: Timestamp,
    ) -> Result<Change<Renunciation>, Refusal> {
        coordinator(by)?;
        let reason = reason_of(reason)?;
        match told {
            Told::Selected => {}
            Told::Otherwise => return Err(ProposalRefusal::NotSelected.into()),
        }
        if self.given_up_at.is_some() {
            return Err(ProposalRefusal::GivenUpAlready.into());
        }
        let about = self.about();
        let event = ProposalEvent::GivenUp {
            reason: reason.clone(),
        };
        let after = Renunciation {
            id,
            proposal: Self {
                given_up_at: Some(now),
                ..self
            },
            reason,
            by: by.person(),
            at: now,
        };
        Ok(Change::new(after, by.by(), about, event))
    }
}
