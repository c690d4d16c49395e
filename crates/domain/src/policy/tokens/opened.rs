//! Proof that the scores are open to a person, and how far.

use std::collections::BTreeSet;

use crate::ids::{PersonId, ProposalId, RoundId};

/// May read the opened sheets of one round, without those of proposals that are hidden from the person.
#[derive(Debug, Clone)]
pub struct Opened {
    person: PersonId,
    round: RoundId,
    hidden: BTreeSet<ProposalId>,
}

impl Opened {
    pub(in crate::policy) fn new(person: PersonId, round: RoundId, hidden: BTreeSet<ProposalId>) -> Self {
        Self {
            person,
            round,
            hidden,
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

    /// Whether the scores of this proposal are open to the person.
    #[must_use]
    pub fn shows(&self, proposal: ProposalId) -> bool {
        !self.hidden.contains(&proposal)
    }

    /// The proposals whose scores stay hidden: none for a person who may see the whole.
    #[must_use]
    pub fn hidden(&self) -> &BTreeSet<ProposalId> {
        &self.hidden
    }
}
