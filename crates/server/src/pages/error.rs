//! A page that cannot be shown: what happened and what to do next. Nobody signed in leads to the sign-in page and
//! back.

use actix_web::http::Method;
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use askama::Template;
use simui_domain::language::Language;
use simui_domain::refusal::{Kind, Refusal};

use super::Chrome;
use super::answer::written;
use crate::problem::status;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    chrome: &'a Chrome,
    title: String,
    sentence: String,
    /// The key of what to do next.
    next: &'static str,
}

/// Whether an address is a page's.
pub(crate) fn is_page(request: &HttpRequest) -> bool {
    let first = request.path().trim_start_matches('/').split('/').next();
    Language::ALL.iter().any(|language| Some(language.tag()) == first)
}

/// The page of a refusal, or of a fault by its incident's id.
pub(crate) fn shown(request: &HttpRequest, refusal: Option<&Refusal>, incident: &str) -> HttpResponse {
    // A refusal does not tell that there is such a round, nor of what kind it is.
    let mut chrome = Chrome::bare(request);
    chrome.mark = None;
    let Some(refusal) = refusal else {
        let sentence = chrome.with("fault", "incident", incident);
        let title = chrome.say("kind-fault");
        return drawn(
            HttpResponse::InternalServerError(),
            &chrome,
            title,
            sentence,
            "error-next-fault",
        );
    };
    if refusal.kind == Kind::SignedOut && request.method() == Method::GET {
        let next = chrome.path().split('?').next().unwrap_or_default();
        return HttpResponse::SeeOther()
            .insert_header((LOCATION, chrome.to(&format!("/sign-in?next={next}"))))
            .finish();
    }
    let title = simui_words::title(refusal, chrome.language);
    let sentence = simui_words::sentence(refusal, chrome.language);
    drawn(
        HttpResponse::build(status(refusal.kind)),
        &chrome,
        title,
        sentence,
        next(refusal.kind),
    )
}

fn drawn(
    answer: HttpResponseBuilder,
    chrome: &Chrome,
    title: String,
    sentence: String,
    next: &'static str,
) -> HttpResponse {
    let page = ErrorPage {
        chrome,
        title,
        sentence,
        next,
    };
    written(answer, &page).unwrap_or_else(|_| HttpResponse::InternalServerError().finish())
}

/// What to do next after each kind of refusal.
fn next(kind: Kind) -> &'static str {
    match kind {
        Kind::SignedOut => "error-next-sign-in",
        Kind::Forbidden | Kind::Unknown | Kind::MethodNotHere => "error-next-home",
        Kind::Conflict | Kind::Stale | Kind::VersionMissing => "error-next-read-again",
        Kind::Malformed | Kind::TooLarge | Kind::Unsupported | Kind::Invalid => "error-next-back",
        Kind::TooMany | Kind::Busy => "error-next-later",
    }
}
