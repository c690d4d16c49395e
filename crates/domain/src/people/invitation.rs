//! A one-time entry: an invitation to choose a password, or to choose a new one. Its token reaches the person by
//! mail only; what is stored is a digest.

use chrono::Duration;

use super::PeopleEvent;
use crate::ids::{InvitationId, PersonId};
use crate::organization::named;
use crate::time::Timestamp;

/// The edition of what is told about what is kept of a person, to which an invitation's acceptance agrees. It grows
/// when those sentences (`consent-...` in the catalogues) change in what they say.
const CONSENT: u32 = 2;

/// What the entry is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationKind {
    /// The first password.
    Invite,
    /// A new one.
    Reset,
}

named!(InvitationKind { Invite = "invite", Reset = "reset" });

impl InvitationKind {
    /// How long it is good: a week to come in, an hour to reset.
    #[must_use]
    pub fn life(self) -> Duration {
        match self {
            Self::Invite => Duration::days(7),
            Self::Reset => Duration::hours(1),
        }
    }
}

/// A one-time entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// What for.
    pub kind: InvitationKind,
    /// Whose.
    pub person: PersonId,
    /// Until when it is good.
    pub expires: Timestamp,
}

impl Invitation {
    /// A new one, from now.
    #[must_use]
    pub fn new(id: InvitationId, kind: InvitationKind, person: PersonId, now: Timestamp) -> Self {
        Self {
            id,
            kind,
            person,
            expires: now + kind.life(),
        }
    }

    /// The event of its making.
    #[must_use]
    pub fn made(&self) -> PeopleEvent {
        match self.kind {
            InvitationKind::Invite => PeopleEvent::Invited { invitation: self.id },
            InvitationKind::Reset => PeopleEvent::ResetAsked { invitation: self.id },
        }
    }

    /// The event of its use.
    #[must_use]
    pub fn used(&self) -> PeopleEvent {
        match self.kind {
            InvitationKind::Invite => PeopleEvent::InvitationAccepted {
                invitation: self.id,
                consent: Some(CONSENT),
            },
            InvitationKind::Reset => PeopleEvent::PasswordChanged {},
        }
    }
}
