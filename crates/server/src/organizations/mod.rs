//! Organizations over the API.

mod api;
mod import;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    import::routes(service);
}
