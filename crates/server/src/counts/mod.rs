//! Counts and the ranking: over the API, the member's view, and the selection room.

mod api;
mod web;
mod web_desk;

pub(crate) use api::{CountsReply, routes};
pub(crate) use web::pages;
pub(crate) use web_desk::pages as desk_pages;
