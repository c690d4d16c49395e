//! `/api/v1/rounds/{round}/counts` and `/api/v1/rounds/{round}/ranking`.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use serde::Serialize;
use simui_app::App;
use simui_domain::count::{CountBrief, CountView, RankingView};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_counts)
        .service(make_count)
        .service(get_ranking);
}

/// The counts of a round.
#[derive(Serialize, ToSchema)]
pub(crate) struct CountsReply {
    /// The newest first.
    items: Vec<CountBrief>,
}

/// Every count of a round, the newest first. Those from whom nothing is hidden.
#[utoipa::path(tag = "counts", operation_id = "list_counts", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/counts")]
async fn list_counts(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<CountsReply>, Failed> {
    let items = app.counts(&me, &round).await?;
    Ok(Reply::of(CountsReply { items }))
}

/// Make the official count. The secretariat, by somebody from whom nothing is hidden.
#[utoipa::path(tag = "counts", operation_id = "make_count",
    params(("round" = String, Path), ("Idempotency-Key" = Option<String>, Header)))]
#[post("/api/v1/rounds/{round}/counts")]
async fn make_count(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<CountView>, Failed> {
    let view = app.make_count(&me, &round).await?;
    Ok(Reply::of(view).created(format!("/api/v1/rounds/{round}/ranking")))
}

/// The ranking: the whole to those from whom nothing is hidden, to the others the visible part in its order.
#[utoipa::path(tag = "counts", operation_id = "get_ranking", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/ranking")]
async fn get_ranking(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<RankingView>, Failed> {
    Ok(Reply::of(app.ranking(&me, &round).await?))
}
