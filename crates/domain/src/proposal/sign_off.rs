//! Sign-off: the applicant's signing officer (결재권자) agrees to exactly one content, by account, or by official
//! letter that a drafter enters. Whoever changes the draft afterwards voids it, because the digest differs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Proposal, ProposalEvent, ProposalRefusal};
use crate::ids::{AttachmentId, PersonId, ProposalId, RoundId, SignOffId};
use crate::language::Both;
use crate::policy::{Applicant, Officer};
use crate::record::Change;
use crate::refusal::Refusal;
use crate::round;
use crate::text;
use crate::time::Timestamp;

/// How the officer agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignOffKind {
    /// By account.
    Officer,
    /// By official letter (공문).
    Letter {
        /// Its number.
        number: String,
        /// Its date.
        date: NaiveDate,
        /// SHA-256 of the letter's PDF.
        hash: String,
    },
}

impl SignOffKind {
    /// Whether it is what the rules ask for. An official letter carries the officer's signature, so it does where the
    /// officer's account is asked for; not the other way round.
    #[must_use]
    pub fn satisfies(&self, rule: round::SignOff) -> bool {
        match (rule, self) {
            (round::SignOff::None | round::SignOff::Officer, _)
            | (round::SignOff::Letter, Self::Letter { .. }) => true,
            (round::SignOff::Letter, Self::Officer) => false,
        }
    }
}

/// An agreement to one content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// Inside identifier.
    pub id: SignOffId,
    /// In which round.
    pub round: RoundId,
    /// On which proposal.
    pub proposal: ProposalId,
    /// How.
    pub kind: SignOffKind,
    /// The officer, or who entered the letter.
    pub person: PersonId,
    /// Digest of the content agreed to.
    pub digest: String,
    /// When.
    pub at: Timestamp,
    /// The revision that was submitted under it.
    pub revision: Option<i32>,
}

/// A sign-off, as sent. Without a letter the caller signs as officer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOffDraft {
    /// The digest of the draft that is agreed to, as the draft shows it.
    pub digest: String,
    /// The official letter, where the rules ask for one.
    #[serde(default)]
    pub letter: Option<LetterDraft>,
}

/// An official letter, as entered by a drafter.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterDraft {
    /// Its number, such as `전산정보과-57`.
    pub number: String,
    /// Its date.
    pub date: NaiveDate,
    /// The attachment of the proposal that is the letter, a PDF.
    #[schema(value_type = uuid::Uuid)]
    pub attachment: AttachmentId,
}

impl LetterDraft {
    /// The kind of sign-off, with the digest of the letter's file.
    ///
    /// # Errors
    /// The refusals of a text.
    pub fn kind(&self, hash: String) -> Result<SignOffKind, Refusal> {
        Ok(SignOffKind::Letter {
            number: text::line(&self.number, 100, "/letter/number")?,
            date: self.date,
            hash,
        })
    }
}

impl SignOff {
    /// The officer agrees by account.
    pub fn by_officer(
        id: SignOffId,
        proposal: &Proposal,
        digest: String,
        by: &Officer,
        at: Timestamp,
    ) -> Change<Self> {
        let after = Self::new(id, proposal, SignOffKind::Officer, by.person(), digest, at);
        let digest = after.digest.clone();
        let event = ProposalEvent::SignedOff { digest, letter: None };
        Change::new(after, by.by(), proposal.about(), event)
    }

    /// A drafter enters the official letter.
    pub fn by_letter(
        id: SignOffId,
        proposal: &Proposal,
        digest: String,
        kind: SignOffKind,
        by: &Applicant,
        at: Timestamp,
    ) -> Change<Self> {
        let letter = match &kind {
            SignOffKind::Officer => None,
            SignOffKind::Letter { number, .. } => Some(number.clone()),
        };
        let after = Self::new(id, proposal, kind, by.person(), digest, at);
        let digest = after.digest.clone();
        let event = ProposalEvent::SignedOff { digest, letter };
        Change::new(after, by.by(), proposal.about(), event)
    }

    fn new(
        id: SignOffId,
        proposal: &Proposal,
        kind: SignOffKind,
        person: PersonId,
        digest: String,
        at: Timestamp,
    ) -> Self {
        Self {
            id,
            round: proposal.round,
            proposal: proposal.id,
            kind,
            person,
            digest,
            at,
            revision: None,
        }
    }

    /// Whether the draft that is signed is the draft that is.
    ///
    /// # Errors
    /// `draft_changed`: somebody typed meanwhile.
    pub fn same(told: &str, present: &str) -> Result<(), Refusal> {
        if told == present {
            Ok(())
        } else {
            Err(Refusal::from(ProposalRefusal::DraftChanged).at("/digest"))
        }
    }
}

/// A sign-off, as the applicant's people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SignOffView {
    /// The officer who agreed, or who entered the letter; nothing once the name is erased.
    pub by: Option<Both>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The official letter, where one carries the signature.
    pub letter: Option<LetterView>,
}

/// An official letter that carries a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LetterView {
    /// Its number.
    pub number: String,
    /// Its date.
    #[schema(value_type = String, format = Date)]
    pub date: NaiveDate,
}

impl SignOff {
    /// As the applicant's people see it; `by` is the name of its person.
    #[must_use]
    pub fn seen(&self, by: Option<Both>) -> SignOffView {
        let letter = match &self.kind {
            SignOffKind::Officer => None,
            SignOffKind::Letter { number, date, .. } => Some(LetterView {
                number: number.clone(),
                date: *date,
            }),
        };
        SignOffView {
            by,
            at: self.at,
            letter,
        }
    }
}
