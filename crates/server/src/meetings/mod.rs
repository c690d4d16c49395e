//! Meetings, their agenda and votes, and the decision over the API.

mod api;
mod decisions;
mod items;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use api::MeetingsReply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    api::routes(service);
    items::routes(service);
    decisions::routes(service);
}
