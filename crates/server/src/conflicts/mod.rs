//! Conflicts of interest: over the API, the member's declaration, and the secretariat's desk.

mod api;
mod web;
mod web_desk;

pub(crate) use api::routes;
pub(crate) use web::pages;
pub(crate) use web_desk::{decisions, pages as desk_pages};
