//! Who hears of which event, by which text. Pure: the store asks it when a change is saved and writes the outbox
//! rows in the same transaction; whether the person may still hear is asked again when the message leaves.
//!
//! One file for each family of events. A message carries references only, never a score, a reason or an opinion:
//! it says that there is something to read, and where. The texts are in `simui-words`.

mod announcement;
mod audience;
mod conflict;
mod council;
mod event;
mod meeting;
mod message;
mod objection;
mod official;
mod people;
mod proposal;
mod refusal;
mod round;
mod screening;
mod tabulation;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use audience::Audience;
pub use event::{Handled, NoticeEvent};
pub use message::{Addressee, MessageState, MessageView, Outgoing, Ruled, Ruling};
pub use official::{LetterStep, LettersView, OfficialLetter};
pub use refusal::NoticeRefusal;

use crate::ids::{InvitationId, OrganizationId, PersonId, SeatId};
use crate::language::Language;
use crate::record::{About, Event};

/// A message to be sent: which text, to whom, about what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The stable name of its text in the catalogue.
    pub kind: &'static str,
    /// Who gets it, and what it is about.
    pub references: References,
}

/// What a waiting message knows: references only. Everything else is loaded when it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct References {
    /// What happened to what.
    pub about: About,
    /// Who gets it.
    pub to: Audience,
    /// The organization that the event names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<OrganizationId>,
    /// The person that the event names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The seat that the event names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatId>,
    /// The one-time entry whose token the message carries; the token is made again when it leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<InvitationId>,
    /// Only those who are written to in this language, where the event is about one of two languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// One line of a family: on an event of this kind, this text goes to these people.
#[derive(Debug, Clone, Copy)]
struct Told {
    on: &'static str,
    text: &'static str,
    to: Audience,
    /// Only if a field of the event has this value.
    only: Option<(&'static str, &'static str)>,
}

const fn told(on: &'static str, text: &'static str, to: Audience) -> Told {
    Told {
        on,
        text,
        to,
        only: None,
    }
}

impl Told {
    const fn only(self, field: &'static str, value: &'static str) -> Self {
        Self {
            only: Some((field, value)),
            ..self
        }
    }

    /// Whether the event, as it is written, is told by this line.
    fn concerns(&self, kind: &str, written: &Value) -> bool {
        let only = |(field, value)| written.pointer(&format!("/data/{field}")) == Some(&Value::from(value));
        self.on == kind && self.only.is_none_or(only)
    }
}

/// The lines of an event's family. Families that nobody hears of by mail have none.
fn family(event: &Event) -> &'static [Told] {
    match event {
        Event::People(_) => people::TOLD,
        Event::Round(_) => round::TOLD,
        Event::Proposal(_) => proposal::TOLD,
        Event::Screening(_) => screening::TOLD,
        Event::Council(_) => council::TOLD,
        Event::Conflict(_) => conflict::TOLD,
        Event::Meeting(_) => meeting::TOLD,
        Event::Announcement(_) => announcement::TOLD,
        Event::Objection(_) => objection::TOLD,
        Event::Tabulation(_) => tabulation::TOLD,
        Event::Organization(_) | Event::Survey(_) | Event::Sheet(_) | Event::Count(_) | Event::Notice(_) => {
            &[]
        }
    }
}

fn lines() -> Vec<Told> {
    [
        people::TOLD,
        round::TOLD,
        proposal::TOLD,
        screening::TOLD,
        council::TOLD,
        conflict::TOLD,
        meeting::TOLD,
        announcement::TOLD,
        objection::TOLD,
        tabulation::TOLD,
    ]
    .concat()
}

/// The names of all texts, for the test that each has its words.
#[must_use]
pub fn texts() -> Vec<&'static str> {
    let mut texts: Vec<_> = lines().iter().map(|told| told.text).collect();
    texts.sort_unstable();
    texts.dedup();
    texts
}

/// The notices of an event about something.
#[must_use]
pub fn notices(event: &Event, about: &About) -> Vec<Notice> {
    let lines = family(event);
    if lines.is_empty() {
        return Vec::new();
    }
    let value = serde_json::to_value(event).unwrap_or_default();
    let kind = value.get("kind").and_then(Value::as_str).unwrap_or_default();
    let named = |field: &str| {
        let text = value.pointer(&format!("/data/{field}"))?.as_str()?;
        uuid::Uuid::parse_str(text).ok()
    };
    lines
        .iter()
        .filter(|told| told.concerns(kind, &value))
        .map(|told| Notice {
            kind: told.text,
            references: References {
                about: *about,
                to: told.to,
                organization: named("organization").map(OrganizationId),
                person: named("person").map(PersonId),
                seat: named("seat").map(SeatId),
                invitation: named("invitation").map(InvitationId),
                language: value
                    .pointer("/data/language")
                    .and_then(Value::as_str)
                    .and_then(Language::of_tag),
            },
        })
        .collect()
}

#[cfg(test)]
mod tests;
