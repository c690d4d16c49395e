//! Score sheets, the scoring's progress and the opening over the API.

mod api;
mod opening;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    opening::routes(service);
}
