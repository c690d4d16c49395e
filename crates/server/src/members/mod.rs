//! Who acts for an organization: over the API, and its page.

mod api;
mod web_desk;

pub(crate) use api::routes;
pub(crate) use web_desk::pages as desk_pages;
