//! `/api/v1/rounds/{round}/proposals/{reference}/result`: an applicant's own.

use actix_web::get;
use actix_web::web::{Data, Path};
use simui_app::App;
use simui_domain::announcement::ResultView;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(get_result);
}

/// The result of one's own proposal, once it is told.
#[utoipa::path(tag = "results", operation_id = "get_result",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/result")]
async fn get_result(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<ResultView>, Failed> {
    Ok(Reply::of(app.result(&me, &path.0, &path.1).await?))
}
