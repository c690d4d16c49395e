//! Organizations over the API.

mod api;
mod import;
mod web_desk;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use import::Trial;
pub(crate) use web_desk::{all_organizations, pages as desk_pages};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    import::routes(service);
}
