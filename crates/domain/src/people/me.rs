//! What somebody sees of themselves: who they are, what they are charged with, where they are signed in.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Duty, Part, Person};
use crate::language::{Both, Language};
use crate::time::Timestamp;

/// Oneself.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct MeView {
    /// Which person.
    pub id: Uuid,
    /// Names.
    pub name: Both,
    /// Mail address.
    pub email: String,
    /// Language of letters.
    pub language: Language,
    /// Duties in force.
    pub duties: Vec<OwnDuty>,
    /// Parts in organizations.
    pub parts: Vec<OwnPart>,
    /// Seats in councils.
    pub seats: Vec<OwnSeat>,
}

/// A duty of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OwnDuty {
    /// Code of the round; of the installation without one.
    pub round: Option<String>,
    /// Which.
    pub duty: Duty,
    /// Until when.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
}

/// A part of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OwnPart {
    /// Code of the organization.
    pub organization: String,
    /// Its names.
    pub name: Both,
    /// Which part.
    pub part: Part,
}

/// A seat of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OwnSeat {
    /// Code of the round.
    pub round: String,
    /// Code of the seat.
    pub seat: String,
    /// How far it is: offered, accepted, and so on.
    pub state: String,
}

/// What somebody is charged with.
#[derive(Debug, Clone, Default)]
pub struct Charges {
    /// Duties in force.
    pub duties: Vec<OwnDuty>,
    /// Parts in organizations.
    pub parts: Vec<OwnPart>,
    /// Seats in councils.
    pub seats: Vec<OwnSeat>,
}

impl Person {
    /// As they see themselves.
    #[must_use]
    pub fn seen_by_themselves(&self, charges: Charges) -> MeView {
        MeView {
            id: self.id.0,
            name: self.name.clone(),
            email: self.email.clone(),
            language: self.language,
            duties: charges.duties,
            parts: charges.parts,
            seats: charges.seats,
        }
    }
}

/// A session of one's own.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SessionView {
    /// Which.
    pub id: Uuid,
    /// `page` or `api`.
    pub kind: &'static str,
    /// When it was opened.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    #[schema(value_type = String, format = DateTime)]
    pub seen_at: Timestamp,
    /// When it ends at the latest.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// The program that opened it, as it named itself.
    pub agent: Option<String>,
    /// Whether it is the one that asks.
    pub current: bool,
}

impl SessionView {
    /// A session as its owner sees it, who asks in session `asking`.
    #[must_use]
    pub fn of(facts: SessionFacts, asking: Uuid) -> Self {
        Self {
            id: facts.id,
            kind: facts.kind,
            created_at: facts.created_at,
            seen_at: facts.seen_at,
            expires_at: facts.expires_at,
            agent: facts.agent,
            current: facts.id == asking,
        }
    }
}

/// What is kept of a session.
#[derive(Debug, Clone)]
pub struct SessionFacts {
    /// Which.
    pub id: Uuid,
    /// `page` or `api`.
    pub kind: &'static str,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// The program that opened it.
    pub agent: Option<String>,
}
