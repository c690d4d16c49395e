//! Proofs of the council.

use crate::ids::{PersonId, ProposalId, SeatId};
use crate::record::By;

/// Holds a seat that is not over: offered, or accepted. Answers for it, and nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Seated {
    person: PersonId,
    seat: SeatId,
}

impl Seated {
    pub(in crate::policy) fn new(person: PersonId, seat: SeatId) -> Self {
        Self { person, seat }
    }

    /// Which seat.
    #[must_use]
    pub fn seat(&self) -> SeatId {
        self.seat
    }

    /// As the author of a change.
    #[must_use]
    pub fn by(&self) -> By {
        By::person(self.person)
    }
}

/// Holds an accepted seat and gave the pledge.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    person: PersonId,
    seat: SeatId,
}

impl Member {
    pub(in crate::policy) fn new(person: PersonId, seat: SeatId) -> Self {
        Self { person, seat }
    }

    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// Which seat.
    #[must_use]
    pub fn seat(&self) -> SeatId {
        self.seat
    }

    /// As the author of a change.
    #[must_use]
    pub fn by(&self) -> By {
        By::person(self.person)
    }
}

/// Chairs the council, or acts in the chair's stead.
#[derive(Debug, Clone, Copy)]
pub struct Chair {
    member: Member,
}

impl Chair {
    pub(in crate::policy) fn new(member: Member) -> Self {
        Self { member }
    }

    /// As a member.
    #[must_use]
    pub fn member(&self) -> Member {
        self.member
    }

    /// As the author of a change.
    #[must_use]
    pub fn by(&self) -> By {
        self.member.by()
    }
}

/// May read and write their own sheet on one proposal.
#[derive(Debug, Clone, Copy)]
pub struct Author {
    member: Member,
    proposal: ProposalId,
}

impl Author {
    pub(in crate::policy) fn new(member: Member, proposal: ProposalId) -> Self {
        Self { member, proposal }
    }

    /// As a member.
    #[must_use]
    pub fn member(&self) -> Member {
        self.member
    }

    /// On which proposal.
    #[must_use]
    pub fn proposal(&self) -> ProposalId {
        self.proposal
    }

    /// As the author of a change.
    #[must_use]
    pub fn by(&self) -> By {
        self.member.by()
    }
}
