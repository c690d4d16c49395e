//! Who asks: the signed-in person, from the bearer token. An argument of every handler that needs one, so that a
//! handler cannot be reached without it.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use simui_app::{App, Credential};
use simui_domain::people::PeopleRefusal;
use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Refusal};

use crate::problem::Failed;
use crate::request;

/// The caller of an action.
pub(crate) struct Me(Caller);

impl Deref for Me {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl FromRequest for Me {
    type Error = Failed;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failed>>>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let app = request.app_data::<Data<App>>().cloned();
        let language = request::language(request);
        let key = key(request);
        let bearer = request
            .headers()
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .map(|token| Credential::Bearer(token.to_owned()));
        Box::pin(async move {
            let credential = bearer.ok_or(Refusal::from(PeopleRefusal::SignedOut))?;
            let app = app.ok_or(Refusal::from(PeopleRefusal::SignedOut))?;
            Ok(Self(app.caller(&credential, language, key?).await?))
        })
    }
}

/// `Idempotency-Key`: honoured, never required.
fn key(request: &HttpRequest) -> Result<Option<String>, Refusal> {
    let Some(header) = request.headers().get("idempotency-key") else {
        return Ok(None);
    };
    let key = header.to_str().ok().filter(|key| (1..=200).contains(&key.len()));
    key.map(|key| Some(key.to_owned())).ok_or_else(|| {
        Common::Malformed {
            why: "Idempotency-Key".to_owned(),
        }
        .into()
    })
}
