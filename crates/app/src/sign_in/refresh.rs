//! Refreshing: a refresh token gives the next pair once. A used one that comes again while its child is unused was
//! lost on the way: it is honoured, and the child is void. One that comes again later, or a void one, is in two
//! hands: the session ends (RFC 9700, section 4.14).

use simui_domain::ids::SessionId;
use simui_domain::people::PeopleRefusal;
use simui_domain::policy::Act;
use simui_domain::refusal::Refusal;
use simui_store::{LiveSession, RefreshRow, Tx};

use super::door::Client;
use super::tokens::{self, ACCESS_SECONDS, Tokens};
use super::watch::{self, Ended};
use crate::{App, Error};

/// What becomes of a token that is shown.
enum Turn {
    /// The next pair, of a session.
    Next(Tokens, LiveSession),
    /// It is in two hands: its session was ended.
    Reused(LiveSession),
    /// Unknown, or its session is over.
    Refused,
}

impl App {
    /// Gives the next pair of tokens.
    ///
    /// # Errors
    /// `signed_out`, whatever is wrong; `too_many_tries`.
    pub async fn refresh(&self, token: &str, client: &Client) -> Result<Tokens, Error> {
        let knock = self.knock(client, None).await?;
        let hash = tokens::hashed(token);
        let turn = self
            .store
            .write(Act::nobody("refresh"), |tx| {
                let hash = hash.clone();
                async move { self.turn(&tx, &hash).await }
            })
            .await?;
        match turn {
            Turn::Next(tokens, session) => {
                watch::log("refresh", Some(session.person), &knock.place, Ended::Done);
                return Ok(tokens);
            }
            Turn::Reused(session) => {
                watch::log(
                    "refresh_reused",
                    Some(session.person),
                    &knock.place,
                    Ended::Refused,
                );
            }
            Turn::Refused => watch::log("refresh", None, &knock.place, Ended::Refused),
        }
        self.turned_away(&knock).await?;
        Err(Refusal::from(PeopleRefusal::SignedOut).into())
    }

    async fn turn(&self, tx: &Tx, hash: &str) -> Result<Turn, Error> {
        let Some(shown) = tx.refresh_token(hash).await? else {
            return Ok(Turn::Refused);
        };
        tx.lock_session(shown.session).await?;
        // Read again: who held the lock before may have used it.
        let shown = tx.refresh_token(hash).await?;
        let session = match &shown {
            Some(shown) => tx.live_session(shown.session).await?,
            None => None,
        };
        let (Some(shown), Some(session)) = (shown, session) else {
            return Ok(Turn::Refused);
        };
        if shown.expires <= tx.now() || self.idle(&session, tx.now()) {
            return Ok(Turn::Refused);
        }
        if !honoured(tx, &shown).await? {
            tx.end_session(session.id, session.person, "refresh token reused")
                .await?;
            return Ok(Turn::Reused(session));
        }
        let (refresh, hash) = tokens::opaque(tx);
        let until = (tx.now() + self.api_idle()).min(session.expires);
        let child = tx.add_refresh_token(session.id, &hash, until).await?;
        tx.use_refresh_token(shown.id, Some(child)).await?;
        tx.touch_session(session.id).await?;
        let jti = tx.id::<SessionId>().0;
        let next = Tokens {
            access: self.keys.issue(tx, session.person, session.id, jti).await?,
            expires_in: ACCESS_SECONDS,
            refresh,
            refresh_until: until,
        };
        Ok(Turn::Next(next, session))
    }
}

/// Whether a token is unused, or its child is; the child is void then.
async fn honoured(tx: &Tx, shown: &RefreshRow) -> Result<bool, Error> {
    if shown.used.is_none() {
        return Ok(true);
    }
    let child = match shown.child {
        Some(child) => tx.refresh_token_of(child).await?,
        None => None,
    };
    match child {
        Some(child) if child.used.is_none() => {
            tx.use_refresh_token(child.id, None).await?;
            Ok(true)
        }
        Some(_) | None => Ok(false),
    }
}
