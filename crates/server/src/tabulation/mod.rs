//! The tabulation (집계표): a member's own row over the API and as a page, what the members said of theirs, and the
//! whole as a paper.

mod api;
mod web;
mod web_desk;

pub(crate) use api::routes;
pub(crate) use web::pages;
pub(crate) use web_desk::pages as desk_pages;
