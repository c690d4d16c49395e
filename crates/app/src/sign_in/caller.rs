//! Who a credential belongs to, asked at every request: an ended session, a disabled account or a new epoch is out
//! at once, whatever the token says.

use chrono::Duration;
use simui_domain::language::Language;
use simui_domain::people::PeopleRefusal;
use simui_domain::policy::{Act, Caller, Span};
use simui_domain::refusal::Refusal;
use simui_domain::time::Timestamp;
use simui_store::{LiveSession, SessionKind};

use super::tokens::hashed;
use crate::{App, Error};

/// How exactly it is kept when a session was last used.
const TOUCHED: Duration = Duration::minutes(1);

/// What a request carries to say who asks.
#[derive(Clone)]
pub enum Credential {
    /// An access token.
    Bearer(String),
    /// A page's cookie.
    Cookie(String),
}

impl App {
    /// Who asks, by what the request carries. A token opens API sessions only, a cookie pages' only.
    ///
    /// # Errors
    /// `signed_out`.
    pub async fn caller(
        &self,
        credential: &Credential,
        language: Language,
        key: Option<String>,
    ) -> Result<Caller, Error> {
        let refused = || Refusal::from(PeopleRefusal::SignedOut);
        let snapshot = self.store.read().await?;
        let now = snapshot.now();
        let session = match credential {
            Credential::Bearer(token) => {
                let (person, session) = self.keys.read(&self.store, token, now).await?;
                let found = snapshot.live_session(session).await?;
                found.filter(|found| found.person == person && found.kind == SessionKind::Api)
            }
            Credential::Cookie(token) => snapshot.live_page(&hashed(token)).await?,
        };
        drop(snapshot);
        let session = session
            .filter(|session| !self.idle(session, now))
            .ok_or_else(refused)?;
        let mut used = session.seen;
        if now - session.seen >= TOUCHED && self.touch(&session).await {
            used = now;
        }
        Ok(Caller {
            person: session.person,
            session: session.id,
            language,
            key,
            span: Some(Span {
                now,
                unused: session.expires.min(used + self.most_idle(session.kind)),
                latest: session.expires,
            }),
        })
    }

    /// Whether a session was not used for too long.
    pub(super) fn idle(&self, session: &LiveSession, now: Timestamp) -> bool {
        now - session.seen > self.most_idle(session.kind)
    }

    /// How long a session lives without being used.
    fn most_idle(&self, kind: SessionKind) -> Duration {
        match kind {
            SessionKind::Page => Duration::minutes(self.settings.sessions.page_idle_minutes.into()),
            SessionKind::Api => self.api_idle(),
        }
    }

    /// Notes the use, and answers whether it is noted; a request is not refused because that failed.
    async fn touch(&self, session: &LiveSession) -> bool {
        let id = session.id;
        let touched = self
            .store
            .write(Act::nobody("touch_session"), |tx| async move {
                tx.touch_session(id).await
            })
            .await;
        if let Err(error) = &touched {
            tracing::warn!(%error, "the use of a session could not be noted");
        }
        touched.is_ok()
    }
}
