//! A change and what it is about.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Event;
use crate::ids::{Id, MeetingId, OrganizationId, PersonId, ProposalId, RoundId};

/// A new state together with the event that tells of it. Made by transitions, saved by the store, never apart.
#[must_use = "a change that is not saved did not happen"]
#[derive(Debug)]
pub struct Change<T> {
    /// The state after the act.
    pub after: T,
    /// What happened.
    pub event: Event,
    /// What it happened to.
    pub about: About,
    /// Who did it.
    pub by: By,
}

impl<T> Change<T> {
    /// A change of `about` by `by`.
    pub fn new(after: T, by: By, about: About, event: impl Into<Event>) -> Self {
        Self {
            after,
            event: event.into(),
            about,
            by,
        }
    }
}

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum By {
    /// A person, perhaps on behalf of an organization.
    Person {
        /// Who.
        person: PersonId,
        /// For which organization, where that matters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        behalf: Option<OrganizationId>,
    },
    /// The program itself, at a set time.
    Job {
        /// Which job.
        job: JobKind,
    },
    /// Somebody at the machine's command line.
    Operator,
    /// Somebody who is not signed in, as who asks for a new password.
    Stranger,
}

impl By {
    /// A person in their own name.
    #[must_use]
    pub fn person(person: PersonId) -> Self {
        Self::Person { person, behalf: None }
    }

    /// The raw identifier of who acted; nil where nobody did.
    #[must_use]
    pub fn actor(self) -> Uuid {
        match self {
            Self::Person { person, .. } => person.raw(),
            Self::Job { .. } | Self::Operator | Self::Stranger => Uuid::nil(),
        }
    }
}

/// What the program does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Publishing at the set instant.
    Embargo,
    /// Closing what is left open when a round moves on.
    Closing,
}

/// The kinds of things that events are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// A person and their account.
    Person,
    /// An organization.
    Organization,
    /// A programme.
    Programme,
    /// A round, with its rules, dates and stage.
    Round,
    /// A proposal and what the applicant does with it.
    Proposal,
    /// A screening.
    Screening,
    /// A council seat.
    Seat,
    /// A conflict.
    Conflict,
    /// A score sheet.
    Sheet,
    /// A count.
    Count,
    /// A meeting.
    Meeting,
    /// A vote.
    Vote,
    /// An announcement.
    Announcement,
    /// An objection.
    Objection,
    /// A message that waits to leave.
    Message,
}

impl Noun {
    /// The noun of a stored name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|noun| noun.name() == name)
    }

    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Person,
        Self::Organization,
        Self::Programme,
        Self::Round,
        Self::Proposal,
        Self::Screening,
        Self::Seat,
        Self::Conflict,
        Self::Sheet,
        Self::Count,
        Self::Meeting,
        Self::Vote,
        Self::Announcement,
        Self::Objection,
        Self::Message,
    ];

    /// Its stable name, as stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Programme => "programme",
            Self::Round => "round",
            Self::Proposal => "proposal",
            Self::Screening => "screening",
            Self::Seat => "seat",
            Self::Conflict => "conflict",
            Self::Sheet => "sheet",
            Self::Count => "count",
            Self::Meeting => "meeting",
            Self::Vote => "vote",
            Self::Announcement => "announcement",
            Self::Objection => "objection",
            Self::Message => "message",
        }
    }

    /// Whether the actor's alias is drawn per proposal: on sheets and votes a round-wide alias would link one
    /// member over all proposals.
    #[must_use]
    pub fn aliased_per_proposal(self) -> bool {
        matches!(self, Self::Sheet | Self::Vote)
    }
}

/// What an event is about. Real identifiers: they live in the erasable payload only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The kind of thing.
    pub noun: Noun,
    /// Which one.
    pub id: Uuid,
    /// In which round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<RoundId>,
    /// On which proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
    /// In which meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
}

impl About {
    /// A thing outside any round.
    #[must_use]
    pub fn new(noun: Noun, id: impl Id) -> Self {
        Self {
            noun,
            id: id.raw(),
            round: None,
            proposal: None,
            meeting: None,
        }
    }

    /// In a round.
    #[must_use]
    pub fn in_round(mut self, round: RoundId) -> Self {
        self.round = Some(round);
        self
    }

    /// On a proposal.
    #[must_use]
    pub fn on(mut self, proposal: ProposalId) -> Self {
        self.proposal = Some(proposal);
        self
    }

    /// In a meeting.
    #[must_use]
    pub fn at(mut self, meeting: MeetingId) -> Self {
        self.meeting = Some(meeting);
        self
    }
}
