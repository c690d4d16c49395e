//! The outbox of a round: messages with their previews; holding one back, letting it go, trying one again.

mod api;
mod web_desk;

pub(crate) use api::routes;
pub(crate) use web_desk::pages as desk_pages;
