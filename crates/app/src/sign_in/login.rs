//! Signing in with a password: an API client gets tokens, a browser a cookie, both on a session's row.

use chrono::Duration;
use simui_domain::people::{PeopleRefusal, email_key, normal};
use simui_domain::policy::Act;
use simui_domain::refusal::Refusal;
use simui_domain::text;
use simui_domain::time::Timestamp;
use simui_store::{Credentials, SessionKind, SessionRow, Tx};

use super::door::{Client, Knock, let_in};
use super::tokens::{self, ACCESS_SECONDS, Tokens};
use super::watch::{self, Ended};
use crate::{App, Error};

/// What somebody sends to sign in.
#[derive(Clone)]
pub struct SignIn {
    /// Mail address.
    pub email: String,
    /// Password.
    pub password: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignIn (hidden)")
    }
}

/// What a browser goes on with.
#[derive(Clone)]
pub struct PageSession {
    /// The cookie's value.
    pub cookie: String,
    /// When the session ends at the latest.
    pub expires: Timestamp,
}

/// Who was let in, and by which door.
struct Entry {
    account: Credentials,
    knock: Knock,
    rehashed: Option<String>,
}

impl App {
    /// Signs in an API client.
    ///
    /// # Errors
    /// `sign_in_failed`, the same for an unknown address, a wrong password and a disabled account; `too_many_tries`.
    pub async fn sign_in(&self, input: &SignIn, client: &Client) -> Result<Tokens, Error> {
        let entry = self.entry(input, client).await?;
        let act = Act {
            name: "sign_in",
            person: Some(entry.account.person),
        };
        let opened = self
            .store
            .write(act, |tx| {
                let session = self.session(&tx, &entry, SessionKind::Api, client);
                let entry = &entry;
                async move {
                    let_in(&tx, &entry.knock).await?;
                    refresh_hash(&tx, entry).await?;
                    tx.open_session(&session).await?;
                    let (refresh, hash) = tokens::opaque(&tx);
                    let until = (tx.now() + self.api_idle()).min(session.expires);
                    tx.add_refresh_token(session.id, &hash, until).await?;
                    let jti = tx.id::<simui_domain::ids::SessionId>().0;
                    let access = self.keys.issue(&tx, session.person, session.id, jti).await?;
                    Ok(Tokens {
                        access,
                        expires_in: ACCESS_SECONDS,
                        refresh,
                        refresh_until: until,
                    })
                }
            })
            .await?;
        watch::log("sign_in", act.person, &entry.knock.place, Ended::Done);
        Ok(opened)
    }

    /// Signs in a browser.
    ///
    /// # Errors
    /// As [`Self::sign_in`].
    pub async fn sign_in_page(&self, input: &SignIn, client: &Client) -> Result<PageSession, Error> {
        let entry = self.entry(input, client).await?;
        let act = Act {
            name: "sign_in_page",
            person: Some(entry.account.person),
        };
        let opened = self
            .store
            .write(act, |tx| {
                let mut session = self.session(&tx, &entry, SessionKind::Page, client);
                let entry = &entry;
                async move {
                    let_in(&tx, &entry.knock).await?;
                    refresh_hash(&tx, entry).await?;
                    let (cookie, hash) = tokens::opaque(&tx);
                    session.token_hash = Some(hash);
                    tx.open_session(&session).await?;
                    Ok(PageSession {
                        cookie,
                        expires: session.expires,
                    })
                }
            })
            .await?;
        watch::log("sign_in", act.person, &entry.knock.place, Ended::Done);
        Ok(opened)
    }

    /// Proves a password. Unknown, wrong and disabled take the same steps and get the same answer.
    async fn entry(&self, input: &SignIn, client: &Client) -> Result<Entry, Error> {
        let key = email_key(&input.email).ok();
        let folded = text::folded(input.email.trim());
        let knock = self.knock(client, Some(&folded)).await?;
        let account = match key {
            Some(key) => self.store.read().await?.credentials(&key).await?,
            None => None,
        };
        let phc = account.as_ref().and_then(|account| account.phc.clone());
        let password = normal(&input.password);
        let fits = self.hashing.fits(password.clone(), phc).await?;
        let known = account.as_ref().map(|account| account.person);
        if let Some(account) = account.filter(|account| fits && account.active) {
            Ok(Entry {
                rehashed: self.rehashed(&account, password).await?,
                account,
                knock,
            })
        } else {
            self.turned_away(&knock).await?;
            watch::log("sign_in", known, &knock.place, Ended::Refused);
            Err(Refusal::from(PeopleRefusal::SignInFailed).into())
        }
    }

    /// The password hashed anew, if hashes cost more now than when it was stored.
    async fn rehashed(&self, account: &Credentials, password: String) -> Result<Option<String>, Error> {
        match &account.phc {
            Some(phc) if self.hashing.outgrown(phc)? => Ok(Some(self.hashing.hash(password).await?)),
            Some(_) | None => Ok(None),
        }
    }

    fn session(&self, tx: &Tx, entry: &Entry, kind: SessionKind, client: &Client) -> SessionRow {
        let limits = self.settings.sessions;
        let longest = match kind {
            SessionKind::Page => Duration::hours(limits.page_hours.into()),
            SessionKind::Api => Duration::days(limits.api_days.into()),
        };
        SessionRow {
            id: tx.id(),
            person: entry.account.person,
            kind,
            epoch: entry.account.epoch,
            expires: tx.now() + longest,
            token_hash: None,
            agent: client.program(),
            address_hash: Some(entry.knock.place.clone()),
        }
    }

    /// How long an API session lives without being used.
    pub(super) fn api_idle(&self) -> Duration {
        Duration::days(self.settings.sessions.api_idle_days.into())
    }
}

async fn refresh_hash(tx: &Tx, entry: &Entry) -> Result<(), Error> {
    match (&entry.account.phc, &entry.rehashed) {
        (Some(old), Some(new)) => tx.rehash_password(entry.account.person, old, new).await,
        (_, _) => Ok(()),
    }
}
