//! The keys that sign access tokens, newest first.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::rows::signing_keys;
use crate::{Error, Snapshot, Tx};

/// A signing key as stored.
#[derive(Clone)]
pub struct KeyRow {
    /// Its name in a token's header.
    pub kid: String,
    /// The secret, or what the operator's secret made of it.
    pub secret: Vec<u8>,
    /// Whether it is sealed under the operator's secret.
    pub sealed: bool,
}

impl Snapshot {
    /// The keys in use, newest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn signing_keys(&self) -> Result<Vec<KeyRow>, Error> {
        let rows = signing_keys::Entity::find()
            .filter(signing_keys::Column::RetiredAt.is_null())
            .order_by_desc(signing_keys::Column::CreatedAt)
            .order_by_desc(signing_keys::Column::Id)
            .all(&self.txn)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| KeyRow {
                kid: row.kid,
                secret: row.secret,
                sealed: row.sealed,
            })
            .collect())
    }
}

impl Tx {
    /// Adds a key; it signs from now on.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn add_signing_key(&self, key: &KeyRow) -> Result<(), Error> {
        let row = signing_keys::ActiveModel {
            id: Set(self.id::<simui_domain::ids::SessionId>().0),
            kid: Set(key.kid.clone()),
            secret: Set(key.secret.clone()),
            sealed: Set(key.sealed),
            created_at: Set(self.now()),
            retired_at: Set(None),
        };
        signing_keys::Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }
}
