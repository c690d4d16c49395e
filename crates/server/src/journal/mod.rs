//! What happened, line by line, and of it what departed from the ordinary course: over the API, and as pages.

mod api;
mod beside;
mod exceptions;
mod web_desk;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    exceptions::routes(service);
}

/// The pages of the secretariat.
pub(crate) fn desk_pages(service: &mut actix_web::web::ServiceConfig) {
    web_desk::pages(service);
    exceptions::pages(service);
}
