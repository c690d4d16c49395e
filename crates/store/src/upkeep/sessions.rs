//! Sessions: one row for each signing in, whether of a page or of an API client. Whether one lives is asked at every
//! request, of the row and of the account's epoch.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{Id, PersonId, SessionId};
use simui_domain::people::{AccountState, SessionFacts};
use simui_domain::time::Timestamp;

use crate::rows::{accounts, refresh_tokens, sessions};
use crate::{Error, Fault, Snapshot, Tx};

/// Who holds the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionKind {
    /// A browser, by cookie.
    Page,
    /// An API client, by tokens.
    Api,
}

impl SessionKind {
    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        [Self::Page, Self::Api]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// A session to be opened.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// By which means.
    pub kind: SessionKind,
    /// The account's epoch when it was opened.
    pub epoch: i32,
    /// When it ends at the latest.
    pub expires: Timestamp,
    /// Digest of a page's cookie.
    pub token_hash: Option<String>,
    /// The program that opened it, as it named itself.
    pub agent: Option<String>,
    /// Digest of the client's address.
    pub address_hash: Option<String>,
}

/// A session that is not over by its own row or its account; whether it was idle too long is its finder's question.
#[derive(Debug, Clone, Copy)]
pub struct LiveSession {
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// By which means.
    pub kind: SessionKind,
    /// When it was last used.
    pub seen: Timestamp,
    /// When it ends at the latest.
    pub expires: Timestamp,
}

impl Snapshot {
    /// A session that is neither ended nor expired, of an active account in the same epoch.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn live_session(&self, id: SessionId) -> Result<Option<LiveSession>, Error> {
        let row = sessions::Entity::find_by_id(id.raw()).one(&self.txn).await?;
        self.living(row).await
    }

    /// The same, by the digest of a cookie.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn live_page(&self, token_hash: &str) -> Result<Option<LiveSession>, Error> {
        let row = sessions::Entity::find()
            .filter(sessions::Column::TokenHash.eq(token_hash))
            .one(&self.txn)
            .await?;
        self.living(row).await
    }

    async fn living(&self, row: Option<sessions::Model>) -> Result<Option<LiveSession>, Error> {
        let Some(row) = row else { return Ok(None) };
        if row.ended_at.is_some() || row.expires_at <= self.now() {
            return Ok(None);
        }
        let account = accounts::Entity::find_by_id(row.person_id)
            .filter(accounts::Column::State.eq(AccountState::Active.name()))
            .filter(accounts::Column::Epoch.eq(row.epoch))
            .one(&self.txn)
            .await?;
        if account.is_none() {
            return Ok(None);
        }
        Ok(Some(LiveSession {
            id: SessionId(row.id),
            person: PersonId(row.person_id),
            kind: SessionKind::of_name(&row.kind).ok_or_else(|| Fault::corrupt("sessions", row.id))?,
            seen: row.seen_at,
            expires: row.expires_at,
        }))
    }

    /// The sessions of a person that are not over, newest first; at most 100.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn sessions_of(&self, person: PersonId, epoch: i32) -> Result<Vec<SessionFacts>, Error> {
        let rows = sessions::Entity::find()
            .filter(sessions::Column::PersonId.eq(person.raw()))
            .filter(sessions::Column::Epoch.eq(epoch))
            .filter(sessions::Column::EndedAt.is_null())
            .filter(sessions::Column::ExpiresAt.gt(self.now()))
            .order_by_desc(sessions::Column::Id)
            .limit(100)
            .all(&self.txn)
            .await?;
        rows.into_iter()
            .map(|row| {
                let kind = SessionKind::of_name(&row.kind);
                Ok(SessionFacts {
                    id: row.id,
                    kind: kind.ok_or_else(|| Fault::corrupt("sessions", row.id))?.name(),
                    created_at: row.created_at,
                    seen_at: row.seen_at,
                    expires_at: row.expires_at,
                    agent: row.agent,
                })
            })
            .collect()
    }
}

