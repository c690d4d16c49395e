//! Conflicts of interest: over the API, and at the secretariat's desk.

mod api;
mod web_desk;

pub(crate) use api::routes;
pub(crate) use web_desk::pages as desk_pages;
