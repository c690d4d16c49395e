//! Meetings, their agenda and votes, and the decision over the API.

mod api;
mod decisions;
mod items;
mod web;
mod web_desk;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use api::MeetingsReply;
pub(crate) use web::{in_hand, pages, unconfirmed};
pub(crate) use web_desk::pages as desk_pages;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    items::routes(service);
    decisions::routes(service);
}
