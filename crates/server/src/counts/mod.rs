//! Counts and the ranking: over the API, the member's view, and the selection room.

mod api;
mod room;
mod web;
mod web_desk;

pub(crate) use api::{CountsReply, routes};
pub(crate) use web::pages;
pub(crate) use web_desk::spread_of;

/// The pages of the secretariat.
pub(crate) fn desk_pages(service: &mut actix_web::web::ServiceConfig) {
    web_desk::pages(service);
    room::pages(service);
}
