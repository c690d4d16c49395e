//! The council's seats, convening, and one member's extension over the API.

mod acts;
mod api;
mod calendar;
mod seen;
mod web;
mod web_desk;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use seen::rules;
pub(crate) use web::{names, own_seat, pages};
pub(crate) use web_desk::pages as desk_pages;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    acts::routes(service);
}
