//! `/api/v1/rounds/{round}/counts` and `/ranking`, and what is computed beside them: `/firmness`, `/scenarios`.

use actix_web::web::{Data, Path, Query};
use actix_web::{get, post};
use serde::{Deserialize, Serialize};
use simui_app::App;
use simui_domain::count::{CountBrief, CountView, FirmnessView, OtherRules, RankingView, ScenariosView};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_counts)
        .service(make_count)
        .service(get_ranking)
        .service(get_firmness)
        .service(get_scenarios);
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

/// How firm the official count is: without each member and criterion, under other weights, by expected rank. Advice
/// that changes nothing. Those from whom nothing is hidden, once the scores are open.
#[utoipa::path(tag = "counts", operation_id = "get_firmness", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/firmness")]
async fn get_firmness(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<FirmnessView>, Failed> {
    Ok(Reply::of(app.firmness(&me, &round).await?))
}

/// What somebody asks about: what is absent stays as in the rules in force.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// How the ranking becomes a selection: `skip`, `stop`, `partial`, `exact`.
    selection: Option<String>,
    /// How the members' totals become one score: `drop_one_mean`, `trimmed_mean`, `mean`, `median`, `borda`,
    /// `rank_points`.
    aggregate: Option<String>,
    /// Another budget, in the currency's smallest unit.
    budget: Option<i64>,
}

/// The rules in force beside others over the same sheets: who enters, who leaves, what is left. Not the official
/// count, and not kept. Those from whom nothing is hidden, once the scores are open.
#[utoipa::path(tag = "counts", operation_id = "get_scenarios", params(("round" = String, Path), Asked))]
#[get("/api/v1/rounds/{round}/scenarios")]
async fn get_scenarios(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    asked: Query<Asked>,
) -> Result<Reply<ScenariosView>, Failed> {
    let rules = OtherRules::read(
        asked.selection.as_deref(),
        asked.aggregate.as_deref(),
        asked.budget,
    )?;
    Ok(Reply::of(app.scenarios(&me, &round, rules).await?))
}
