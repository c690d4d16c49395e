//! Proposals over the API and as pages: drafts, submissions, and an organization's other answers to the survey.

mod answers;
mod api;
mod drafts;
mod earlier;
mod web;

pub(crate) use api::SeenAs;
use utoipa_actix_web::service_config::ServiceConfig;
pub(crate) use web::{Document, pages};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    drafts::routes(service);
    earlier::routes(service);
    answers::routes(service);
}
