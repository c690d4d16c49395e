//! `/api/v1/organizations/imports`: a table, as a spreadsheet saves it.

use actix_web::post;
use actix_web::web::{Data, Query};
use serde::Deserialize;
use simui_app::App;
use simui_domain::organization::ImportView;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Csv;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(import_organizations);
}

/// Whether to store.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Trial {
    /// Only tell what would be done.
    #[serde(default)]
    pub(crate) dry_run: bool,
}

/// Enter and change the organizations of a table: columns `code,name_en,name_ko,kind,parent,link`, UTF-8 with or
/// without byte order mark. All rows or none. Administrators only.
#[utoipa::path(tag = "organizations", operation_id = "import_organizations", params(Trial),
    request_body(content = String, content_type = "text/csv"))]
#[post("/api/v1/organizations/imports")]
async fn import_organizations(
    app: Data<App>,
    me: Me,
    trial: Query<Trial>,
    table: Csv,
) -> Result<Reply<ImportView>, Failed> {
    let view = app.import_organizations(&me, &table.0, trial.dry_run).await?;
    Ok(Reply::of(view))
}
