//! Announcements: what anybody reads, and the desks of those who write and approve them.

mod desk;
mod figures;
pub(crate) mod public;
mod text;
mod web;
mod web_desk;
mod web_figures;
mod web_press;

use actix_web::web::ServiceConfig as Pages;
use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use web_desk::pages as desk_pages;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    public::routes(service);
    desk::routes(service);
    figures::routes(service);
}

/// What the public reads as pages.
pub(crate) fn pages(service: &mut Pages) {
    web::pages(service);
    web_press::pages(service);
    web_figures::pages(service);
}
