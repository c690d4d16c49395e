//! Who asks: the signed-in person, from the bearer token or from a page's cookie. An argument of every handler that
//! needs one, so that a handler cannot be reached without it.
//!
//! A browser sends its cookie with whatever another site makes it send. So an act that changes something with a
//! cookie must come from our own origin, as the browser itself tells by `Sec-Fetch-Site` or `Origin`.

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

use crate::pace::Pace;
use crate::problem::Failed;
use crate::request;
use crate::sessions::shown;

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
        let request = request.clone();
        Box::pin(async move {
            let me = Self::asking(&request).await?;
            if let Some(pace) = request.app_data::<Data<Pace>>() {
                pace.count(me.person, &request)?;
            }
            Ok(me)
        })
    }
}

impl Me {
    /// Who asks, without counting the request: for the frame of the page that tells why there is no other.
    pub(crate) async fn asking(request: &HttpRequest) -> Result<Self, Failed> {
        let signed_out = || Refusal::from(PeopleRefusal::SignedOut);
        let app = request.app_data::<Data<App>>().ok_or_else(signed_out)?;
        let credential = credential(app, request)?;
        let language = request::language(request);
        let caller = app.caller(&credential, language, key(request)?).await?;
        Ok(Self(caller))
    }
}

/// What the request carries: a token if there is the header for it, otherwise the cookie.
fn credential(app: &App, request: &HttpRequest) -> Result<Credential, Refusal> {
    if let Some(header) = request.headers().get(AUTHORIZATION) {
        let token = header
            .to_str()
            .ok()
            .and_then(|value| value.strip_prefix("Bearer "));
        let token = token.ok_or(PeopleRefusal::SignedOut)?;
        return Ok(Credential::Bearer(token.to_owned()));
    }
    let cookie = shown(app, request).ok_or(PeopleRefusal::SignedOut)?;
    if !request.method().is_safe() && !same_origin(app, request) {
        return Err(PeopleRefusal::CrossSite.into());
    }
    Ok(Credential::Cookie(cookie))
}

/// Whether the browser says that our own pages sent this.
pub(crate) fn same_origin(app: &App, request: &HttpRequest) -> bool {
    let told = |name: &str| {
        let value = request.headers().get(name)?;
        value.to_str().ok()
    };
    match (told("sec-fetch-site"), told("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin == app.settings().public_url.trim_end_matches('/'),
        (None, None) => false,
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
