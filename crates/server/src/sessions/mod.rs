//! Signing in and refreshing: tokens for API clients, a cookie for pages.

mod api;
mod cookie;

pub(crate) use api::{SessionTokens, routes};
pub(crate) use cookie::{Closed, shown};
