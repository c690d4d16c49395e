//! Every resource, once; and every family of pages.

use actix_web::web::ServiceConfig as Pages;
use utoipa_actix_web::service_config::ServiceConfig;

/// Registers the routes of each resource.
pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    crate::explanation::routes(service);
    crate::health::routes(service);
    crate::sessions::routes(service);
    crate::account::routes(service);
    crate::passwords::routes(service);
    crate::persons::routes(service);
    crate::duties::routes(service);
    crate::organizations::routes(service);
    crate::programmes::routes(service);
    crate::rounds::routes(service);
    crate::proposals::routes(service);
    crate::attachments::routes(service);
    crate::screening::routes(service);
    crate::council::routes(service);
    crate::conflicts::routes(service);
    crate::sheets::routes(service);
    crate::counts::routes(service);
    crate::meetings::routes(service);
    crate::members::routes(service);
    crate::announcements::routes(service);
    crate::results::routes(service);
    crate::objections::routes(service);
    crate::tabulation::routes(service);
    crate::journal::routes(service);
    crate::outbox::routes(service);
    crate::letters::routes(service);
    crate::search::routes(service);
    crate::feeds::routes(service);
}

/// Registers the pages of each resource.
pub(crate) fn pages(service: &mut Pages) {
    crate::sessions::pages(service);
    crate::passwords::pages(service);
    crate::account::pages(service);
    crate::announcements::pages(service);
    // `/rounds/new` comes before the round of any code.
    crate::rounds::desk_pages(service);
    crate::rounds::pages(service);
    crate::organizations::desk_pages(service);
    crate::persons::desk_pages(service);
    crate::members::desk_pages(service);
    crate::programmes::desk_pages(service);
    crate::duties::desk_pages(service);
    crate::screening::desk_pages(service);
    crate::council::desk_pages(service);
    crate::conflicts::desk_pages(service);
    crate::sheets::desk_pages(service);
    crate::counts::desk_pages(service);
    crate::meetings::desk_pages(service);
    crate::announcements::desk_pages(service);
    crate::objections::desk_pages(service);
    crate::tabulation::desk_pages(service);
    crate::journal::desk_pages(service);
    crate::outbox::desk_pages(service);
    crate::letters::desk_pages(service);
    crate::council::pages(service);
    crate::conflicts::pages(service);
    crate::sheets::pages(service);
    crate::counts::pages(service);
    crate::tabulation::pages(service);
    crate::meetings::pages(service);
    crate::proposals::pages(service);
    crate::search::pages(service);
}
