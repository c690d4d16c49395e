//! Who acts for an organization, over the API.

mod api;

pub(crate) use api::routes;
