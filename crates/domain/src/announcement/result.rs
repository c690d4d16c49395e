//! The result notice (결과 통보) of one applicant: made with the first announcement that is approved, told when the
//! rules say.

use sha2::{Digest, Sha256};

use super::{AnnouncementEvent, AnnouncementRefusal, Disclosed, OwnReason};
use crate::ids::{AnnouncementId, ProposalId, RoundId};
use crate::language::Both;
use crate::meeting::Resolved;
use crate::record::canon::{self, NotCanonical};
use crate::record::{About, By, Change, Noun};
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// The result notice of one proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultNotice {
    /// With which announcement it was approved.
    pub announcement: AnnouncementId,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// In which round.
    pub round: RoundId,
    /// What is told.
    pub disclosed: Disclosed,
    /// When the applicant was told.
    pub notified_at: Option<Timestamp>,
}

impl ResultNotice {
    /// The code of the reason, as the row keeps it beside the bytes.
    #[must_use]
    pub fn reason_code(&self) -> &str {
        self.disclosed
            .reason
            .as_ref()
            .map_or("resolved", |reason: &OwnReason| &reason.code)
    }

    /// The canonical bytes of what is told.
    ///
    /// # Errors
    /// Never for texts that were checked.
    pub fn bytes(&self) -> Result<String, NotCanonical> {
        canon::text(&self.disclosed)
    }

    /// Tells the applicant.
    ///
    /// # Errors
    /// A value that cannot be written canonically.
    pub fn tell(self, by: By, at: Timestamp) -> Result<Change<Self>, NotCanonical> {
        let event = AnnouncementEvent::ResultSent {
            digest: hex::encode(Sha256::digest(self.bytes()?.as_bytes())),
        };
        let about = About::new(Noun::Announcement, self.announcement)
            .in_round(self.round)
            .on(self.proposal);
        let after = Self {
            notified_at: Some(at),
            ..self
        };
        Ok(Change::new(after, by, about, event))
    }
}

/// Refuses while an unselected proposal has no reason that its applicant could be told: where the council resolved
/// otherwise than the count, the count's reason says nothing. Reasons for strangers to the list are refused too.
///
/// # Errors
/// `announcement_reason_missing`, `announcement_reason_stray`, each at its field.
pub fn reasons_complete<'a>(
    list: &[Resolved],
    reasons: impl Fn(&str) -> Option<&'a Both>,
    given: impl Iterator<Item = &'a String>,
) -> Result<(), Refusal> {
    let at = |reference: &str| format!("/reasons/{reference}");
    let mut wrong = Vec::new();
    for one in list {
        let otherwise = one.outcome != one.computed && !one.outcome.selects();
        if otherwise && reasons(&one.reference).is_none() {
            let reference = one.reference.clone();
            wrong
                .push(Refusal::from(AnnouncementRefusal::ReasonMissing { reference }).at(at(&one.reference)));
        }
    }
    for reference in given {
        if !list.iter().any(|one| one.reference == *reference) {
            let stray = AnnouncementRefusal::ReasonStray {
                reference: reference.clone(),
            };
            wrong.push(Refusal::from(stray).at(at(reference)));
        }
    }
    Refusal::all(wrong)
}
