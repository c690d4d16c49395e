//! Programmes: over the API, and the page on which administrators begin them.

mod api;
mod web_desk;

pub(crate) use api::routes;
pub(crate) use web_desk::pages as desk_pages;
