//! `/api/v1/programmes/{programme}/figures`: a programme over its announced rounds. Nobody signs in for it.

use actix_web::get;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;
use simui_app::App;
use simui_domain::announcement::ProgrammeFigures;
use simui_domain::language::Language;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::public::Tagged;
use crate::problem::Failed;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(get_programme_figures);
}

/// In which language.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Told {
    /// Of announcements and the names in them; Korean without it.
    language: Option<Language>,
}

/// A programme over its announced rounds: selected projects, amounts, countries and areas, from published
/// announcements only.
#[utoipa::path(tag = "announcements", operation_id = "get_programme_figures",
    params(("programme" = String, Path), Told))]
#[get("/api/v1/programmes/{programme}/figures")]
async fn get_programme_figures(
    app: Data<App>,
    programme: Path<String>,
    told: Query<Told>,
) -> Result<Tagged<ProgrammeFigures>, Failed> {
    let language = told.language.unwrap_or_default();
    Ok(Tagged(app.programme_figures(&programme, language).await?))
}
