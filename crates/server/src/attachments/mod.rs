//! Files of a proposal over the API.

mod api;
mod download;

pub(crate) use api::routes;
