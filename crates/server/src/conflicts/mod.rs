//! Conflicts of interest: over the API, and at the secretariat's desk.

mod api;
mod web_desk;

pub(crate) use api::routes;
pub(crate) use web_desk::pages as desk_pages;
mod web;

use actix_web::web::ServiceConfig as Pages;

pub(crate) use api::routes;

/// Registers the pages.
pub(crate) fn pages(service: &mut Pages) {
    web::pages(service);
}
