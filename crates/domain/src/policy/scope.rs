//! Which rows a list may hold. Made from a standing only; the store turns it into the first condition of the
//! query, so that order, counts and pages are made of what the person may see and of nothing else.

use crate::ids::{OrganizationId, PersonId, RoundId};

/// A permitted set of proposals of one round.
#[derive(Debug, Clone)]
pub struct Scope {
    round: RoundId,
    reach: Reach,
}

/// How far a scope reaches; read by the store.
#[derive(Debug, Clone)]
pub enum Reach {
    /// An applicant's own: of these organizations as a whole, and of these drafters only what is theirs or shared.
    Own {
        /// The person, who sees their own drafts.
        person: PersonId,
        /// Organizations whose every proposal the person sees (coordinator, officer).
        whole: Vec<OrganizationId>,
        /// Organizations of which the person sees own and shared drafts (drafter).
        shared: Vec<OrganizationId>,
    },
    /// The secretariat's and approver's: submitted ones, without those from which the person is barred.
    Desk {
        /// The person whose bars apply.
        person: PersonId,
    },
    /// The council's: the eligible set, without those from which the person is barred.
    Council {
        /// The person whose bars apply.
        person: PersonId,
    },
    /// Everything that was submitted (auditor, or nothing is hidden).
    All,
}

impl Scope {
    pub(super) fn new(round: RoundId, reach: Reach) -> Self {
        Self { round, reach }
    }

    /// The round.
    #[must_use]
    pub fn round(&self) -> RoundId {
        self.round
    }

    /// How far it reaches.
    #[must_use]
    pub fn reach(&self) -> &Reach {
        &self.reach
    }
}
