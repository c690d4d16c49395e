//! Refresh tokens, by their digests: a used one names its only child.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, SessionId};
use simui_domain::time::Timestamp;
use uuid::Uuid;

use crate::rows::refresh_tokens;
use crate::{Error, Snapshot, Tx};

/// A refresh token as stored.
#[derive(Debug, Clone, Copy)]
pub struct RefreshRow {
    /// Which.
    pub id: Uuid,
    /// Of which session.
    pub session: SessionId,
    /// What came of its use.
    pub child: Option<Uuid>,
    /// Whether it was used, or made void.
    pub used: Option<Timestamp>,
    /// Until when it is good.
    pub expires: Timestamp,
}

fn refresh(row: &refresh_tokens::Model) -> RefreshRow {
    RefreshRow {
        id: row.id,
        session: SessionId(row.session_id),
        child: row.child_id,
        used: row.used_at,
        expires: row.expires_at,
    }
}

impl Snapshot {
    /// The token of a digest.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn refresh_token(&self, hash: &str) -> Result<Option<RefreshRow>, Error> {
        let row = refresh_tokens::Entity::find()
            .filter(refresh_tokens::Column::Hash.eq(hash))
            .one(&self.txn)
            .await?;
        Ok(row.as_ref().map(refresh))
    }

    /// A token by its identifier.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn refresh_token_of(&self, id: Uuid) -> Result<Option<RefreshRow>, Error> {
        let row = refresh_tokens::Entity::find_by_id(id).one(&self.txn).await?;
        Ok(row.as_ref().map(refresh))
    }
}

impl Tx {
    /// Adds a token to a session.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn add_refresh_token(
        &self,
        session: SessionId,
        hash: &str,
        expires: Timestamp,
    ) -> Result<Uuid, Error> {
        let id = self.id::<SessionId>().raw();
        refresh_tokens::Entity::insert(refresh_tokens::ActiveModel {
            id: Set(id),
            session_id: Set(session.raw()),
            hash: Set(hash.to_owned()),
            child_id: Set(None),
            used_at: Set(None),
            expires_at: Set(expires),
        })
        .exec_without_returning(&self.txn)
        .await?;
        Ok(id)
    }

    /// Marks a token as used; `child` came of it. Without one it is void.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn use_refresh_token(&self, id: Uuid, child: Option<Uuid>) -> Result<(), Error> {
        refresh_tokens::Entity::update_many()
            .set(refresh_tokens::ActiveModel {
                child_id: Set(child),
                used_at: Set(Some(self.now())),
                ..Default::default()
            })
            .filter(refresh_tokens::Column::Id.eq(id))
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}
