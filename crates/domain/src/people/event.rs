//! What happens to persons.

use serde::{Deserialize, Serialize};

use super::{Duty, Part};
use crate::ids::{DutyId, InvitationId, MembershipId, OrganizationId};

/// What happens to a person. Names and mail addresses are never in an event: they are details that can be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum PeopleEvent {
    /// A person was entered.
    #[serde(rename = "person.entered")]
    Entered {},
    /// Names, mail address or language were changed.
    #[serde(rename = "person.changed")]
    Changed {},
    /// A duty was given.
    #[serde(rename = "person.duty_given")]
    DutyGiven {
        /// Its record.
        duty_id: DutyId,
        /// Which.
        duty: Duty,
    },
    /// A duty was ended.
    #[serde(rename = "person.duty_ended")]
    DutyEnded {
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
    /// A part in an organization was ended.
    #[serde(rename = "person.part_ended")]
    PartEnded {
        /// Its record.
        membership: MembershipId,
        /// In which organization.
        organization: OrganizationId,
        /// Which part.
        part: Part,
    },
    /// The account was disabled: it can no longer sign in, and all its sessions are over.
    #[serde(rename = "person.account_disabled")]
    AccountDisabled {},
    /// The account may sign in again.
    #[serde(rename = "person.account_enabled")]
    AccountEnabled {},
    /// The person was invited to choose a password.
    #[serde(rename = "person.invited")]
    Invited {
        /// The one-time entry.
        invitation: InvitationId,
    },
    /// The person chose their first password.
    #[serde(rename = "person.invitation_accepted")]
    InvitationAccepted {
        /// The one-time entry.
        invitation: InvitationId,
        /// The edition of the text about what is kept that the person agreed to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        consent: Option<u32>,
    },
    /// Somebody who gave the person's mail address asked for a new password.
    #[serde(rename = "person.reset_asked")]
    ResetAsked {
        /// The one-time entry.
        invitation: InvitationId,
    },
    /// The password was changed.
    #[serde(rename = "person.password_changed")]
    PasswordChanged {},
}
