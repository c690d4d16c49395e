//! Proofs of the ministry's side, of the auditor and of the administrator.

use crate::ids::{PersonId, RoundId};
use crate::record::By;

/// May act as secretariat of one round, in their own name.
#[derive(Debug, Clone, Copy)]
pub struct Secretary {
    person: PersonId,
    round: RoundId,
    acting: bool,
}

impl Secretary {
    pub(in crate::policy) fn new(person: PersonId, round: RoundId, acting: bool) -> Self {
        Self {
            person,
            round,
            acting,
        }
    }

    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// Of which round.
    #[must_use]
    pub fn round(&self) -> RoundId {
        self.round
    }

    /// In another's stead (직무대행).
    #[must_use]
    pub fn acting(&self) -> bool {
        self.acting
    }

    /// As the author of a change.
    #[must_use]
    pub fn by(&self) -> By {
        By::person(self.person)
    }
}

/// May approve what another drafted.
#[derive(Debug, Clone, Copy)]
pub struct Approver {
    person: PersonId,
    round: RoundId,
    acting: bool,
}

impl Approver {
    pub(in crate::policy) fn new(person: PersonId, round: RoundId, acting: bool) -> Self {
        Self {
            person,
            round,
            acting,
        }
    }

    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// Of which round.
    #[must_use]
    pub fn round(&self) -> RoundId {
        self.round
    }

    /// In another's stead.
    #[must_use]
    pub fn acting(&self) -> bool {
        self.acting
    }

    /// As the author of a change.
    #[must_use]
    pub fn by(&self) -> By {
        By::person(self.person)
    }
}

/// May read all of the rounds their letter names, and change nothing.
#[derive(Debug, Clone, Copy)]
pub struct Auditor {
    person: PersonId,
}

impl Auditor {
    pub(in crate::policy) fn new(person: PersonId) -> Self {
        Self { person }
    }

    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }
}

/// May keep accounts, organizations and keys; may read no proposal, sheet or vote.
#[derive(Debug, Clone, Copy)]
pub struct Administrator {
    person: PersonId,
}

impl Administrator {
    pub(in crate::policy) fn new(person: PersonId) -> Self {
        Self { person }
    }

    /// The proof from the person's installation-wide duties, outside any round.
    ///
    /// # Errors
    /// `not_yours`.
    pub fn among(
        person: PersonId,
        duties: &std::collections::BTreeSet<crate::people::Duty>,
    ) -> Result<Self, crate::refusal::Refusal> {
        if duties.contains(&crate::people::Duty::Administrator) {
            return Ok(Self { person });
        }
        Err(crate::refusal::Common::NotYours.into())
    }

    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// As the author of a change.
    #[must_use]
    pub fn by(&self) -> By {
        By::person(self.person)
    }
}

/// Proof that nothing in the round is hidden from the person.
#[derive(Debug, Clone, Copy)]
pub struct Whole(());

impl Whole {
    pub(in crate::policy) fn new() -> Self {
        Self(())
    }
}
