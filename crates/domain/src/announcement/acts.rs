//! Drafting, submitting, approving, returning, publishing.

use super::{
    Announcement, AnnouncementDraft, AnnouncementEvent, AnnouncementKind, AnnouncementRefusal,
    AnnouncementState, Frozen, Line,
};
use crate::ids::{AnnouncementId, ApprovalId};
use crate::language::Language;
use crate::policy::{Approver, Secretary};
use crate::record::{About, By, Change, JobKind, Noun};
use crate::refusal::Refusal;
use crate::round::{Approval, RoundRefusal, TwoPersonAct};
use crate::time::Timestamp;

/// A submitted announcement with the approval that it waits for and the lines that it froze.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The announcement.
    pub announcement: Announcement,
    /// What is asked for.
    pub approval: Approval,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// An announcement about which the second person decided.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The announcement.
    pub announcement: Announcement,
    /// The approval, given or returned.
    pub approval: Approval,
}

impl Announcement {
    /// What events about it are about.
    #[must_use]
    pub fn about(&self) -> About {
        About::new(Noun::Announcement, self.id).in_round(self.round)
    }

    /// Begins a draft in one language.
    ///
    /// # Errors
    /// The refusals of its texts.
    pub fn begin(
        id: AnnouncementId,
        language: Language,
        draft: &AnnouncementDraft,
        by: &Secretary,
    ) -> Result<Change<Self>, Refusal> {
        let draft = draft.checked()?;
        let after = Self {
            id,
            round: by.round(),
            language,
            kind: AnnouncementKind::Selection,
            supersedes: None,
            state: AnnouncementState::Draft,
            drafted_by: by.person(),
            publish_at: draft.publish_at,
            published_at: None,
            number: None,
            title: draft.title,
            body: draft.body,
            notice_number: draft.notice_number,
            ground: draft.ground,
            reasons: draft.reasons,
            frozen: None,
            version: 0,
        };
        let about = after.about();
        Ok(Change::new(
            after,
            by.by(),
            about,
            AnnouncementEvent::Drafted { language },
        ))
    }

    /// Begins an erratum (정정공고) in the stead of this one.
    ///
    /// # Errors
    /// `announcement_not_published`, the refusals of its texts.
    pub fn correct(
        &self,
        id: AnnouncementId,
        draft: &AnnouncementDraft,
        by: &Secretary,
    ) -> Result<Change<Self>, Refusal> {
        if self.state != AnnouncementState::Published {
            return Err(AnnouncementRefusal::NotPublished.into());
        }
        let begun = Self::begin(id, self.language, draft, by)?.after;
        let after = Self {
            kind: AnnouncementKind::Erratum,
            supersedes: Some(self.id),
            ..begun
        };
        let about = after.about();
        let event = AnnouncementEvent::ErratumBegun { supersedes: self.id };
        Ok(Change::new(after, by.by(), about, event))
    }

    /// Writes the draft anew.
    ///
    /// # Errors
    /// `announcement_published`, `announcement_waiting`, the refusals of its texts.
    pub fn redraft(self, draft: &AnnouncementDraft, by: &Secretary) -> Result<Change<Self>, Refusal> {
        self.open()?;
        let draft = draft.checked()?;
        let language = self.language;
        let after = Self {
            state: AnnouncementState::Draft,
            drafted_by: by.person(),
            publish_at: draft.publish_at,
            title: draft.title,
            body: draft.body,
            notice_number: draft.notice_number,
            ground: draft.ground,
            reasons: draft.reasons,
            frozen: None,
            ..self
        };
        let about = after.about();
        Ok(Change::new(
            after,
            by.by(),
            about,
            AnnouncementEvent::Drafted { language },
        ))
    }

    fn open(&self) -> Result<(), Refusal> {
        match self.state {
            AnnouncementState::Draft | AnnouncementState::Returned => Ok(()),
            AnnouncementState::Submitted | AnnouncementState::Approved => {
                Err(AnnouncementRefusal::Waiting.into())
            }
            AnnouncementState::Published => Err(AnnouncementRefusal::Published.into()),
        }
    }

