//! What a form of our own pages sent, noted before anything is asked of it: when the form never reaches its page,
//! because the session is over or something broke, the page of the error shows it, so that nothing typed is lost.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::ErrorPayloadTooLarge;
use actix_web::http::Method;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes, Data, Query};
use actix_web::{HttpMessage, HttpRequest};
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};

use crate::me::same_origin;
use crate::pages;
use crate::problem::Failed;

/// Bytes of the largest form that is noted.
const LARGEST: usize = 2 << 20;
/// Fields in which something secret is typed.
const SECRET: [&str; 4] = ["password", "current", "new", "token"];
/// Beginnings of names that a page fills in, not a person.
const OWN: [&str; 3] = ["version/", "was/", "keep/"];
/// Names that a page fills in, not a person.
const OWN_NAMES: [&str; 5] = ["version", "digest", "act", "next", "key"];

/// The form of a request, as it came.
struct Typed(Bytes);

/// Notes a form on its way to its page. Nothing is noted that another site made the browser send.
pub(crate) async fn noted(
    mut request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, actix_web::Error> {
    if is_form(request.request()) {
        match read(&mut request).await {
            Ok(bytes) => {
                request.set_payload(Payload::from(bytes.clone()));
                request.extensions_mut().insert(Typed(bytes));
            }
            Err(error) => {
                let why = error.to_string();
                let failed = Failed::from(Refusal::from(Common::Malformed { why }));
                return Ok(request.error_response(failed).map_into_right_body());
            }
        }
    }
    Ok(next.call(request).await?.map_into_left_body())
}

async fn read(request: &mut ServiceRequest) -> Result<Bytes, actix_web::Error> {
    let payload = request.extract::<web::Payload>().await?;
    let read = payload.to_bytes_limited(LARGEST).await;
    read.map_err(ErrorPayloadTooLarge)?
}

/// Whether it is a form of ours that tells its length, and a length that may be kept.
fn is_form(request: &HttpRequest) -> bool {
    let length = request.headers().get(CONTENT_LENGTH);
    let length: Option<usize> = length.and_then(|length| length.to_str().ok()?.parse().ok());
    request.method() == Method::POST
        && pages::is_page(request)
        && request.content_type() == "application/x-www-form-urlencoded"
        && length.is_some_and(|length| length <= LARGEST)
        && request
            .app_data::<Data<App>>()
            .is_some_and(|app| same_origin(app, request))
}

/// What a person typed into the form of a request, by the names of the fields.
pub(crate) fn typed(request: &HttpRequest) -> Vec<(String, String)> {
    let noted = request.extensions();
    let Some(Typed(bytes)) = noted.get::<Typed>() else {
        return Vec::new();
    };
    // A form and a query are written in one way.
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let fields = Query::<Vec<(String, String)>>::from_query(text);
    let fields = fields.map(Query::into_inner).unwrap_or_default();
    fields
        .into_iter()
        .filter(|(name, value)| told(name, value))
        .collect()
}

fn told(name: &str, value: &str) -> bool {
    let own = OWN.iter().any(|beginning| name.starts_with(beginning)) || OWN_NAMES.contains(&name);
    !own && !SECRET.contains(&name) && !value.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn what_is_secret_or_not_typed_is_not_shown_again() {
        for name in [
            "password",
            "new",
            "version",
            "version/title_ko",
            "was/title_ko",
            "digest",
        ] {
            assert!(!told(name, "x"), "{name}");
        }
        assert!(told("title_ko", "x"));
        assert!(!told("title_ko", " "));
    }
}
