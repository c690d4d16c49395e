//! `/healthz`: the process lives. `/readyz`: the database answers and its schema is current.

use actix_web::get;
use actix_web::web::Data;
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::problem::Failed;
use crate::reply::Done;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(get_health).service(get_readiness);
}

/// The process lives; touches nothing.
#[utoipa::path(tag = "operation", operation_id = "get_health")]
#[get("/healthz")]
async fn get_health() -> Done {
    Done
}

/// The database answers and its schema is current; 503 otherwise.
#[utoipa::path(tag = "operation", operation_id = "get_readiness")]
#[get("/readyz")]
async fn get_readiness(app: Data<App>) -> Result<Done, Failed> {
    match app.ready().await {
        Ok(true) => Ok(Done),
        Ok(false) | Err(_) => Err(Refusal::from(Common::Busy { retry_after: 5 }).into()),
    }
}
