//! Organizations over the API.

mod api;

pub(crate) use api::routes;
