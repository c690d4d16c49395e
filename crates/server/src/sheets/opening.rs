//! `/api/v1/rounds/{round}/progress` and `/api/v1/rounds/{round}/opening`.

use actix_web::web::{Data, Path};
use actix_web::{get, put};
use simui_app::App;
use simui_domain::sheet::{OpeningView, ProgressView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_progress)
        .service(get_opening)
        .service(open_scores);
}

/// How many sheets are sealed, without scores. The ministry's side and auditors.
#[utoipa::path(tag = "sheets", operation_id = "get_progress", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/progress")]
async fn get_progress(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<ProgressView>, Failed> {
    Ok(Reply::of(app.progress(&me, &round).await?))
}

/// Whether the chair has asked to open the scores, and when they were opened.
#[utoipa::path(tag = "sheets", operation_id = "get_opening", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/opening")]
async fn get_opening(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<OpeningView>, Failed> {
    Ok(Reply::of(app.opening(&me, &round).await?))
}

/// Open the scores: called by the chair, then by the secretary.
#[utoipa::path(tag = "sheets", operation_id = "open_scores", params(("round" = String, Path)))]
#[put("/api/v1/rounds/{round}/opening")]
async fn open_scores(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<OpeningView>, Failed> {
    Ok(Reply::of(app.open_scores(&me, &round).await?))
}
