//! Persons and their accounts, over the API and by pages: administrators only.

mod api;
mod web_account;
mod web_desk;

use actix_web::web::ServiceConfig;

pub(crate) use api::routes;

pub(crate) fn desk_pages(service: &mut ServiceConfig) {
    web_desk::pages(service);
    web_account::pages(service);
}
