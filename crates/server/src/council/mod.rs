//! The council's seats, convening, and one member's extension over the API.

mod acts;
mod api;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    acts::routes(service);
}
