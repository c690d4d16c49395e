//! Who acts for an organization: over the API, its page, and all the organizations of a round at once.

mod api;
mod web_desk;
mod web_round;

pub(crate) use api::routes;

use actix_web::web::ServiceConfig;

pub(crate) fn desk_pages(service: &mut ServiceConfig) {
    web_desk::pages(service);
    web_round::pages(service);
}
