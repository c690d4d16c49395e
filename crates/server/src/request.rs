//! What every request gets: an id, the language of its answer, the client's address, and headers that every
//! answer carries.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderName, HeaderValue, USER_AGENT};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use simui_app::{App, Client};
use simui_domain::language::Language;

use simui_domain::refusal::{Common, Refusal};

use crate::problem::Failed;
use crate::start::Surroundings;

static COUNT: AtomicU64 = AtomicU64::new(0);

/// Which request it is: in the log, in a problem's `instance`, in the answer's `x-request-id`.
#[derive(Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// Headers of every answer, errors included. Personal answers are never stored, and never shared between people.
const HEADERS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "content-security-policy",
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    ),
    ("cache-control", "no-store"),
];

/// Where people reach the installation over https, a browser never asks it over plain http again, for a year.
const STRICT: (&str, &str) = ("strict-transport-security", "max-age=31536000; includeSubDomains");

/// Gives the request its id and the answer its headers.
pub(crate) async fn marked(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let id = format!(
        "{:x}-{:x}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    request.extensions_mut().insert(RequestId(id.clone()));
    let app = request.app_data::<Data<App>>();
    let secure = app.is_some_and(|app| app.settings().secure());
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    if secure {
        let (name, value) = STRICT;
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    for (name, value) in HEADERS {
        if !headers.contains_key(name) {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
    }
    headers.append(
        HeaderName::from_static("vary"),
        HeaderValue::from_static("Accept-Language, Authorization, Cookie"),
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(response)
}

/// All that an answer tells is of one instant. What is sent may take its time to come in, and acts: it reads for itself.
pub(crate) async fn read_at_one_instant(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    if request.method().is_safe() {
        simui_app::at_one_instant(next.call(request)).await
    } else {
        next.call(request).await
    }
}

/// Refuses an address that names U+0000, in whatever place: no name holds it, and PostgreSQL looks it up in none.
pub(crate) async fn nameable(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, actix_web::Error> {
    let uri = request.uri();
    let parts = [uri.path(), uri.query().unwrap_or_default()];
    if parts.iter().any(|part| part.contains("%00")) {
        let why = "U+0000".to_owned();
        let refusal = Refusal::from(Common::Malformed { why });
        return Ok(request
            .error_response(Failed::from(refusal))
            .map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// The request's id.
pub(crate) fn id(request: &HttpRequest) -> String {
    request
        .extensions()
        .get::<RequestId>()
        .map(|id| id.0.clone())
        .unwrap_or_default()
}

/// The language that a page's address names; otherwise the first of ours that the client accepts; Korean without one.
pub(crate) fn language(request: &HttpRequest) -> Language {
    let first = request.path().split('/').nth(1).unwrap_or_default();
    if let Some(named) = Language::ALL.into_iter().find(|language| language.tag() == first) {
        return named;
    }
    let accepted = request
        .headers()
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    accepted
        .split(',')
        .find_map(|tag| Language::of_tag(tag.split(';').next()?.trim()))
        .unwrap_or_default()
}

/// Where a request comes from, as an argument of those handlers that take a password or a token.
pub(crate) struct From(Client);

impl Deref for From {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.0
    }
}

impl FromRequest for From {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let agent = request.headers().get(USER_AGENT);
        ready(Ok(Self(Client {
            address: address(request),
            agent: agent.and_then(|value| value.to_str().ok()).map(str::to_owned),
        })))
    }
}

/// The client's address: the peer's, or what the outermost of the trusted proxies saw.
pub(crate) fn address(request: &HttpRequest) -> String {
    let trusted = request
        .app_data::<Data<Surroundings>>()
        .map_or(0, |surroundings| surroundings.trusted_proxies);
    let peer = request
        .peer_addr()
        .map(|peer| peer.ip().to_string())
        .unwrap_or_default();
    if trusted == 0 {
        return peer;
    }
    let told: Vec<&str> = request
        .headers()
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    told.len()
        .checked_sub(trusted)
        .and_then(|at| told.get(at))
        .map_or(peer, |address| (*address).to_owned())
}
