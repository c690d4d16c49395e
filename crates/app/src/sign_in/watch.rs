//! Security events in the log: who, what, when, where, with what result. By identifier and digest only; never a
//! name, a mail address, a password or a token.

use simui_domain::ids::PersonId;

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// As wished.
    Done,
    /// Refused.
    Refused,
}

impl Ended {
    fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }
}

/// Logs one event; `place` is the digest of the client's address, or nothing where none is known.
pub(crate) fn log(event: &'static str, person: Option<PersonId>, place: &str, ended: Ended) {
    let person = person.map(|person| person.to_string());
    tracing::info!(
        target: "security",
        event,
        person.id = person.as_deref(),
        client.address = place,
        result = ended.name(),
    );
}
