//! Sessions as their owner sees and ends them, and as an administrator ends them.

use simui_domain::ids::{PersonId, SessionId};
use simui_domain::people::SessionView;
use simui_domain::policy::{Administrator, Caller};
use simui_domain::refusal::{Common, Refusal};

use super::watch::{self, Ended};
use crate::{App, Error};

impl App {
    /// One's own sessions, newest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn own_sessions(&self, caller: &Caller) -> Result<Vec<SessionView>, Error> {
        let snapshot = self.store.read().await?;
        let account = snapshot.account(caller.person).await?;
        let found = snapshot.sessions_of(caller.person, account.epoch).await?;
        Ok(found
            .into_iter()
            .map(|facts| SessionView::of(facts, caller.session.0))
            .collect())
    }

    /// Ends one of one's own sessions.
    ///
    /// # Errors
    /// `unknown` for anybody else's, and for one that is over.
    pub async fn end_own_session(&self, caller: &Caller, session: SessionId) -> Result<(), Error> {
        let ended = self
            .store
            .write(caller.act("end_own_session"), |tx| async move {
                tx.end_session(session, caller.person, "ended by its owner").await
            })
            .await?;
        if !ended {
            return Err(Refusal::from(Common::Unknown).into());
        }
        watch::log("session_ended", Some(caller.person), "", Ended::Done);
        Ok(())
    }

    /// Ends every session of one's own but the one that asks.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn end_other_sessions(&self, caller: &Caller) -> Result<(), Error> {
        self.store
            .write(caller.act("end_other_sessions"), |tx| async move {
                tx.end_sessions_of(caller.person).await?;
                let epoch = tx.account(caller.person).await?.epoch;
                tx.spare_session(caller.session, epoch).await
            })
            .await?;
        watch::log("sessions_ended", Some(caller.person), "", Ended::Done);
        Ok(())
    }

    /// Signs out: ends the session that asks, its access and refresh tokens with it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn sign_out(&self, caller: &Caller) -> Result<(), Error> {
        self.end_own_session(caller, caller.session).await
    }

    /// Ends every session of a person. Administrators only.
    ///
    /// # Errors
    /// `not_yours`, `unknown`.
    pub async fn end_sessions(&self, caller: &Caller, person: PersonId) -> Result<(), Error> {
        self.store
            .write(caller.act("end_sessions"), |tx| async move {
                Administrator::among(caller.person, &tx.duties(caller.person, None).await?)?;
                tx.account(person).await?;
                tx.end_sessions_of(person).await
            })
            .await?;
        watch::log("sessions_ended", Some(person), "", Ended::Done);
        Ok(())
    }
}