    /// Submits what is frozen now for approval by another person.
    ///
    /// # Errors
    /// `announcement_published`, `announcement_waiting`.
    pub fn submit(
        self,
        approval: ApprovalId,
        frozen: Frozen,
        lines: Vec<Line>,
        by: &Secretary,
        at: Timestamp,
    ) -> Result<Change<Asked>, Refusal> {
        self.open()?;
        let digest = frozen.digest.clone();
        let approval = Approval {
            id: approval,
            round: self.round,
            act: TwoPersonAct::Announcement,
            object: self.id.0,
            digest: digest.clone(),
            reason: None,
            asked_by: by.person(),
            asked_at: at,
            given: None,
            returned: None,
            withdrawn_at: None,
            version: 0,
        };
        let announcement = Self {
            state: AnnouncementState::Submitted,
            frozen: Some(frozen),
            ..self
        };
        let about = announcement.about();
        let after = Asked {
            announcement,
            approval,
            lines,
        };
        Ok(Change::new(
            after,
            by.by(),
            about,
            AnnouncementEvent::Submitted { digest },
        ))
    }

    /// Approves exactly what was read: `digest` is what the second person saw, `present` what the decision gives now.
    ///
    /// # Errors
    /// `announcement_not_submitted`, `approval_same_person`, `approval_outdated`.
    pub fn approve(
        self,
        approval: Approval,
        (digest, present): (&str, &str),
        by: &Approver,
        at: Timestamp,
    ) -> Result<Change<Decided>, Refusal> {
        self.waits_for(by)?;
        let approval = approval.give(by.person(), digest, present, at)?;
        let event = AnnouncementEvent::Approved {
            digest: digest.to_owned(),
        };
        let about = self.about();
        let announcement = Self {
            state: AnnouncementState::Approved,
            ..self
        };
        Ok(Change::new(
            Decided {
                announcement,
                approval,
            },
            by.by(),
            about,
            event,
        ))
    }

    /// Returns it with a reason.
    ///
    /// # Errors
    /// `announcement_not_submitted`, `approval_same_person`, `reason_required`.
    pub fn send_back(
        self,
        approval: Approval,
        reason: &str,
        by: &Approver,
        at: Timestamp,
    ) -> Result<Change<Decided>, Refusal> {
        self.waits_for(by)?;
        let approval = approval.send_back(by.person(), reason, at)?;
        let event = AnnouncementEvent::Returned {
            reason: reason.trim().to_owned(),
        };
        let about = self.about();
        let announcement = Self {
            state: AnnouncementState::Returned,
            ..self
        };
        Ok(Change::new(
            Decided {
                announcement,
                approval,
            },
            by.by(),
            about,
            event,
        ))
    }

    fn waits_for(&self, by: &Approver) -> Result<(), Refusal> {
        if self.state != AnnouncementState::Submitted {
            return Err(AnnouncementRefusal::NotSubmitted.into());
        }
        if self.drafted_by == by.person() {
            return Err(RoundRefusal::ApprovalSamePerson.into());
        }
        Ok(())
    }

    /// Whether it is to be published at `now`.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> bool {
        self.state == AnnouncementState::Approved && self.publish_at <= now
    }

    /// Publishes it under a drawn number. It is public from its own instant on, however late the job comes.
    ///
    /// # Errors
    /// `announcement_not_submitted` unless it is approved and due.
    pub fn publish(self, number: String, at: Timestamp) -> Result<Change<Self>, Refusal> {
        let frozen = self.frozen.as_ref().filter(|_| self.due(at));
        let digest = frozen.ok_or(AnnouncementRefusal::NotSubmitted)?.digest.clone();
        let event = AnnouncementEvent::Published {
            language: self.language,
            number: number.clone(),
            digest,
        };
        let after = Self {
            state: AnnouncementState::Published,
            published_at: Some(at),
            number: Some(number),
            ..self
        };
        let about = after.about();
        let by = By::Job {
            job: JobKind::Embargo,
        };
        Ok(Change::new(after, by, about, event))
    }

    /// Whether the public may see it at `now`.
    #[must_use]
    pub fn public(&self, now: Timestamp) -> bool {
        self.state == AnnouncementState::Published && self.published_at.is_some_and(|at| at <= now)
    }
}
