//! Counts and the ranking: over the API, and the selection room.

mod api;
mod web_desk;

pub(crate) use api::{CountsReply, routes};
pub(crate) use web_desk::pages as desk_pages;
mod web;

use actix_web::web::ServiceConfig as Pages;

pub(crate) use api::{CountsReply, routes};

/// Registers the pages.
pub(crate) fn pages(service: &mut Pages) {
    web::pages(service);
}
