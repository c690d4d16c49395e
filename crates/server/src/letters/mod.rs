//! Official letters of a round, to be copied.

mod api;
mod web_desk;

pub(crate) use api::routes;
pub(crate) use web_desk::pages as desk_pages;
