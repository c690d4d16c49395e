//! Duties, of a round and of the installation: over the API, and their page.

mod api;
mod web_desk;

pub(crate) use api::routes;
pub(crate) use web_desk::pages as desk_pages;
