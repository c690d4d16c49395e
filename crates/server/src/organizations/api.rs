//! `/api/v1/organizations`.

use actix_web::web::{Data, Path, Query};
use actix_web::{get, post, put};
use serde::Deserialize;
use simui_app::App;
use simui_domain::language::Both;
use simui_domain::organization::{Link, OrganizationDraft, OrganizationKind, OrganizationView};
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
// Field by field: a flattened draft would take what nobody knows, and its schema would fit nothing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOrganization {
    /// Code: letters, digits, `-_.`.
    code: String,
    /// Names.
    name: Both,
    /// What sort of body.
    kind: OrganizationKind,
    /// Code of the parent.
    #[serde(default)]
    parent: Option<String>,
    /// How it hangs on the parent; needed with one.
    #[serde(default)]
    link: Option<Link>,
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
    let NewOrganization {
        code,
        name,
        kind,
        parent,
        link,
    } = body.0;
    let details = OrganizationDraft {
        name,
        kind,
        parent,
        link,
    };
    let view = app.enter_organization(&me, &code, &details).await?;
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
