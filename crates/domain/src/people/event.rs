//! What happens to persons.

use serde::{Deserialize, Serialize};

use super::{Duty, Part};
use crate::ids::{DutyId, MembershipId, OrganizationId};

/// What happens to a person. Names and mail addresses are never in an event: they are details that can be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum PeopleEvent {
    /// A person was entered.
    #[serde(rename = "person.entered")]
    Entered {},
    /// A duty was given.
    #[serde(rename = "person.duty_given")]
    DutyGiven {
        /// Its record.
        duty_id: DutyId,
        /// Which.
        duty: Duty,
    },
    /// A part in an organization was given.
    #[serde(rename = "person.part_given")]
    PartGiven {
        /// Its record.
        membership: MembershipId,
        /// In which organization.
        organization: OrganizationId,
        /// Which part.
        part: Part,
    },
}
