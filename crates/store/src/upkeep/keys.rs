//! The keys that sign access tokens, newest first.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::time::Timestamp;

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
    /// When it was made.
    pub made: Timestamp,
    /// From when it is no longer believed.
    pub retired: Option<Timestamp>,
}

impl Snapshot {
    /// All keys, newest first; also those that are retired.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn signing_keys(&self) -> Result<Vec<KeyRow>, Error> {
        let rows = signing_keys::Entity::find()
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
                made: row.created_at,
                retired: row.retired_at,
            })
            .collect())
    }
}

impl Tx {
    /// Forgets the keys that were retired before an instant.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn forget_signing_keys(&self, before: Timestamp) -> Result<(), Error> {
        signing_keys::Entity::delete_many()
            .filter(signing_keys::Column::RetiredAt.lt(before))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

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
            created_at: Set(key.made),
            retired_at: Set(None),
        };
        signing_keys::Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    /// Puts the sealed secret of a key in the place of the open one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn seal_signing_key(&self, kid: &str, sealed: &[u8]) -> Result<(), Error> {
        signing_keys::Entity::update_many()
            .set(signing_keys::ActiveModel {
                secret: Set(sealed.to_vec()),
                sealed: Set(true),
                ..Default::default()
            })
            .filter(signing_keys::Column::Kid.eq(kid))
            .filter(signing_keys::Column::Sealed.eq(false))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Retires every key that would be believed after `at`.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn retire_signing_keys(&self, at: Timestamp) -> Result<(), Error> {
        signing_keys::Entity::update_many()
            .set(signing_keys::ActiveModel {
                retired_at: Set(Some(at)),
                ..Default::default()
            })
            .filter(
                sea_orm::sea_query::Condition::any()
                    .add(signing_keys::Column::RetiredAt.is_null())
                    .add(signing_keys::Column::RetiredAt.gt(at)),
            )
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}
