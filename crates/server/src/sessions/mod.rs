//! Signing in and refreshing: tokens for API clients, a cookie for pages.

mod api;
mod cookie;
mod web;

pub(crate) use api::{SessionTokens, routes};
pub(crate) use cookie::{Closed, Renewed, handed, kept, shown};
pub(crate) use web::pages;
