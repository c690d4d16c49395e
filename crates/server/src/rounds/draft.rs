//! `/api/v1/rounds/{round}/...`: writing the draft, part by part, at the version of the round.

use actix_web::web::{Data, Path};
use actix_web::{post, put};
use serde::Deserialize;
use simui_app::App;
use simui_domain::round::{
    AreaDraft, Contact, Dates, InvitedTrial, OrganizationsView, RoundDraft, RoundView, Rules,
};
use simui_domain::survey::Questionnaire;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::api::at_version;
use crate::input::{Body, Version};
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(change_round)
        .service(set_rules)
        .service(set_dates)
        .service(set_areas)
        .service(set_contact)
        .service(set_questionnaire)
        .service(set_invited)
        .service(try_invited);
}

/// The support areas, in their order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Areas {
    /// All of them.
    areas: Vec<AreaDraft>,
}

/// The organizations to be invited: their codes, or a table with a column `code`; not both.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Invited {
    /// Codes.
    #[serde(default)]
    codes: Vec<String>,
    /// A comma-separated table; other columns are not read.
    #[serde(default)]
    csv: Option<String>,
}

/// Write names, budget, currency, zone and period of a draft.
#[utoipa::path(tag = "rounds", operation_id = "change_round", request_body = RoundDraft,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}")]
async fn change_round(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<RoundDraft>,
) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(app.edit_round(&me, &round, version.0, &body.0).await?))
}

/// Write whom to ask about the round: department, person, telephone, notice on personal data. At any stage.
#[utoipa::path(tag = "rounds", operation_id = "set_contact", request_body = Contact,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/contact")]
async fn set_contact(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<Contact>,
) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(
        app.set_contact(&me, &round, version.0, &body.0).await?,
    ))
}

/// Write the rules of a draft.
#[utoipa::path(tag = "rounds", operation_id = "set_rules", request_body = Rules,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/rules")]
async fn set_rules(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<Rules>,
) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(app.set_rules(&me, &round, version.0, &body.0).await?))
}

/// Write the instants of a draft; those not named are taken away.
#[utoipa::path(tag = "rounds", operation_id = "set_dates", request_body = Dates,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/dates")]
async fn set_dates(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<Dates>,
) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(app.set_dates(&me, &round, version.0, &body.0).await?))
}

/// Write the support areas of a draft.
#[utoipa::path(tag = "rounds", operation_id = "set_areas", request_body = Areas,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/areas")]
async fn set_areas(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<Areas>,
) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(
        app.set_areas(&me, &round, version.0, &body.0.areas).await?,
    ))
}

/// Set the questionnaire of a draft as a new version.
#[utoipa::path(tag = "rounds", operation_id = "set_questionnaire", request_body = Questionnaire,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/questionnaire")]
async fn set_questionnaire(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<Questionnaire>,
) -> Result<Reply<RoundView>, Failed> {
    let view = app.set_questionnaire(&me, &round, version.0, &body.0).await?;
    Ok(at_version(view))
}

/// What a list of the organizations to be invited would change; nothing is stored.
#[utoipa::path(tag = "rounds", operation_id = "try_invited", request_body = Invited,
    params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/organizations/trial")]
async fn try_invited(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<Invited>,
) -> Result<Reply<InvitedTrial>, Failed> {
    let trial = match &body.0.csv {
        Some(csv) => app.try_invited_from(&me, &round, csv.as_bytes()).await?,
        None => app.try_invited(&me, &round, &body.0.codes).await?,
    };
    Ok(Reply::of(trial))
}

/// Name the organizations to be invited, all of them each time.
#[utoipa::path(tag = "rounds", operation_id = "set_invited", request_body = Invited,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/organizations")]
async fn set_invited(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<Invited>,
) -> Result<Reply<OrganizationsView>, Failed> {
    let view = match &body.0.csv {
        Some(csv) => {
            app.set_invited_from(&me, &round, version.0, csv.as_bytes())
                .await?
        }
        None => app.set_invited(&me, &round, version.0, &body.0.codes).await?,
    };
    Ok(Reply::at(view.version, view))
}
