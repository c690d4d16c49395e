//! Oneself over the API: who one is, where one is signed in, one's password.

mod api;

pub(crate) use api::routes;
