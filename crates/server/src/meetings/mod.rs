//! Meetings, their agenda and votes, and the decision over the API.

mod api;
mod decisions;
mod items;
mod web_desk;
mod web;

use actix_web::web::ServiceConfig as Pages;
use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use api::MeetingsReply;
pub(crate) use web_desk::pages as desk_pages;
pub(crate) use web::{in_hand, unconfirmed};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    items::routes(service);
    decisions::routes(service);
}

/// Registers the pages.
pub(crate) fn pages(service: &mut Pages) {
    web::pages(service);
}
