//! `/api/v1/organizations/{code}/members`.

use actix_web::web::{Data, Path, Query};
use actix_web::{delete, get, post};
use simui_app::App;
use simui_domain::ids::MembershipId;
use simui_domain::people::{CoordinatorsView, MemberDraft, MemberImportView, MemberView};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::input::{Body, Csv};
use crate::me::Me;
use crate::organizations::Trial;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Done, Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_members)
        .service(give_part)
        .service(end_part)
        .service(list_coordinators)
        .service(import_members);
}

/// Who acts for an organization: for its coordinator and for administrators.
#[utoipa::path(tag = "organizations", operation_id = "list_members", params(("code" = String, Path), Paging))]
#[get("/api/v1/organizations/{code}/members")]
async fn list_members(
    app: Data<App>,
    me: Me,
    code: Path<String>,
    paging: Query<Paging>,
) -> Result<Items<MemberView>, Failed> {
    Ok(Items(app.members(&me, &code, &paging.page()?).await?))
}

/// Give somebody a part: an administrator any, the coordinator drafters and signing officers. Who is not known yet is
/// entered and invited.
#[utoipa::path(tag = "organizations", operation_id = "give_part", request_body = MemberDraft,
    params(("code" = String, Path)))]
#[post("/api/v1/organizations/{code}/members")]
async fn give_part(
    app: Data<App>,
    me: Me,
    code: Path<String>,
    body: Body<MemberDraft>,
) -> Result<Reply<MemberView>, Failed> {
    let view = app.give_part(&me, &code, &body.0).await?;
    let location = format!("/api/v1/organizations/{code}/members/{}", view.id);
    Ok(Reply::of(view).created(location))
}

/// End a part; the sessions of its holder are over.
#[utoipa::path(tag = "organizations", operation_id = "end_part",
    params(("code" = String, Path), ("id" = Uuid, Path)))]
#[delete("/api/v1/organizations/{code}/members/{id}")]
async fn end_part(app: Data<App>, me: Me, path: Path<(String, Uuid)>) -> Result<Done, Failed> {
    let (code, id) = path.into_inner();
    app.end_part(&me, &code, MembershipId(id)).await?;
    Ok(Done)
}

/// The invited organizations and their coordinators. Staff, auditor and administrators.
#[utoipa::path(tag = "organizations", operation_id = "list_coordinators", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/coordinators")]
async fn list_coordinators(
    app: Data<App>,
    me: Me,
    round: Path<String>,
) -> Result<Reply<CoordinatorsView>, Failed> {
    Ok(Reply::of(app.coordinators(&me, &round).await?))
}

/// Give parts in the invited organizations by a table: columns `organization,part,email,name_ko,name_en,language`, UTF-8
/// with or without byte order mark. Who is not known yet is entered and invited. All rows or none. Secretary,
/// administrators.
#[utoipa::path(tag = "organizations", operation_id = "import_members", params(("round" = String, Path), Trial),
    request_body(content = String, content_type = "text/csv"))]
#[post("/api/v1/rounds/{round}/members/imports")]
async fn import_members(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    trial: Query<Trial>,
    table: Csv,
) -> Result<Reply<MemberImportView>, Failed> {
    let view = app.import_members(&me, &round, &table.0, trial.dry_run).await?;
    Ok(Reply::of(view))
}
