//! The cookie of a page's session. Over https it is `__Host-simui`, which a browser takes only with `Secure`, for
//! this host and the whole of it; on plain http, for demonstration and loopback, it is `simui`.

use actix_web::body::BoxBody;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::{HttpRequest, HttpResponse, Responder};
use simui_app::{App, PageSession};
use utoipa::IntoResponses;
use utoipa::openapi::RefOr;

use crate::problem::Failed;
use crate::reply::Done;

fn secure(app: &App) -> bool {
    app.settings().secure()
}

fn name(app: &App) -> &'static str {
    if secure(app) { "__Host-simui" } else { "simui" }
}

/// The cookie that a browser is to keep; it ends with the browser.
pub(crate) fn kept(app: &App, value: String) -> Cookie<'static> {
    Cookie::build(name(app), value)
        .path("/")
        .http_only(true)
        .secure(secure(app))
        .same_site(SameSite::Lax)
        .finish()
}

/// Hands a cookie to a browser with an answer.
///
/// # Errors
/// A fault, if the cookie is none.
pub(crate) fn handed(answer: &mut HttpResponse, cookie: &Cookie<'_>) -> Result<(), Failed> {
    let added = answer.add_cookie(cookie);
    Ok(added.map_err(|error| simui_app::Fault::Place(error.to_string()))?)
}

/// Signed out: 204, and the browser forgets its cookie.
pub(crate) struct Closed(Cookie<'static>);

impl Closed {
    /// Makes a browser forget.
    pub(crate) fn of(app: &App) -> Self {
        Self(forgotten(app))
    }
}

/// The cookie by which a browser forgets the one it kept.
pub(super) fn forgotten(app: &App) -> Cookie<'static> {
    let mut cookie = kept(app, String::new());
    cookie.set_max_age(Duration::ZERO);
    cookie
}

impl Responder for Closed {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().cookie(self.0).finish()
    }
}

impl IntoResponses for Closed {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        Done::responses()
    }
}

/// Done: 204; a browser goes on with another cookie.
pub(crate) struct Renewed(Option<Cookie<'static>>);

impl Renewed {
    /// With the cookie of its session, if it is a browser's.
    pub(crate) fn of(app: &App, session: Option<PageSession>) -> Self {
        Self(session.map(|session| kept(app, session.cookie)))
    }
}

impl Responder for Renewed {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        let mut answer = HttpResponse::NoContent();
        if let Some(cookie) = self.0 {
            answer.cookie(cookie);
        }
        answer.finish()
    }
}

impl IntoResponses for Renewed {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        Done::responses()
    }
}

/// The value that a browser shows.
pub(crate) fn shown(app: &App, request: &HttpRequest) -> Option<String> {
    request
        .cookie(name(app))
        .map(|cookie| cookie.value().to_owned())
        .filter(|value| !value.is_empty())
}
