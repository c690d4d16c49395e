//! The right to sign in. Whether a password is set is a row of its own: who was invited and has none yet cannot
//! sign in, whatever the account's state.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{PeopleEvent, PeopleRefusal};
use crate::ids::PersonId;
use crate::organization::named;
use crate::policy::Administrator;
use crate::record::{About, Change, Noun};
use crate::refusal::Refusal;

/// Whether an account may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// It may.
    Active,
    /// It may not; its sessions are over.
    Disabled,
}

named!(AccountState { Active = "active", Disabled = "disabled" });

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Whose.
    pub person: PersonId,
    /// Whether it may sign in.
    pub state: AccountState,
    /// Sessions of an earlier epoch are over.
    pub epoch: i32,
    /// Version of the row.
    pub version: i64,
}

/// What is told to disable or enable an account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StateDraft {
    /// The new state.
    pub state: AccountState,
}

impl Account {
    /// Disables or enables the account; both end every session that it has.
    ///
    /// # Errors
    /// `own_account`: somebody must remain who can enable it again.
    pub fn enter_state(self, state: AccountState, by: &Administrator) -> Result<Change<Self>, Refusal> {
        let event = match state {
            AccountState::Active => PeopleEvent::AccountEnabled {},
            AccountState::Disabled if by.person() == self.person => {
                return Err(PeopleRefusal::OwnAccount.into());
            }
            AccountState::Disabled => PeopleEvent::AccountDisabled {},
        };
        let about = About::new(Noun::Person, self.person);
        let after = Self {
            state,
            epoch: self.epoch + 1,
            ..self
        };
        Ok(Change::new(after, by.by(), about, event))
    }
}
