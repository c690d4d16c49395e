//! Counts and the ranking over the API.

mod api;
mod web;

use actix_web::web::ServiceConfig as Pages;

pub(crate) use api::{CountsReply, routes};

/// Registers the pages.
pub(crate) fn pages(service: &mut Pages) {
    web::pages(service);
}
