//! `/rounds/{round}/desk/selection/...`: what the selection room computes beside the official count. Advice and
//! comparison; nothing here is kept.

mod firmness;
mod scenarios;

use actix_web::web::ServiceConfig;

pub(super) fn pages(service: &mut ServiceConfig) {
    firmness::pages(service);
    scenarios::pages(service);
}
