//! Announcements: what anybody reads, and the desks of those who write and approve them.

mod desk;
pub(crate) mod public;
mod web;
mod web_desk;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use web::pages;
pub(crate) use web_desk::pages as desk_pages;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    public::routes(service);
    desk::routes(service);
}
