//! The council's seats, convening, and one member's extension over the API.

mod acts;
mod api;
mod web_desk;
mod calendar;
mod seen;
mod web;

use actix_web::web::ServiceConfig as Pages;
use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use web_desk::pages as desk_pages;
pub(crate) use seen::rules;
pub(crate) use web::own_seat;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    acts::routes(service);
}

/// Registers the pages.
pub(crate) fn pages(service: &mut Pages) {
    web::pages(service);
}
