//! `/api/v1/rounds/{round}/search`.

use actix_web::get;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;
use simui_app::App;
use simui_domain::proposal::FoundLine;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::Items;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(search_round);
}

/// What is searched for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// At least one sign; found within words, in any case.
    q: String,
    /// At most so many, 1 to 100; 50 without it.
    limit: Option<u64>,
    /// Where the page before ended: its `next`.
    cursor: Option<String>,
}

/// Proposals whose reference, title or applicant's name holds what is asked for, among those that the caller may see.
#[utoipa::path(tag = "proposals", operation_id = "search_round", params(("round" = String, Path), Asked))]
#[get("/api/v1/rounds/{round}/search")]
async fn search_round(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    asked: Query<Asked>,
) -> Result<Items<FoundLine>, Failed> {
    let page = Paging::new(asked.limit, asked.cursor.clone()).page()?;
    Ok(Items(app.search(&me, &round, &asked.q, &page).await?))
}
