//! Addresses that name no language, as letters and people write them: the browser is sent to the page in its own.

use actix_web::http::header::LOCATION;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};

use crate::request;

/// What a letter may lead to.
const BEGINNINGS: [&str; 7] = [
    "/",
    "/invitation",
    "/password-reset",
    "/sign-in",
    "/announcements{rest:.*}",
    "/rounds{rest:.*}",
    "/programmes/{rest:.*}",
];

pub(super) fn unprefixed(service: &mut ServiceConfig) {
    for path in BEGINNINGS {
        service.route(path, web::get().to(own_language));
    }
    service
        .route("/ko", web::get().to(with_slash))
        .route("/en", web::get().to(with_slash));
}

async fn own_language(request: HttpRequest) -> HttpResponse {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    led(&format!("/{}{path}", request::language(&request).tag()))
}

async fn with_slash(request: HttpRequest) -> HttpResponse {
    led(&format!("{}/", request.path()))
}

fn led(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, to)).finish()
}
