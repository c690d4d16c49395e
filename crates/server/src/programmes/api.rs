//! `/api/v1/programmes`.

use actix_web::web::{Data, Query};
use actix_web::{get, post};
use simui_app::App;
use simui_domain::round::{ProgrammeDraft, ProgrammeView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(list_programmes).service(create_programme);
}

/// Programmes in order of their codes.
#[utoipa::path(tag = "programmes", operation_id = "list_programmes", params(Paging))]
#[get("/api/v1/programmes")]
async fn list_programmes(
    app: Data<App>,
    me: Me,
    paging: Query<Paging>,
) -> Result<Items<ProgrammeView>, Failed> {
    Ok(Items(app.programmes(&me, &paging.page()?).await?))
}

/// Begin a programme. Administrators only.
#[utoipa::path(tag = "programmes", operation_id = "create_programme", request_body = ProgrammeDraft)]
#[post("/api/v1/programmes")]
async fn create_programme(
    app: Data<App>,
    me: Me,
    body: Body<ProgrammeDraft>,
) -> Result<Reply<ProgrammeView>, Failed> {
    let view = app.begin_programme(&me, &body.0).await?;
    Ok(Reply::at(view.version, view).created("/api/v1/programmes".to_owned()))
}
