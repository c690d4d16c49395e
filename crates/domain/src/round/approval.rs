//! Acts that need two people: one asks for something of which this is the digest, another gives it or returns it
//! with a reason. What is given is exactly what was asked for.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::event::{Asked, Returned};
use super::{Round, RoundEvent, RoundRefusal};
use crate::ids::{ApprovalId, Id, PersonId, RoundId};
use crate::organization::named;
use crate::policy::{Approver, Secretary};
use crate::record::Change;
use crate::refusal::{Common, Refusal};
use crate::text;
use crate::time::Timestamp;

/// Which two-person act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TwoPersonAct {
    /// A round's publication.
    Publication,
    /// A later change of its terms.
    TermsChange,
    /// Its cancellation.
    Cancellation,
    /// The resolved list.
    Decision,
    /// An announcement.
    Announcement,
}

named!(TwoPersonAct {
    Publication = "publication",
    TermsChange = "terms_change",
    Cancellation = "cancellation",
    Decision = "decision",
    Announcement = "announcement",
});

/// What one person asked for and another gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Inside identifier.
    pub id: ApprovalId,
    /// In which round.
    pub round: RoundId,
    /// Which act.
    pub act: TwoPersonAct,
    /// Of what: the round itself, an announcement, ...
    pub object: Uuid,
    /// The digest of what is asked for.
    pub digest: String,
    /// Why it is asked for, where the act needs a reason.
    pub reason: Option<String>,
    /// Who asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// Who gave it, and when.
    pub given: Option<(PersonId, Timestamp)>,
    /// Who returned it, when and why.
    pub returned: Option<(PersonId, Timestamp, String)>,
    /// When it was asked for anew, or taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// Version of the row.
    pub version: i64,
}

impl Approval {
    /// Whether it still waits.
    #[must_use]
    pub fn open(&self) -> bool {
        self.given.is_none() && self.returned.is_none() && self.withdrawn_at.is_none()
    }

    /// Who gave or returned it, and when.
    #[must_use]
    pub fn answered(&self) -> Option<(PersonId, Timestamp)> {
        let returned = self.returned.as_ref().map(|(by, at, _)| (*by, *at));
        self.given.or(returned)
    }

    /// Gives it. `digest` is what the second person read, `present` what the thing is now.
    ///
    /// # Errors
    /// `approval_closed`; `approval_same_person`; `approval_outdated` unless all three digests are the same.
    pub fn give(mut self, by: PersonId, digest: &str, present: &str, at: Timestamp) -> Result<Self, Refusal> {
        self.waits_for(by)?;
        if self.digest != digest || self.digest != present {
            return Err(RoundRefusal::ApprovalOutdated.into());
        }
        self.given = Some((by, at));
        Ok(self)
    }

    /// Returns it with a reason.
    ///
    /// # Errors
    /// `approval_closed`, `approval_same_person`, the refusals of a text.
    pub fn send_back(mut self, by: PersonId, reason: &str, at: Timestamp) -> Result<Self, Refusal> {
        self.waits_for(by)?;
        self.returned = Some((by, at, reason_of(reason)?));
        Ok(self)
    }

    /// Takes it back, since it is asked for anew.
    #[must_use]
    pub fn withdraw(mut self, at: Timestamp) -> Self {
        self.withdrawn_at = Some(at);
        self
    }

    fn waits_for(&self, by: PersonId) -> Result<(), Refusal> {
        if !self.open() {
            return Err(RoundRefusal::ApprovalClosed.into());
        }
        if self.asked_by == by {
            return Err(RoundRefusal::ApprovalSamePerson.into());
        }
        Ok(())
    }
}

impl Round {
    /// Asks for an act on the round itself, of this digest and for this reason.
    pub fn ask(
        &self,
        id: ApprovalId,
        act: RoundAct,
        (digest, reason): (String, Option<String>),
        by: &Secretary,
        at: Timestamp,
    ) -> Change<Approval> {
        let asked = Asked {
            approval: id,
            digest: digest.clone(),
            reason: reason.clone(),
        };
        let event = match act {
            RoundAct::Publication => RoundEvent::PublicationAsked(asked),
            RoundAct::TermsChange => RoundEvent::ChangeAsked(asked),
            RoundAct::Cancellation => RoundEvent::CancellationAsked(asked),
        };
        let after = Approval {
            id,
            round: self.id,
            act: act.two_person(),
            object: self.id.raw(),
            digest,
            reason,
            asked_by: by.person(),
            asked_at: at,
            given: None,
            returned: None,
            withdrawn_at: None,
            version: 0,
        };
        Change::new(after, by.by(), self.about(), event)
    }

    /// Returns what was asked for on the round itself.
    ///
    /// # Errors
    /// As [`Approval::send_back`].
    pub fn send_back(
        &self,
        act: RoundAct,
        approval: Approval,
        reason: &str,
        by: &Approver,
        at: Timestamp,
    ) -> Result<Change<Approval>, Refusal> {
        let after = approval.send_back(by.person(), reason, at)?;
        let returned = Returned {
            approval: after.id,
            reason: after
                .returned
                .as_ref()
                .map(|(.., reason)| reason.clone())
                .unwrap_or_default(),
        };
        let event = match act {
            RoundAct::Publication => RoundEvent::PublicationReturned(returned),
            RoundAct::TermsChange => RoundEvent::ChangeReturned(returned),
            RoundAct::Cancellation => RoundEvent::CancellationReturned(returned),
        };
        Ok(Change::new(after, by.by(), self.about(), event))
    }

    /// Gives what was asked for on the round itself; `present` is what it is now.
    ///
    /// # Errors
    /// As [`Approval::give`].
    pub fn give(
        &self,
        approval: Approval,
        digest: &str,
        present: &str,
        by: &Approver,
        at: Timestamp,
    ) -> Result<Change<Approval>, Refusal> {
        let after = approval.give(by.person(), digest, present, at)?;
        let event = RoundEvent::ApprovalGiven {
            approval: after.id,
            digest: after.digest.clone(),
        };
        Ok(Change::new(after, by.by(), self.about(), event))
    }

    /// The digest of a cancellation for a reason: who gives it, gives it for this reason and at this stage.
    #[must_use]
    pub fn cancellation_digest(&self, reason: &str) -> String {
        let stage = self.stage.name();
        super::digest(&format!("cancellation\n{}\n{stage}\n{reason}", self.code))
    }
}

/// A two-person act on the round itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundAct {
    /// Its publication.
    Publication,
    /// A later change of its terms.
    TermsChange,
    /// Its cancellation.
    Cancellation,
}

impl RoundAct {
    /// As an act that needs two people.
    #[must_use]
    pub fn two_person(self) -> TwoPersonAct {
        match self {
            Self::Publication => TwoPersonAct::Publication,
            Self::TermsChange => TwoPersonAct::TermsChange,
            Self::Cancellation => TwoPersonAct::Cancellation,
        }
    }
}

/// A reason, checked: 1 to 2000 characters.
///
/// # Errors
/// `reason_required` where there is none; the refusals of a text.
pub fn reason_of(raw: &str) -> Result<String, Refusal> {
    if raw.trim().is_empty() {
        return Err(Refusal::from(Common::ReasonRequired).at("/reason"));
    }
    text::lines(raw, 2000, "/reason")
}
