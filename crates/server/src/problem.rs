//! The one place where a failure becomes an answer: RFC 9457, in the asked language, logged once. A fault is an
//! opaque 500 with an incident id; its causes are in the log and nowhere else.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderValue, LOCATION, RETRY_AFTER};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError};
use serde::Serialize;
use simui_app::Error;
use simui_domain::language::Language;
use simui_domain::refusal::{Common, Kind, Refusal};
use utoipa::{IntoResponses, ToSchema};

use crate::{pages, request};

/// An action that did not happen, on its way to becoming an answer.
#[derive(Debug)]
pub(crate) struct Failed(Error);

impl<E: Into<Error>> From<E> for Failed {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl ResponseError for Failed {
    fn status_code(&self) -> StatusCode {
        match &self.0 {
            Error::Refused(refusal) => status(refusal.kind),
            Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// A problem, as RFC 9457 has it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Address of the explanation: `/problems/` and the code.
    #[serde(rename = "type")]
    address: String,
    /// The kind of problem, in words.
    title: String,
    /// HTTP status.
    status: u16,
    /// Stable code.
    code: String,
    /// What happened and what can be done.
    detail: String,
    /// The request's or incident's id.
    instance: String,
    /// One for each field that is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FieldProblem {
    /// Which field, as a JSON pointer.
    pointer: String,
    /// Stable code.
    code: String,
    /// What is wrong, in words.
    message: String,
}

impl IntoResponses for Failed {
    fn responses() -> std::collections::BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::Response>> {
        let content = || {
            let schema = utoipa::openapi::Ref::from_schema_name("Problem");
            utoipa::openapi::content::ContentBuilder::new()
                .schema(Some(schema))
                .build()
        };
        [
            ("4XX", "Refused, with a code and a sentence"),
            ("5XX", "Failed, with an incident id"),
        ]
        .into_iter()
        .map(|(status, told)| {
            let response = utoipa::openapi::ResponseBuilder::new()
                .description(told)
                .content("application/problem+json", content())
                .build();
            (status.to_owned(), response.into())
        })
        .collect()
    }
}

/// The status of each kind of refusal.
pub(crate) fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Malformed => StatusCode::BAD_REQUEST,
        Kind::SignedOut => StatusCode::UNAUTHORIZED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::Unknown => StatusCode::NOT_FOUND,
        Kind::MethodNotHere => StatusCode::METHOD_NOT_ALLOWED,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Stale => StatusCode::PRECONDITION_FAILED,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::VersionMissing => StatusCode::PRECONDITION_REQUIRED,
        Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Kind::Busy => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Turns every failure of the rooms below into a problem, and every failure of actix as well.
pub(crate) async fn problems(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, actix_web::Error> {
    let response = next.call(request).await?;
    let failed = match response.response().error() {
        Some(error) => Some(answer(response.request(), error).await),
        None => None,
    };
    Ok(match failed {
        Some(answer) => response.into_response(answer).map_into_right_body(),
        None => response.map_into_left_body(),
    })
}

/// What stands at an address that is nobody's. One that only takes a form leads to the page where the form stands: it
/// may be read again in the other language, or after signing in. A page is asked for nothing else than that.
pub(crate) async fn nothing_here(request: HttpRequest) -> Result<HttpResponse, Failed> {
    let path = request.path();
    let known = |path: &str| request.resource_map().has_resource(path);
    if !(pages::is_page(&request) && known(path)) {
        return Err(Refusal::from(Common::NoSuchAddress).into());
    }
    let page = pages::form_of(path, known);
    match (request.method().as_str(), page) {
        ("GET", Some(page)) => Ok(HttpResponse::SeeOther().insert_header((LOCATION, page)).finish()),
        ("GET" | "HEAD", _) => Err(Refusal::from(Common::NoSuchAddress).into()),
        _ => Err(Refusal::from(Common::MethodNotHere).into()),
    }
}

async fn answer(request: &HttpRequest, error: &actix_web::Error) -> HttpResponse {
    let language = request::language(request);
    let incident = request::id(request);
    if let Some(Failed(Error::Refused(refusal))) = error.as_error::<Failed>() {
        return told(request, refusal, language, &incident).await;
    }
    let status = error.as_response_error().status_code();
    if error.as_error::<Failed>().is_none() && status.is_client_error() {
        let refusal = match status {
            StatusCode::NOT_FOUND => Refusal::from(Common::NoSuchAddress),
            StatusCode::METHOD_NOT_ALLOWED => Refusal::from(Common::MethodNotHere),
            // Why a query cannot be read is told in English to who writes programs; there is no such page.
            _ if pages::is_page(request) => Refusal::from(Common::NoSuchAddress),
            _ => Refusal::from(Common::Malformed {
                why: error.to_string(),
            }),
        };
        return told(request, &refusal, language, &incident).await;
    }
    tracing::error!(%incident, path = request.path(), %error, "a request failed");
    if pages::is_page(request) {
        // The reading in which it failed may answer nothing any more: PostgreSQL ends a transaction with its first fault.
        return simui_app::at_one_instant(pages::shown(request, None, &incident)).await;
    }
    let figures = [("incident", incident.clone())];
    let problem = Problem {
        address: "/problems/fault".to_owned(),
        title: simui_words::say(language, "kind-fault"),
        status: 500,
        code: "fault".to_owned(),
        detail: simui_words::say_with(language, "fault", &figures),
        instance: incident,
        errors: Vec::new(),
    };
    HttpResponse::InternalServerError()
        .insert_header((CONTENT_TYPE, "application/problem+json"))
        .json(problem)
}

/// A refusal as a page for who reads pages, otherwise as a problem.
async fn told(request: &HttpRequest, refusal: &Refusal, language: Language, incident: &str) -> HttpResponse {
    if pages::is_page(request) {
        let mut page = pages::shown(request, Some(refusal), incident).await;
        if refusal.kind == Kind::MethodNotHere {
            page.headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        return page;
    }
    refused(refusal, language, incident)
}

fn refused(refusal: &Refusal, language: Language, instance: &str) -> HttpResponse {
    let status = status(refusal.kind);
    let fields = std::iter::once(refusal)
        .chain(&refusal.also)
        .filter_map(|refusal| {
            refusal.pointer.as_ref().map(|pointer| FieldProblem {
                pointer: pointer.clone(),
                code: refusal.code.to_owned(),
                message: simui_words::sentence(refusal, language),
            })
        });
    let problem = Problem {
        address: format!("/problems/{}", refusal.code),
        title: simui_words::title(refusal, language),
        status: status.as_u16(),
        code: refusal.code.to_owned(),
        detail: simui_words::sentence(refusal, language),
        instance: instance.to_owned(),
        errors: fields.collect(),
    };
    let mut answer = answering(refusal);
    answer.insert_header((CONTENT_TYPE, "application/problem+json"));
    answer.json(problem)
}

/// An answer with the status of a refusal; where waiting helps, with the seconds to wait.
pub(crate) fn answering(refusal: &Refusal) -> HttpResponseBuilder {
    let mut answer = HttpResponse::build(status(refusal.kind));
    let seconds = refusal.figures.iter().find(|(name, _)| *name == "retry_after");
    if let Some(seconds) = seconds.and_then(|(_, seconds)| seconds.plain()) {
        answer.insert_header((RETRY_AFTER, seconds));
    }
    answer
}
