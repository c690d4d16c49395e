//! Persons and their accounts over the API: administrators only.

mod api;

pub(crate) use api::routes;
