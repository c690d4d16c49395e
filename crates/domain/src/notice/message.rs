//! One message of a round's outbox: how it stands, and what the secretariat may do with it. A held message is not
//! sent; one that was given up can be tried again. Whoever may still hear is asked anew when it leaves.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Handled, NoticeEvent, NoticeRefusal, References};
use crate::ids::{MessageId, PersonId};
use crate::language::{Both, Language};
use crate::organization::named;
use crate::policy::Secretary;
use crate::proposal::ApplicantName;
use crate::record::{About, Change, Noun};
use crate::refusal::Refusal;
use crate::round::reason_of;
use crate::time::Timestamp;

/// How a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// It waits for the next try, the first one.
    Waiting,
    /// A try failed; it is tried again.
    Failed,
    /// It is held back.
    Held,
    /// It is sent.
    Sent,
    /// It was tried for days, or nobody may get it any more.
    GivenUp,
}

named!(MessageState {
    Waiting = "waiting",
    Failed = "failed",
    Held = "held",
    Sent = "sent",
    GivenUp = "given_up",
});

impl MessageState {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Failed, Self::Held, Self::Sent, Self::GivenUp];
}

/// A message as it is stored.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Which; the mail's Message-ID is made from it.
    pub id: MessageId,
    /// The name of its text.
    pub text: String,
    /// To whom.
    pub person: PersonId,
    /// In which language.
    pub language: Language,
    /// What it is about.
    pub references: References,
    /// To a file only: the round is a rehearsal.
    pub rehearsal: bool,
    /// Reference of the proposal that it is about.
    pub proposal: Option<String>,
    /// When what it tells of happened.
    pub written_at: Timestamp,
    /// When it is tried next.
    pub due_at: Timestamp,
    /// Until when a try holds it.
    pub lease_until: Option<Timestamp>,
    /// How often it was tried.
    pub attempts: i32,
    /// Since when it is held.
    pub held_at: Option<Timestamp>,
    /// Why it is held.
    pub held_because: Option<String>,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// When it was given up.
    pub dead_at: Option<Timestamp>,
    /// Why the last try failed, or why it was given up.
    pub last_error: Option<String>,
}

/// What is done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// It is held back.
    Hold,
    /// It is let go.
    Release,
    /// It is tried again from the beginning.
    Repeat,
}

/// A message with what is done with it; kept only while the message stands as it was found.
#[derive(Debug, Clone)]
pub struct Ruled {
    /// The message as it was found.
    pub message: Outgoing,
    /// What is done.
    pub ruling: Ruling,
}

impl Outgoing {
    /// How it stands.
    #[must_use]
    pub fn state(&self) -> MessageState {
        match (self.sent_at, self.dead_at, self.held_at) {
            (Some(_), _, _) => MessageState::Sent,
            (None, Some(_), _) => MessageState::GivenUp,
            (None, None, Some(_)) => MessageState::Held,
            (None, None, None) if self.last_error.is_some() => MessageState::Failed,
            (None, None, None) => MessageState::Waiting,
        }
    }

    /// Does something with it, with a reason.
    ///
    /// # Errors
    /// `message_not_waiting`, `message_not_held`, `message_not_given_up`, `message_being_sent`, `reason_required`.
    pub fn rule(
        self,
        ruling: Ruling,
        reason: &str,
        by: &Secretary,
        now: Timestamp,
    ) -> Result<Change<Ruled>, Refusal> {
        let state = self.state();
        let (fits, refusal) = match ruling {
            Ruling::Hold => (
                matches!(state, MessageState::Waiting | MessageState::Failed),
                NoticeRefusal::NotWaiting,
            ),
            Ruling::Release => (state == MessageState::Held, NoticeRefusal::NotHeld),
            Ruling::Repeat => (state == MessageState::GivenUp, NoticeRefusal::NotGivenUp),
        };
        if !fits {
            return Err(refusal.into());
        }
        if self.lease_until.is_some_and(|until| now < until) {
            return Err(NoticeRefusal::BeingSent.into());
        }
        let handled = Handled {
            text: self.text.clone(),
            reason: reason_of(reason)?,
        };
        let event = match ruling {
            Ruling::Hold => NoticeEvent::Held(handled),
            Ruling::Release => NoticeEvent::Released(handled),
            Ruling::Repeat => NoticeEvent::Repeated(handled),
        };
        let about = About {
            noun: Noun::Message,
            id: self.id.0,
            ..self.references.about
        };
        let message = self;
        Ok(Change::new(Ruled { message, ruling }, by.by(), about, event))
    }
}

/// To whom a message goes, as far as the round's staff may know: of applicants' people, their organization.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct Addressee {
    /// The organization, where it goes to an applicant's people.
    pub organization: Option<ApplicantName>,
    /// The person's names, where it goes to the council or the ministry's side; absent once they are erased.
    pub name: Option<Both>,
}

/// A message of the round's outbox.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct MessageView {
    /// What addresses call it; the mail's Message-ID begins so.
    pub id: String,
    /// The name of its text.
    pub text: String,
    /// How it stands.
    pub state: MessageState,
    /// To whom.
    pub to: Addressee,
    /// In which language.
    pub language: Language,
    /// The proposal that it is about.
    pub proposal: Option<String>,
    /// Subject.
    pub subject: String,
    /// Plain text as it would be written now; in lists absent, and where nobody may get it any more.
    pub body: Option<String>,
    /// When what it tells of happened.
    #[schema(value_type = String, format = DateTime)]
    pub written_at: Timestamp,
    /// When it is tried next, while it waits.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due_at: Option<Timestamp>,
    /// How often it was tried.
    pub attempts: i32,
    /// Since when it is held.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub held_at: Option<Timestamp>,
    /// Why it is held.
    pub held_because: Option<String>,
    /// When it was sent.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
    /// When it was given up.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub given_up_at: Option<Timestamp>,
    /// Why the last try failed, or why it was given up.
    pub last_error: Option<String>,
}

impl Outgoing {
    /// Its view. That the reader may know of it is proved by the [`JournalScope`](crate::policy::JournalScope) with
    /// which it was found.
    #[must_use]
    pub fn seen(self, to: Addressee, subject: String, body: Option<String>) -> MessageView {
        let state = self.state();
        let waits = matches!(state, MessageState::Waiting | MessageState::Failed);
        MessageView {
            id: self.id.0.simple().to_string(),
            text: self.text,
            state,
            to,
            language: self.language,
            proposal: self.proposal,
            subject,
            body,
            written_at: self.written_at,
            due_at: waits.then_some(self.due_at),
            attempts: self.attempts,
            held_at: self.held_at.filter(|_| state == MessageState::Held),
            held_because: self.held_because.filter(|_| state == MessageState::Held),
            sent_at: self.sent_at,
            given_up_at: self.dead_at,
            last_error: self.last_error,
        }
    }
}
