//! What is seen of persons, duties and parts. Administrators keep them; the organization's own people see who acts
//! for it; everybody sees themselves.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Account, AccountState, Duty, GivenDuty, Invitation, Membership, Part, Person};
use crate::language::{Both, Language};
use crate::policy::{Administrator, Enroller};
use crate::time::Timestamp;

/// How far somebody is with their account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Has no password yet, and so no right at all.
    Invited,
    /// May sign in.
    Active,
    /// May not.
    Disabled,
}

/// A person as administrators see them.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PersonView {
    /// Which.
    pub id: Uuid,
    /// Names.
    pub name: Both,
    /// Mail address.
    pub email: String,
    /// Language of letters to them.
    pub language: Language,
    /// How far they are with their account.
    #[schema(value_type = String)]
    pub account: Standing,
    /// Version of the details, also the `ETag`.
    pub version: i64,
}

impl Person {
    /// As administrators see them; `chosen` tells whether a password is set.
    #[must_use]
    pub fn seen_by(&self, _administrator: &Administrator, state: AccountState, chosen: Chosen) -> PersonView {
        let account = match (state, chosen) {
            (AccountState::Disabled, _) => Standing::Disabled,
            (AccountState::Active, Chosen::Yes) => Standing::Active,
            (AccountState::Active, Chosen::NotYet) => Standing::Invited,
        };
        PersonView {
            id: self.id.0,
            name: self.name.clone(),
            email: self.email.clone(),
            language: self.language,
            account,
            version: self.version,
        }
    }
}

/// Whether somebody has chosen a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// They have.
    Yes,
    /// They were only invited.
    NotYet,
}

/// The state of an account, with the version that a change must name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct AccountView {
    /// Whether it may sign in.
    pub state: AccountState,
    /// Version, also the `ETag`.
    pub version: i64,
}

impl Account {
    /// As administrators see it.
    #[must_use]
    pub fn seen_by(&self, _administrator: &Administrator) -> AccountView {
        AccountView {
            state: self.state,
            version: self.version,
        }
    }
}

/// A one-time entry without its token, which goes by mail only.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct InvitationView {
    /// To whom.
    pub person: Uuid,
    /// Until when it is good.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
}

impl Invitation {
    /// As administrators see it.
    #[must_use]
    pub fn seen_by(&self, _administrator: &Administrator) -> InvitationView {
        InvitationView {
            person: self.person.0,
            expires_at: self.expires,
        }
    }
}

/// A duty as administrators and the round's own staff see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct DutyView {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub person: Uuid,
    /// Their names.
    pub name: Both,
    /// With what they are charged.
    pub duty: Duty,
    /// Why in another's stead.
    pub reason: Option<String>,
    /// Number and date of the auditor's letter.
    pub letter: Option<String>,
    /// From when.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// Until when.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
}

impl GivenDuty {
    /// Its view, with the name of its holder.
    #[must_use]
    pub fn seen(&self, name: Both) -> DutyView {
        DutyView {
            id: self.id.0,
            person: self.person.0,
            name,
            duty: self.duty,
            reason: self.acting_reason.clone(),
            letter: self.letter.clone(),
            from: self.from,
            until: self.until,
        }
    }
}

/// Who acts for an organization, as its own people and administrators see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct MemberView {
    /// Which record.
    pub id: Uuid,
    /// Names.
    pub name: Both,
    /// Mail address.
    pub email: String,
    /// Which part.
    pub part: Part,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
}

impl Membership {
    /// As somebody sees it who may give parts in the organization.
    #[must_use]
    pub fn seen_by(&self, _enroller: &Enroller, name: Both, email: String) -> MemberView {
        MemberView {
            id: self.id.0,
            name,
            email,
            part: self.part,
            from: self.from,
        }
    }
}
