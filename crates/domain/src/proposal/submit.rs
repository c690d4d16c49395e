//! Submitting: a revision is kept, and the proposal stands at it.

use super::{Body, Content, Proposal, ProposalEvent, ProposalRefusal, Revision, State};
use crate::ids::{AreaId, OrganizationId, RevisionId, SignOffId};
use crate::policy::Applicant;
use crate::record::Change;
use crate::record::canon::NotCanonical;
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// What is submitted, complete and with every code looked up.
#[derive(Debug, Clone)]
pub struct Submission {
    /// The identifier of the revision that may come of it.
    pub revision: RevisionId,
    /// The content, complete.
    pub body: Body,
    /// Its canonical bytes.
    pub bytes: String,
    /// Their digest.
    pub digest: String,
    /// The area of the content.
    pub area: AreaId,
    /// The participating organizations of the content, with their codes.
    pub participants: Vec<(OrganizationId, String)>,
    /// The officer's agreement to exactly these bytes.
    pub sign_off: Option<SignOffId>,
}

impl Submission {
    /// From checked content.
    ///
    /// # Errors
    /// Never for content that was checked.
    pub fn new(
        revision: RevisionId,
        proposal: &Proposal,
        questionnaire: i32,
        content: Content,
    ) -> Result<Self, NotCanonical> {
        let body = Body::new(&proposal.reference, questionnaire, content);
        let (bytes, digest) = body.written()?;
        Ok(Self {
            revision,
            body,
            bytes,
            digest,
            area: proposal.area,
            participants: Vec::new(),
            sign_off: None,
        })
    }
}

/// A revision and the proposal that stands at it: one thing to keep.
#[derive(Debug, Clone)]
pub struct Submitted {
    /// The proposal after the act.
    pub proposal: Proposal,
    /// The kept revision.
    pub revision: Revision,
    /// The participating organizations, from which conflicts follow.
    pub participants: Vec<OrganizationId>,
    /// The sign-off that covers it.
    pub sign_off: Option<SignOffId>,
}

/// What comes of a submission.
#[derive(Debug)]
pub enum Outcome {
    /// The same content stands already: the same receipt.
    Again,
    /// A new revision.
    New(Box<Change<Submitted>>),
}

impl Proposal {
    /// Submits: the coordinator, or a drafter who writes the draft. The newest submission stands until a newer
    /// one replaces it; the content that stands already is not kept twice.
    ///
    /// # Errors
    /// `lead_takes_part`, `withdrawn_already`, `given_up_already`.
    pub fn submit(
        self,
        submission: Submission,
        last: Option<&Revision>,
        by: &Applicant,
        now: Timestamp,
    ) -> Result<Outcome, Refusal> {
        if self.state == State::Withdrawn {
            return Err(ProposalRefusal::WithdrawnAlready.into());
        }
        if self.given_up_at.is_some() {
            return Err(ProposalRefusal::GivenUpAlready.into());
        }
        if submission
            .participants
            .iter()
            .any(|(id, _)| *id == self.organization)
        {
            return Err(Refusal::from(ProposalRefusal::LeadTakesPart).at("/participants"));
        }
        let same = last.is_some_and(|last| last.digest == submission.digest);
        if same && self.state == State::Submitted {
            return Ok(Outcome::Again);
        }
        let n = self.next_n();
        let revision = Revision {
            id: submission.revision,
            round: self.round,
            proposal: self.id,
            n,
            content: submission.body.content,
            questionnaire: submission.body.questionnaire,
            body: submission.bytes,
            digest: submission.digest.clone(),
            at: now,
            by: by.person(),
            signed_off: submission.sign_off.is_some(),
        };
        let about = self.about();
        let after = Submitted {
            proposal: self.standing_at(n, submission.area),
            revision,
            participants: submission.participants.into_iter().map(|(id, _)| id).collect(),
            sign_off: submission.sign_off,
        };
        let digest = submission.digest;
        let event = ProposalEvent::Submitted { n, digest };
        Ok(Outcome::New(Box::new(Change::new(after, by.by(), about, event))))
    }
}
