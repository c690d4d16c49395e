//! One-time entries. Working state: that somebody was invited, or came in, is an event of its own.

use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use simui_domain::ids::{Id, InvitationId, PersonId};
use simui_domain::people::{Invitation, InvitationKind};
use simui_domain::time::Timestamp;

use crate::rows::{invitation_tokens, invitations};
use crate::{Error, Fault, Snapshot, Tx};

fn invitation(row: &invitations::Model) -> Result<Invitation, Fault> {
    Ok(Invitation {
        id: InvitationId(row.id),
        kind: InvitationKind::of_name(&row.kind).ok_or_else(|| Fault::corrupt("invitations", row.id))?,
        person: PersonId(row.person_id),
        expires: row.expires_at,
    })
}

impl Snapshot {
    /// An entry that can still be used, with the digest of its token.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn invitation(&self, id: InvitationId) -> Result<Option<(Invitation, String)>, Error> {
        let row = invitations::Entity::find_by_id(id.raw())
            .filter(invitations::Column::UsedAt.is_null())
            .filter(invitations::Column::ExpiresAt.gte(self.now()))
            .one(&self.txn)
            .await?;
        let token = invitation_tokens::Entity::find()
            .filter(invitation_tokens::Column::InvitationId.eq(id.raw()))
            .one(&self.txn)
            .await?;
        match (row, token) {
            (Some(row), Some(token)) => Ok(Some((invitation(&row)?, token.hash))),
            (_, _) => Ok(None),
        }
    }

    /// The newest entry of a person that can still be used: what a rehearsal accepts in the person's stead.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn newest_invitation(&self, person: PersonId) -> Result<Option<InvitationId>, Error> {
        let row = invitations::Entity::find()
            .filter(invitations::Column::PersonId.eq(person.raw()))
            .filter(invitations::Column::UsedAt.is_null())
            .order_by_desc(invitations::Column::Id)
            .one(&self.txn)
            .await?;
        Ok(row.map(|row| InvitationId(row.id)))
    }

    /// The entry of a token's digest, if it can be used for `kind`.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn entry_of(
        &self,
        token_hash: &str,
        kind: InvitationKind,
    ) -> Result<Option<Invitation>, Error> {
        Ok(match self.usable(token_hash, kind).await? {
            Some(query) => query.one(&self.txn).await?.as_ref().map(invitation).transpose()?,
            None => None,
        })
    }

    async fn usable(
        &self,
        token_hash: &str,
        kind: InvitationKind,
    ) -> Result<Option<Select<invitations::Entity>>, Error> {
        let token = invitation_tokens::Entity::find_by_id(token_hash.to_owned())
            .one(&self.txn)
            .await?;
        Ok(token.map(|token| {
            invitations::Entity::find_by_id(token.invitation_id)
                .filter(invitations::Column::Kind.eq(kind.name()))
                .filter(invitations::Column::UsedAt.is_null())
                .filter(invitations::Column::ExpiresAt.gte(self.now()))
        }))
    }
}

impl Tx {
    /// Forgets the entries that were used or ran out before an instant, with the digests of their tokens.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn forget_invitations(&self, before: Timestamp) -> Result<(), Error> {
        let over = Condition::any()
            .add(invitations::Column::UsedAt.lt(before))
            .add(invitations::Column::ExpiresAt.lt(before));
        let of_those = sea_orm::QueryTrait::into_query(
            invitations::Entity::find()
                .select_only()
                .column(invitations::Column::Id)
                .filter(over.clone()),
        );
        invitation_tokens::Entity::delete_many()
            .filter(invitation_tokens::Column::InvitationId.in_subquery(of_those))
            .exec(&self.txn)
            .await?;
        invitations::Entity::delete_many()
            .filter(over)
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Opens an entry; earlier ones of the same kind end, so that one mail at a time can be used.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn invite(&self, entry: &Invitation, token_hash: &str) -> Result<(), Error> {
        self.end_invitations(entry.person, Some(entry.kind)).await?;
        invitations::Entity::insert(invitations::ActiveModel {
            id: Set(entry.id.raw()),
            kind: Set(entry.kind.name().to_owned()),
            person_id: Set(entry.person.raw()),
            expires_at: Set(entry.expires),
            used_at: Set(None),
        })
        .exec_without_returning(&self.txn)
        .await?;
        invitation_tokens::Entity::insert(invitation_tokens::ActiveModel {
            hash: Set(token_hash.to_owned()),
            invitation_id: Set(entry.id.raw()),
        })
        .exec_without_returning(&self.txn)
        .await?;
        Ok(())
    }

    /// Uses the entry of a token's digest: it and every other of the person end. Nothing if there is none that can
    /// be used for `kind`.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn redeem(&self, token_hash: &str, kind: InvitationKind) -> Result<Option<Invitation>, Error> {
        let Some(query) = self.usable(token_hash, kind).await? else {
            return Ok(None);
        };
        let row = query.lock_exclusive().one(&self.txn).await?;
        let Some(row) = row else { return Ok(None) };
        let entry = invitation(&row)?;
        self.end_invitations(entry.person, None).await?;
        Ok(Some(entry))
    }

    /// Ends the open entries of a person, of one kind or of all.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn end_invitations(&self, person: PersonId, kind: Option<InvitationKind>) -> Result<(), Error> {
        let mut update = invitations::Entity::update_many()
            .col_expr(invitations::Column::UsedAt, Expr::value(Some(self.now())))
            .filter(invitations::Column::PersonId.eq(person.raw()))
            .filter(invitations::Column::UsedAt.is_null());
        if let Some(kind) = kind {
            update = update.filter(invitations::Column::Kind.eq(kind.name()));
        }
        update.exec(&self.txn).await?;
        Ok(())
    }
}
