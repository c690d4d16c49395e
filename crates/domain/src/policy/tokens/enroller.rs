//! Proof of who may say who acts for an organization.

use std::collections::BTreeSet;

use crate::ids::{OrganizationId, PersonId};
use crate::people::{Duty, Part};
use crate::policy::{Administrator, Secretary};
use crate::record::By;
use crate::refusal::{Common, Refusal};

/// May give and end parts in one organization: an administrator any, its coordinator those of drafters and officers,
/// the secretary of a round to which it is invited those of all who answer for it.
#[derive(Debug, Clone, Copy)]
pub struct Enroller {
    person: PersonId,
    organization: OrganizationId,
    charge: Charge,
}

/// By what somebody enrols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Charge {
    Administrator,
    Coordinator,
    Secretary,
}

impl Enroller {
    /// The proof from the person's installation-wide duties and from their parts in the organization.
    ///
    /// # Errors
    /// `not_yours`.
    pub fn among(
        person: PersonId,
        organization: OrganizationId,
        duties: &BTreeSet<Duty>,
        parts: &BTreeSet<Part>,
    ) -> Result<Self, Refusal> {
        let charge = if duties.contains(&Duty::Administrator) {
            Charge::Administrator
        } else if parts.contains(&Part::Coordinator) {
            Charge::Coordinator
        } else {
            return Err(Common::NotYours.into());
        };
        Ok(Self {
            person,
            organization,
            charge,
        })
    }

    /// The administrator's proof in an organization.
    #[must_use]
    pub fn of_administrator(by: &Administrator, organization: OrganizationId) -> Self {
        Self {
            person: by.person(),
            organization,
            charge: Charge::Administrator,
        }
    }

    /// The secretary's proof in an organization that was found among those invited to the round.
    #[must_use]
    pub fn of_secretary(by: &Secretary, organization: OrganizationId) -> Self {
        Self {
            person: by.person(),
            organization,
            charge: Charge::Secretary,
        }
    }

    /// In which organization.
    #[must_use]
    pub fn organization(&self) -> OrganizationId {
        self.organization
    }

    /// Whether as an administrator, who may also name somebody from elsewhere.
    #[must_use]
    pub fn administrator(&self) -> bool {
        self.charge == Charge::Administrator
    }

    /// Allows giving or ending `part`.
    ///
    /// # Errors
    /// `not_yours`.
    pub fn covers(&self, part: Part) -> Result<(), Refusal> {
        let covered = match self.charge {
            Charge::Administrator => true,
            Charge::Coordinator => part.given_by_coordinators(),
            Charge::Secretary => part.applies(),
        };
        if covered {
            Ok(())
        } else {
            Err(Refusal::from(Common::NotYours).at("/part"))
        }
    }

    /// As the author of a change; a coordinator acts on behalf of the organization.
    #[must_use]
    pub fn by(&self) -> By {
        By::Person {
            person: self.person,
            behalf: (self.charge == Charge::Coordinator).then_some(self.organization),
        }
    }
}
