//! Choosing a password without being signed in: by invitation, or by reset.

mod api;

pub(crate) use api::routes;
