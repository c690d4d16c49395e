//! Signing in over the API.

mod api;

pub(crate) use api::{SessionTokens, routes};
