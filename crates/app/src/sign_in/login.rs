//! Signing in with a password, and who a credential belongs to.

use chrono::Duration;
use simui_domain::language::Language;
use simui_domain::people::{PeopleRefusal, email_key};
use simui_domain::policy::{Act, Caller};
use simui_domain::refusal::Refusal;
use simui_store::{SessionKind, SessionRow};

use super::Tokens;
use crate::{App, Error};

/// How long a session of an API client lives without being used.
const IDLE_DAYS: i64 = 14;

/// What somebody sends to sign in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// Mail address.
    pub email: String,
    /// Password.
    pub password: String,
}

/// What a request carries to say who asks.
#[derive(Debug, Clone)]
pub enum Credential {
    /// An access token.
    Bearer(String),
}

impl App {
    /// Signs in an API client.
    ///
    /// # Errors
    /// `sign_in_failed`, the same for an unknown address, a wrong password and a disabled account.
    pub async fn sign_in(&self, input: &SignIn) -> Result<Tokens, Error> {
        let refused = || Refusal::from(PeopleRefusal::SignInFailed);
        let account = match email_key(&input.email) {
            Ok(key) => self.store.read().await?.account(&key).await?,
            Err(_) => None,
        };
        let phc = account.as_ref().and_then(|account| account.phc.clone());
        let fits = self.hashing.fits(input.password.clone(), phc).await?;
        let account = account
            .filter(|account| fits && account.active)
            .ok_or_else(refused)?;
        let session = self
            .store
            .write(
                Act {
                    name: "sign_in",
                    person: Some(account.person),
                },
                |tx| {
                    let account = account.clone();
                    async move {
                        let session = SessionRow {
                            id: tx.id(),
                            person: account.person,
                            kind: SessionKind::Api,
                            epoch: account.epoch,
                            expires: tx.now() + Duration::days(IDLE_DAYS),
                        };
                        tx.open_session(&session).await?;
                        Ok((session, tx.id::<simui_domain::ids::SessionId>(), tx.now()))
                    }
                },
            )
            .await?;
        let (session, token, now) = session;
        Ok(self.keys.issue(session.person, session.id, token.0, now)?)
    }

    /// Who asks, by what the request carries. The session and the account are looked up each time, so that an
    /// ended session or a disabled account is out at once.
    ///
    /// # Errors
    /// `signed_out`.
    pub async fn caller(
        &self,
        credential: &Credential,
        language: Language,
        key: Option<String>,
    ) -> Result<Caller, Error> {
        let snapshot = self.store.read().await?;
        let Credential::Bearer(token) = credential;
        let (person, session) = self.keys.read(token, snapshot.now())?;
        if !snapshot.session_lives(session, person).await? {
            return Err(Refusal::from(PeopleRefusal::SignedOut).into());
        }
        Ok(Caller {
            person,
            session,
            language,
            key,
        })
    }
}
