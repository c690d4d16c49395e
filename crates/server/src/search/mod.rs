//! Searching a round, within what the person may see.

mod api;
mod web;

pub(crate) use api::routes;
pub(crate) use web::pages;
