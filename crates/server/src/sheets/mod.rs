//! Score sheets, the scoring's progress and the opening over the API.

mod api;
mod opening;
mod web;
mod web_desk;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use web::pages;
pub(crate) use web_desk::pages as desk_pages;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    opening::routes(service);
}
