//! Duties over the API, of a round and of the installation.

mod api;

pub(crate) use api::routes;
