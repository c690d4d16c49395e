//! Sessions: one row for each signing in, whether of a page or of an API client.

use sea_orm::{ActiveValue::Set, EntityTrait};
use simui_domain::ids::{Id, PersonId, SessionId};
use simui_domain::time::Timestamp;

use crate::rows::{accounts, sessions};
use crate::{Error, Snapshot, Tx};

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
    /// When it ends by itself.
    pub expires: Timestamp,
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
            token_hash: Set(None),
            epoch: Set(session.epoch),
            created_at: Set(self.now()),
            seen_at: Set(self.now()),
            expires_at: Set(session.expires),
            ended_at: Set(None),
            ended_reason: Set(None),
            address_hash: Set(None),
            agent: Set(None),
        };
        sessions::Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }
}

impl Snapshot {
    /// Whether a session is neither ended nor expired, and its account active in the same epoch.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn session_lives(&self, session: SessionId, person: PersonId) -> Result<bool, Error> {
        let Some(session) = sessions::Entity::find_by_id(session.raw()).one(&self.txn).await? else {
            return Ok(false);
        };
        let Some(account) = accounts::Entity::find_by_id(person.raw()).one(&self.txn).await? else {
            return Ok(false);
        };
        Ok(session.person_id == person.raw()
            && session.ended_at.is_none()
            && session.expires_at > self.now()
            && session.epoch == account.epoch
            && account.state == "active")
    }
}
