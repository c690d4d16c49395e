//! Filing, answering, taking back.

use std::collections::BTreeSet;

use chrono::Duration;

use super::{
    Answer, AnswerDraft, Follows, Objection, ObjectionDraft, ObjectionEvent, ObjectionRefusal, ObjectionState,
};
use crate::ids::{AnnouncementId, ObjectionId, PersonId, ProposalId, RoundId};
use crate::policy::Applicant;
use crate::record::{About, By, Change, Noun};
use crate::refusal::{Common, Refusal};
use crate::round::Rules;
use crate::text;
use crate::time::Timestamp;

/// When an objection may be filed; exactly at the end is in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// When the applicant was told the result.
    pub from: Timestamp,
    /// The last instant.
    pub until: Timestamp,
}

impl Window {
    /// The window of the rules after a result was told; `named` is the round's own last instant, where it names one.
    /// None where the rules take no objections.
    #[must_use]
    pub fn of(rules: &Rules, told: Timestamp, named: Option<Timestamp>) -> Option<Self> {
        if rules.objection.days == 0 {
            return None;
        }
        let until = named.unwrap_or(told + Duration::days(i64::from(rules.objection.days)));
        Some(Self { from: told, until })
    }
}

impl Objection {
    fn about(&self) -> About {
        About::new(Noun::Objection, self.id)
            .in_round(self.round)
            .on(self.proposal)
    }

    /// Files an objection: the coordinator, within the window, on an admissible ground.
    ///
    /// # Errors
    /// `not_yours`, `objection_not_taken`, `objection_window_closed`, `objection_ground`, the refusals of a text.
    pub fn file(
        id: ObjectionId,
        (round, proposal, announcement): (RoundId, ProposalId, AnnouncementId),
        (rules, window): (&Rules, Option<Window>),
        draft: &ObjectionDraft,
        by: &Applicant,
        at: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        if !by.coordinator() {
            return Err(Common::NotYours.into());
        }
        let window = window.ok_or(ObjectionRefusal::NotTaken)?;
        if at > window.until {
            return Err(ObjectionRefusal::WindowClosed.into());
        }
        let mut wrong = Vec::new();
        if !rules
            .objection
            .grounds
            .iter()
            .any(|ground| ground.code == draft.ground)
        {
            wrong.push(Refusal::from(ObjectionRefusal::Ground).at("/ground"));
        }
        let body = text::lines(&draft.body, 5000, "/body").map_err(|refusal| wrong.push(refusal));
        Refusal::all(wrong)?;
        let after = Self {
            id,
            round,
            announcement,
            proposal,
            filed_by: by.person(),
            filed_at: at,
            window,
            ground: draft.ground.clone(),
            body: body.unwrap_or_default(),
            state: ObjectionState::Filed,
            answered: None,
            follows: None,
            followed_at: None,
            withdrawn_at: None,
            version: 0,
        };
        let about = after.about();
        let event = ObjectionEvent::Filed {
            ground: draft.ground.clone(),
        };
        Ok(Change::new(after, by.by(), about, event))
    }

    /// Answers it, with the reason. That the person did not decide is proved by [`may_answer`].
    ///
    /// # Errors
    /// `objection_answered`, `reason_required`, `objection_nothing_follows`, the refusals of a text.
    pub fn answer(
        self,
        draft: &AnswerDraft,
        proof: &Unconcerned,
        at: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        self.waits()?;
        if draft.reason.trim().is_empty() {
            return Err(Refusal::from(Common::ReasonRequired).at("/reason"));
        }
        let reason = text::lines(&draft.reason, 5000, "/reason")?;
        let follows = draft.follows()?;
        let after = Self {
            state: draft.answer.state(),
            answered: Some((proof.person, at, reason)),
            follows,
            ..self
        };
        let about = after.about();
        let event = ObjectionEvent::Answered {
            answer: draft.answer,
            follows,
        };
        Ok(Change::new(after, By::person(proof.person), about, event))
    }

    /// Takes it back before it is answered: the coordinator.
    ///
    /// # Errors
    /// `not_yours`, `objection_answered`.
    pub fn withdraw(self, by: &Applicant, at: Timestamp) -> Result<Change<Self>, Refusal> {
        if !by.coordinator() {
            return Err(Common::NotYours.into());
        }
        self.waits()?;
        let after = Self {
            state: ObjectionState::Withdrawn,
            withdrawn_at: Some(at),
            ..self
        };
        let about = after.about();
        Ok(Change::new(after, by.by(), about, ObjectionEvent::Withdrawn {}))
    }

    /// Whether what follows it is still to be done.
    #[must_use]
    pub fn awaits(&self, what: Follows) -> bool {
        self.follows == Some(what) && self.followed_at.is_none()
    }

    /// What follows it is done: a new decision is given, or an erratum published.
    pub fn followed(self, by: By, at: Timestamp) -> Change<Self> {
        let about = self.about();
        let after = Self {
            followed_at: Some(at),
            ..self
        };
        Change::new(after, by, about, ObjectionEvent::Followed {})
    }

    fn waits(&self) -> Result<(), Refusal> {
        match self.state {
            ObjectionState::Filed => Ok(()),
            ObjectionState::Upheld
            | ObjectionState::Dismissed
            | ObjectionState::Inadmissible
            | ObjectionState::Withdrawn => Err(ObjectionRefusal::Answered.into()),
        }
    }
}

impl AnswerDraft {
    /// What follows: of an upheld one a new decision, unless an erratum is named.
    fn follows(&self) -> Result<Option<Follows>, Refusal> {
        match (self.answer, self.follows) {
            (Answer::Upheld, follows) => Ok(Some(follows.unwrap_or(Follows::NewDecision))),
            (Answer::Dismissed | Answer::Inadmissible, None) => Ok(None),
            (Answer::Dismissed | Answer::Inadmissible, Some(_)) => {
                Err(Refusal::from(ObjectionRefusal::NothingFollows).at("/follows"))
            }
        }
    }
}

/// What makes a decision, as the journal names it: whoever did one of these in a round does not answer an objection
/// against it.
pub const DECIDING: &[&str] = &[
    "announcement.approved",
    "announcement.drafted",
    "announcement.erratum_begun",
    "announcement.returned",
    "announcement.submitted",
    "count.made",
    "meeting.decision_asked",
    "meeting.decision_given",
    "meeting.decision_returned",
    "meeting.motion_put",
    "meeting.resolved",
    "meeting.voted",
    "opening.asked",
    "opening.opened",
    "sheet.revised",
    "sheet.sealed",
];

/// The same of one proposal: it may have ended in the screening already.
pub const DECIDING_ON_ONE: &[&str] = &["screening.decided"];

/// Proof that a person holds a duty of the round and had no part in its decision.
#[derive(Debug, Clone, Copy)]
pub struct Unconcerned {
    person: PersonId,
}

/// Proves that `person`, who holds a duty, may answer: they are not among `decided`, who scored or voted, or did one of
/// the acts of [`DECIDING`].
///
/// # Errors
/// `objection_own_decision`.
pub fn may_answer(person: PersonId, decided: &BTreeSet<PersonId>) -> Result<Unconcerned, Refusal> {
    if decided.contains(&person) {
        return Err(ObjectionRefusal::OwnDecision.into());
    }
    Ok(Unconcerned { person })
}
