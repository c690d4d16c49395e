//! Choosing a password without being signed in: by invitation, or by reset.

mod api;
mod web;

pub(crate) use api::routes;
pub(crate) use web::pages;
