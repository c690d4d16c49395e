//! Proposals over the API: drafts, submissions, and an organization's other answers to the survey.

mod answers;
mod api;
mod drafts;

pub(crate) use api::SeenAs;
use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    drafts::routes(service);
    answers::routes(service);
}
