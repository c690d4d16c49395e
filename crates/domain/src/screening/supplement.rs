//! Supplement requests (보완요청), each with its own deadline; one open at a time. An answer is a new revision; what
//! comes late is not taken, and the proposal is judged as it was submitted before.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Screening, ScreeningEvent, ScreeningRefusal};
use crate::ids::{PersonId, ProposalId, RoundId, ScreeningId, SupplementId};
use crate::organization::named;
use crate::policy::{Applicant, Secretary};
use crate::record::{About, Change, Noun};
use crate::refusal::Refusal;
use crate::text;
use crate::time::{Timestamp, cut};

/// A request, as sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplementDraft {
    /// What is asked for.
    pub text: String,
    /// Until when it may be answered; an exact tie is in time.
    #[schema(value_type = String, format = DateTime)]
    pub due_at: Timestamp,
}

/// How a proposal stands with its newest request, as long as something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SupplementWord {
    /// For the applicant's answer (보완 대기).
    Waiting,
    /// Answered by a revision that was not screened yet (보완 제출됨).
    Answered,
    /// Not answered in time: the proposal is judged as it stands (기한 지남).
    Overdue,
}

named!(SupplementWord { Waiting = "waiting", Answered = "answered", Overdue = "overdue" });

/// A request to supplement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplement {
    /// Inside identifier.
    pub id: SupplementId,
    /// In which round.
    pub round: RoundId,
    /// Of which screening.
    pub screening: ScreeningId,
    /// On which proposal.
    pub proposal: ProposalId,
    /// Who asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// Until when it may be answered.
    pub due_at: Timestamp,
    /// What is asked for.
    pub text: String,
    /// The revision that answers it.
    pub answered: Option<i32>,
    /// When it was answered or closed.
    pub closed_at: Option<Timestamp>,
    /// Version of the row.
    pub version: i64,
}

impl Supplement {
    /// Asks the applicant.
    ///
    /// # Errors
    /// `supplement_due_past`, the refusals of a text.
    pub fn ask(
        id: SupplementId,
        screening: &Screening,
        draft: &SupplementDraft,
        by: &Secretary,
        now: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        let due_at = cut(draft.due_at);
        if due_at <= now {
            return Err(Refusal::from(ScreeningRefusal::DuePast).at("/due_at"));
        }
        let after = Self {
            id,
            round: screening.round,
            screening: screening.id,
            proposal: screening.proposal,
            asked_by: by.person(),
            asked_at: now,
            due_at,
            text: text::lines(&draft.text, 4000, "/text")?,
            answered: None,
            closed_at: None,
            version: 0,
        };
        let event = ScreeningEvent::SupplementRequested {
            request: id,
            due: due_at,
            text: after.text.clone(),
        };
        let about = after.about();
        Ok(Change::new(after, by.by(), about, event))
    }

    /// Answers it with revision `n`.
    pub fn answer(self, n: i32, by: &Applicant, now: Timestamp) -> Change<Self> {
        let event = ScreeningEvent::SupplementAnswered {
            request: self.id,
            revision: n,
        };
        let about = self.about();
        let after = Self {
            answered: Some(n),
            closed_at: Some(now),
            ..self
        };
        Change::new(after, by.by(), about, event)
    }

    /// Closes it without an answer.
    pub fn close(self, by: &Secretary, now: Timestamp) -> Change<Self> {
        let event = ScreeningEvent::SupplementClosed { request: self.id };
        let about = self.about();
        let after = Self {
            closed_at: Some(now),
            ..self
        };
        Change::new(after, by.by(), about, event)
    }

    /// Whether it waits for an answer.
    #[must_use]
    pub fn open(&self) -> bool {
        self.closed_at.is_none()
    }

    /// Whether it may be answered at `now`; an exact tie is in time.
    #[must_use]
    pub fn in_time(&self, now: Timestamp) -> bool {
        self.open() && now <= self.due_at
    }

    /// How it stands at `now`, where the screening looked at revision `screened` last; nothing once it is dealt with.
    #[must_use]
    pub fn word(&self, screened: i32, now: Timestamp) -> Option<SupplementWord> {
        match (self.answered, self.closed_at) {
            (Some(n), _) => (n > screened).then_some(SupplementWord::Answered),
            (None, Some(_)) => None,
            (None, None) if self.in_time(now) => Some(SupplementWord::Waiting),
            (None, None) => Some(SupplementWord::Overdue),
        }
    }

    fn about(&self) -> About {
        About::new(Noun::Screening, self.screening)
            .in_round(self.round)
            .on(self.proposal)
    }
}
