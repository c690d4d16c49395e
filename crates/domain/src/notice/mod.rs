//! Who hears of which event. Pure: `save` asks it and writes the outbox rows in the same transaction; whether the
//! person may still hear is asked again when the message leaves.

use crate::record::Event;

/// A message to be sent: which text, to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The stable name of its text in the catalogue.
    pub kind: &'static str,
    /// Who gets it.
    pub audience: Audience,
}

/// Who gets a message. Resolved to persons by the store when the event is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The person whom the event is about.
    Subject,
}

/// The notices of an event.
#[must_use]
pub fn notices(event: &Event) -> Vec<Notice> {
    match event {
        Event::People(_)
        | Event::Organization(_)
        | Event::Round(_)
        | Event::Survey(_)
        | Event::Proposal(_)
        | Event::Screening(_)
        | Event::Council(_)
        | Event::Conflict(_)
        | Event::Sheet(_)
        | Event::Count(_)
        | Event::Meeting(_)
        | Event::Announcement(_)
        | Event::Objection(_) => Vec::new(),
    }
}
