//! Accounts by the folded mail address.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, PersonId};

use crate::rows::{accounts, passwords};
use crate::{Error, Snapshot};

/// What signing in needs of an account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Whose.
    pub person: PersonId,
    /// The PHC string of the password, if one is set.
    pub phc: Option<String>,
    /// Sessions of an earlier epoch are over.
    pub epoch: i32,
    /// Not disabled.
    pub active: bool,
}

impl Snapshot {
    /// The account of a folded mail address.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn account(&self, email_key: &str) -> Result<Option<Account>, Error> {
        let found = accounts::Entity::find()
            .filter(accounts::Column::EmailKey.eq(email_key))
            .one(&self.txn)
            .await?;
        let Some(account) = found else { return Ok(None) };
        let password = passwords::Entity::find_by_id(account.person_id)
            .one(&self.txn)
            .await?;
        Ok(Some(Account {
            person: PersonId::of(account.person_id),
            phc: password.map(|password| password.phc),
            epoch: account.epoch,
            active: account.state == "active",
        }))
    }
}
