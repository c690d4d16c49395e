//! Rounds: the round and its draft, what two people agree on, its stages.

mod acts;
mod api;
mod draft;
mod reminders;
mod web;
mod web_desk;

use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use web::pages;
pub(crate) use web_desk::pages as desk_pages;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    draft::routes(service);
    acts::routes(service);
    reminders::routes(service);
}

/// A reason.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    /// Why.
    pub(crate) reason: String,
}

/// The digest of what is given, as the second person read it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Given {
    /// SHA-256 in hexadecimal.
    pub(crate) digest: String,
}
