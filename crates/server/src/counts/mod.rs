//! Counts and the ranking over the API.

mod api;

pub(crate) use api::{CountsReply, routes};
