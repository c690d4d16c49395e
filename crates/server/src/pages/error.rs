//! A page that cannot be shown: what happened and what to do next. Nobody signed in leads to the sign-in page and
//! back.

use actix_web::http::Method;
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use askama::Template;
use simui_domain::language::Language;
use simui_domain::refusal::{Kind, Refusal};

use super::answer::written;
use super::{Chrome, ours, sign_in_for};
use crate::problem::answering;
use crate::typed::typed;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    chrome: &'a Chrome,
    title: String,
    sentence: String,
    /// The key of what to do next.
    next: &'static str,
    /// What was typed into the form that did not arrive, by the names of its fields.
    typed: Vec<(String, String)>,
    /// Where to sign in and come back from, where that is what to do.
    sign_in: Option<String>,
    /// The page as it is now, where reading it anew helps.
    again: Option<String>,
}

/// Whether an address is a page's.
pub(crate) fn is_page(request: &HttpRequest) -> bool {
    let first = request.path().trim_start_matches('/').split('/').next();
    Language::ALL.iter().any(|language| Some(language.tag()) == first)
}

/// The page of a refusal, or of a fault by its incident's id.
pub(crate) async fn shown(request: &HttpRequest, refusal: Option<&Refusal>, incident: &str) -> HttpResponse {
    // Not found must read the same whether or not there is such a thing.
    let chrome = Chrome::of_error(request, refusal.is_some_and(|refusal| admits(refusal.kind))).await;
    let Some(refusal) = refusal else {
        let sentence = chrome.with("fault", "incident", incident);
        let title = chrome.say("kind-fault");
        let next = "error-next-fault";
        let answer = HttpResponse::InternalServerError();
        return drawn(answer, (&chrome, request), (title, sentence, next), None);
    };
    let sign_in = (refusal.kind == Kind::SignedOut).then(|| {
        // The query of an act is no page's.
        let whole = Some(chrome.path()).filter(|path| request.method() == Method::GET && ours(path) == *path);
        let path = chrome.path().split('?').next().unwrap_or_default();
        chrome.to(&sign_in_for(whole.unwrap_or(path)))
    });
    if let Some(sign_in) = sign_in.as_deref()
        && request.method() == Method::GET
    {
        return HttpResponse::SeeOther()
            .insert_header((LOCATION, sign_in))
            .finish();
    }
    let title = simui_words::title(refusal, chrome.language);
    let sentence = simui_words::sentence(refusal, chrome.language);
    let words = (title, sentence, next(refusal.kind));
    let answer = answering(refusal);
    drawn(answer, (&chrome, request), words, sign_in)
}

/// Whether a refusal of this kind tells that what was asked for is there.
fn admits(kind: Kind) -> bool {
    match kind {
        Kind::Forbidden | Kind::Conflict | Kind::Stale | Kind::Invalid => true,
        Kind::Malformed
        | Kind::SignedOut
        | Kind::Unknown
        | Kind::MethodNotHere
        | Kind::TooLarge
        | Kind::Unsupported
        | Kind::VersionMissing
        | Kind::TooMany
        | Kind::Busy => false,
    }
}

fn drawn(
    answer: HttpResponseBuilder,
    (chrome, request): (&Chrome, &HttpRequest),
    (title, sentence, next): (String, String, &'static str),
    sign_in: Option<String>,
) -> HttpResponse {
    let helps = ["error-next-state", "error-next-read-again", "error-next-fault"].contains(&next);
    let page = ErrorPage {
        chrome,
        // The address of a form's act leads to the page of the form.
        again: helps.then(|| chrome.to(chrome.path())),
        title,
        sentence,
        next,
        typed: typed(request),
        sign_in,
    };
    written(answer, &page).unwrap_or_else(|_| HttpResponse::InternalServerError().finish())
}

/// What to do next after each kind of refusal.
fn next(kind: Kind) -> &'static str {
    match kind {
        Kind::SignedOut => "error-next-sign-in",
        Kind::Forbidden => "error-next-duty",
        Kind::Unknown | Kind::MethodNotHere => "error-next-home",
        Kind::Conflict => "error-next-state",
        Kind::Stale | Kind::VersionMissing => "error-next-read-again",
        Kind::Malformed | Kind::TooLarge | Kind::Unsupported | Kind::Invalid => "error-next-back",
        Kind::TooMany | Kind::Busy => "error-next-later",
    }
}
