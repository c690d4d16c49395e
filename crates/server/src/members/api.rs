//! `/api/v1/organizations/{code}/members`.

use actix_web::web::{Data, Path, Query};
use actix_web::{delete, get, post};
use simui_app::App;
use simui_domain::ids::MembershipId;
use simui_domain::people::{MemberDraft, MemberView};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::input::Body;
use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Done, Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(list_members).service(give_part).service(end_part);
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
