//! Every resource, once.

use utoipa_actix_web::service_config::ServiceConfig;

/// Registers the routes of each resource.
pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    crate::explanation::routes(service);
    crate::health::routes(service);
    crate::sessions::routes(service);
    crate::organizations::routes(service);
}
