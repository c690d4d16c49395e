//! Proofs of the applicant's side.

use crate::ids::{OrganizationId, PersonId};
use crate::record::By;

/// May draft and submit for one organization.
#[derive(Debug, Clone, Copy)]
pub struct Applicant {
    person: PersonId,
    organization: OrganizationId,
    coordinator: bool,
}

impl Applicant {
    pub(in crate::policy) fn new(person: PersonId, organization: OrganizationId, coordinator: bool) -> Self {
        Self {
            person,
            organization,
            coordinator,
        }
    }

    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// For which organization.
    #[must_use]
    pub fn organization(&self) -> OrganizationId {
        self.organization
    }

    /// Whether as its coordinator (총괄담당자), who sees and submits every draft.
    #[must_use]
    pub fn coordinator(&self) -> bool {
        self.coordinator
    }

    /// As the author of a change, on behalf of the organization.
    #[must_use]
    pub fn by(&self) -> By {
        By::Person {
            person: self.person,
            behalf: Some(self.organization),
        }
    }
}

/// May sign off for one organization (결재권자).
#[derive(Debug, Clone, Copy)]
pub struct Officer {
    person: PersonId,
    organization: OrganizationId,
}

impl Officer {
    pub(in crate::policy) fn new(person: PersonId, organization: OrganizationId) -> Self {
        Self { person, organization }
    }

    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// For which organization.
    #[must_use]
    pub fn organization(&self) -> OrganizationId {
        self.organization
    }

    /// As the author of a change, on behalf of the organization.
    #[must_use]
    pub fn by(&self) -> By {
        By::Person {
            person: self.person,
            behalf: Some(self.organization),
        }
    }
}
