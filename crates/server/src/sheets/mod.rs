//! Score sheets, the scoring's progress and the opening over the API.

mod api;
mod opening;
mod web_desk;
mod web;

use actix_web::web::ServiceConfig as Pages;
use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use web_desk::pages as desk_pages;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    opening::routes(service);
}

/// Registers the pages.
pub(crate) fn pages(service: &mut Pages) {
    web::pages(service);
}