impl Tx {
    /// Opens a session.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn open_session(&self, session: &SessionRow) -> Result<(), Error> {
        let row = sessions::ActiveModel {
            id: Set(session.id.raw()),
            person_id: Set(session.person.raw()),
            kind: Set(session.kind.name().to_owned()),
            token_hash: Set(session.token_hash.clone()),
            epoch: Set(session.epoch),
            created_at: Set(self.now()),
            seen_at: Set(self.now()),
            expires_at: Set(session.expires),
            ended_at: Set(None),
            ended_reason: Set(None),
            address_hash: Set(session.address_hash.clone()),
            agent: Set(session.agent.clone()),
        };
        sessions::Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    /// Notes that a session is used.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn touch_session(&self, session: SessionId) -> Result<(), Error> {
        sessions::Entity::update_many()
            .set(sessions::ActiveModel {
                seen_at: Set(self.now()),
                ..Default::default()
            })
            .filter(sessions::Column::Id.eq(session.raw()))
            .filter(sessions::Column::EndedAt.is_null())
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Takes a session over into the account's epoch, after the others were ended by it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn spare_session(&self, session: SessionId, epoch: i32) -> Result<(), Error> {
        sessions::Entity::update_many()
            .set(sessions::ActiveModel {
                epoch: Set(epoch),
                ..Default::default()
            })
            .filter(sessions::Column::Id.eq(session.raw()))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Finds a page's session by another cookie from now on, of which this is the digest. Answers when the session ends
    /// at the latest; nothing if it is no page's.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn renew_cookie(
        &self,
        session: SessionId,
        token_hash: &str,
    ) -> Result<Option<Timestamp>, Error> {
        let own = sessions::Column::Id.eq(session.raw());
        let page = sessions::Column::Kind.eq(SessionKind::Page.name());
        let row = sessions::Entity::find()
            .filter(own.clone())
            .filter(page)
            .one(&self.txn)
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        sessions::Entity::update_many()
            .set(sessions::ActiveModel {
                token_hash: Set(Some(token_hash.to_owned())),
                ..Default::default()
            })
            .filter(own)
            .exec(&self.txn)
            .await?;
        Ok(Some(row.expires_at))
    }

    /// Ends a session of a person; tells whether there was one to end.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn end_session(
        &self,
        session: SessionId,
        person: PersonId,
        reason: &'static str,
    ) -> Result<bool, Error> {
        let done = sessions::Entity::update_many()
            .set(sessions::ActiveModel {
                ended_at: Set(Some(self.now())),
                ended_reason: Set(Some(reason.to_owned())),
                ..Default::default()
            })
            .filter(sessions::Column::Id.eq(session.raw()))
            .filter(sessions::Column::PersonId.eq(person.raw()))
            .filter(sessions::Column::EndedAt.is_null())
            .exec(&self.txn)
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// Forgets the sessions that ended or ran out before an instant, and refresh tokens that ran out then: a used
    /// one that is forgotten is refused like one that never was.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn forget_sessions(&self, before: Timestamp) -> Result<(), Error> {
        let over = Condition::any()
            .add(sessions::Column::EndedAt.lt(before))
            .add(sessions::Column::ExpiresAt.lt(before));
        let of_those = sea_orm::QueryTrait::into_query(
            sessions::Entity::find()
                .select_only()
                .column(sessions::Column::Id)
                .filter(over.clone()),
        );
        let tokens = Condition::any()
            .add(refresh_tokens::Column::ExpiresAt.lt(before))
            .add(refresh_tokens::Column::SessionId.in_subquery(of_those));
        refresh_tokens::Entity::delete_many()
            .filter(tokens)
            .exec(&self.txn)
            .await?;
        sessions::Entity::delete_many()
            .filter(over)
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Locks a session's row: its chain of refresh tokens grows in one place at a time.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn lock_session(&self, session: SessionId) -> Result<(), Error> {
        sessions::Entity::find_by_id(session.raw())
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        Ok(())
    }
}
