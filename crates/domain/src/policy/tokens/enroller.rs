//! Proof of who may say who acts for an organization.

use std::collections::BTreeSet;

use crate::ids::{OrganizationId, PersonId};
use crate::people::{Duty, Part};
use crate::record::By;
use crate::refusal::{Common, Refusal};

/// May give and end parts in one organization: an administrator any, its coordinator those of drafters and officers.
#[derive(Debug, Clone, Copy)]
pub struct Enroller {
    person: PersonId,
    organization: OrganizationId,
    administrator: bool,
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
        let administrator = duties.contains(&Duty::Administrator);
        if administrator || parts.contains(&Part::Coordinator) {
            return Ok(Self {
                person,
                organization,
                administrator,
            });
        }
        Err(Common::NotYours.into())
    }

    /// In which organization.
    #[must_use]
    pub fn organization(&self) -> OrganizationId {
        self.organization
    }

    /// Whether as an administrator, who may also name somebody from elsewhere.
    #[must_use]
    pub fn administrator(&self) -> bool {
        self.administrator
    }

    /// Allows giving or ending `part`.
    ///
    /// # Errors
    /// `not_yours`.
    pub fn covers(&self, part: Part) -> Result<(), Refusal> {
        if self.administrator || part.given_by_coordinators() {
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
            behalf: (!self.administrator).then_some(self.organization),
        }
    }
}
