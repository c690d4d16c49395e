//! Conflicts of interest over the API.

mod api;
mod web;

use actix_web::web::ServiceConfig as Pages;

pub(crate) use api::routes;

/// Registers the pages.
pub(crate) fn pages(service: &mut Pages) {
    web::pages(service);
}
