//! What a page answers: itself, the way to the next page after an act, or itself again with what was refused.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION};
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;
use simui_app::Error;
use simui_domain::refusal::Refusal;

use super::{Chrome, Entered, Told};
use crate::problem::{Failed, answering};

/// A page, or why there is none.
pub(crate) type Answer = Result<HttpResponse, Failed>;

/// Scripts, styles, fonts and pictures of our own and nothing else; nobody frames us.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Tells the next page what was done.
pub(super) const DONE: &str = "simui-done";

/// The page, with the status of what was refused on it.
pub(crate) fn page(chrome: &Chrome, told: &Told, template: &impl Template) -> Answer {
    let mut answer = told.refusal().map_or_else(HttpResponse::Ok, answering);
    if chrome.done().is_some() {
        answer.cookie(done(chrome, "", Duration::ZERO));
    }
    written(answer, template)
}

/// A page of its own status.
pub(super) fn written(mut answer: HttpResponseBuilder, template: &impl Template) -> Answer {
    let text = template
        .render()
        .map_err(|error| simui_app::Fault::Place(error.to_string()))?;
    Ok(answer
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .body(text))
}

/// Done: the browser goes to `path`, which begins behind the language, and is told there by the sentence
/// `done-{what}`.
pub(crate) fn then(chrome: &Chrome, path: &str, what: &'static str) -> HttpResponse {
    let mut answer = without(chrome, path);
    if let Err(error) = answer.add_cookie(&done(chrome, what, Duration::seconds(60))) {
        tracing::error!(%error, what, "what was done cannot be told by a cookie");
    }
    answer
}

/// The browser goes to `path`, and nothing is told.
pub(crate) fn without(chrome: &Chrome, path: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, chrome.to(path)))
        .finish()
}

/// What was refused, to be shown on the page where it was entered; a fault goes on.
pub(crate) fn refused<T>(result: Result<T, Error>) -> Result<Result<T, Refusal>, Failed> {
    match result {
        Ok(done) => Ok(Ok(done)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(fault @ Error::Fault(_)) => Err(fault.into()),
    }
}

/// After an act: on to the next page; or the page of its form again, as it was entered, with what was refused.
pub(crate) async fn settled(
    chrome: &Chrome,
    entered: Entered,
    done: Result<HttpResponse, Refusal>,
    again: impl AsyncFnOnce(&Told) -> Answer,
) -> Answer {
    match done {
        Ok(answer) => Ok(answer),
        Err(refusal) => again(&Told::refused(chrome.language, entered, refusal)).await,
    }
}

fn done(chrome: &Chrome, what: &'static str, age: Duration) -> Cookie<'static> {
    Cookie::build(DONE, what)
        .path("/")
        .http_only(true)
        .secure(chrome.secure)
        .same_site(SameSite::Strict)
        .max_age(age)
        .finish()
}
