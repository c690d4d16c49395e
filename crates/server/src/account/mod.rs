//! Oneself: who one is, where one is signed in, one's password.

mod api;
mod web;

pub(crate) use api::routes;
pub(crate) use web::pages;
