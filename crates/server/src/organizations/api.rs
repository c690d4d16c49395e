//! `/api/v1/organizations`.

use actix_web::web::{Data, Path, Query};
use actix_web::{get, post, put};
use serde::Deserialize;
use simui_app::App;
use simui_domain::organization::{OrganizationDraft, OrganizationView};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_organizations)
        .service(create_organization)
        .service(get_organization)
        .service(change_organization);
}

/// A new organization and the code that it keeps.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NewOrganization {
    /// Code: letters, digits, `-_.`.
    code: String,
    /// Its details.
    #[serde(flatten)]
    details: OrganizationDraft,
}

/// Organizations in order of their codes.
#[utoipa::path(tag = "organizations", operation_id = "list_organizations", params(Paging))]
#[get("/api/v1/organizations")]
async fn list_organizations(
    app: Data<App>,
    me: Me,
    paging: Query<Paging>,
) -> Result<Items<OrganizationView>, Failed> {
    Ok(Items(app.organizations(&me, &paging.page()?).await?))
}

/// Enter an organization. Administrators only.
#[utoipa::path(tag = "organizations", operation_id = "create_organization", request_body = NewOrganization)]
#[post("/api/v1/organizations")]
async fn create_organization(
    app: Data<App>,
    me: Me,
    body: Body<NewOrganization>,
) -> Result<Reply<OrganizationView>, Failed> {
    let view = app.enter_organization(&me, &body.0.code, &body.0.details).await?;
    let location = format!("/api/v1/organizations/{}", view.code);
    Ok(Reply::at(view.version, view).created(location))
}

/// One organization.
#[utoipa::path(tag = "organizations", operation_id = "get_organization", params(("code" = String, Path)))]
#[get("/api/v1/organizations/{code}")]
async fn get_organization(
    app: Data<App>,
    me: Me,
    code: Path<String>,
) -> Result<Reply<OrganizationView>, Failed> {
    let view = app.organization(&me, &code).await?;
    Ok(Reply::at(view.version, view))
}

/// Change an organization's names, kind or place in the tree. Administrators only.
#[utoipa::path(tag = "organizations", operation_id = "change_organization", request_body = OrganizationDraft,
    params(("code" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/organizations/{code}")]
async fn change_organization(
    app: Data<App>,
    me: Me,
    code: Path<String>,
    version: Version,
    body: Body<OrganizationDraft>,
) -> Result<Reply<OrganizationView>, Failed> {
    let view = app.change_organization(&me, &code, version.0, &body.0).await?;
    Ok(Reply::at(view.version, view))
}
