//! `/api/v1/rounds/{round}/proposals/{reference}/objection` and `/api/v1/rounds/{round}/objections`.

use actix_web::web::{Data, Path, Query};
use actix_web::{get, post, put};
use simui_app::App;
use simui_domain::objection::{AnswerDraft, ObjectionDraft, ObjectionView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(file_objection)
        .service(get_objection)
        .service(withdraw_objection)
        .service(answer_objection)
        .service(list_objections);
}

fn reply(view: ObjectionView) -> Reply<ObjectionView> {
    Reply::at(view.version, view)
}

/// File an objection about one's own result, within the window. Coordinators only.
#[utoipa::path(tag = "objections", operation_id = "file_objection", request_body = ObjectionDraft,
    params(("round" = String, Path), ("reference" = String, Path)))]
#[post("/api/v1/rounds/{round}/proposals/{reference}/objection")]
async fn file_objection(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<ObjectionDraft>,
) -> Result<Reply<ObjectionView>, Failed> {
    let view = app.file_objection(&me, &path.0, &path.1, &body.0).await?;
    let location = format!("/api/v1/rounds/{}/proposals/{}/objection", path.0, path.1);
    Ok(reply(view).created(location))
}

/// The newest objection about a proposal.
#[utoipa::path(tag = "objections", operation_id = "get_objection",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/objection")]
async fn get_objection(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<ObjectionView>, Failed> {
    Ok(reply(app.objection(&me, &path.0, &path.1).await?))
}

/// Take an objection back before it is answered. Coordinators only.
#[utoipa::path(tag = "objections", operation_id = "withdraw_objection",
    params(("round" = String, Path), ("reference" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/objection/withdrawal")]
async fn withdraw_objection(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    version: Version,
) -> Result<Reply<ObjectionView>, Failed> {
    Ok(reply(
        app.withdraw_objection(&me, &path.0, &path.1, version.0).await?,
    ))
}

/// Answer an objection. Staff of the round who had no part in the decision.
#[utoipa::path(tag = "objections", operation_id = "answer_objection", request_body = AnswerDraft,
    params(("round" = String, Path), ("reference" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/objection/answer")]
async fn answer_objection(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    version: Version,
    body: Body<AnswerDraft>,
) -> Result<Reply<ObjectionView>, Failed> {
    let view = app
        .answer_objection(&me, &path.0, &path.1, version.0, &body.0)
        .await?;
    Ok(reply(view))
}

/// Objections of a round, oldest first. Staff and auditors.
#[utoipa::path(tag = "objections", operation_id = "list_objections", params(("round" = String, Path), Paging))]
#[get("/api/v1/rounds/{round}/objections")]
async fn list_objections(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    paging: Query<Paging>,
) -> Result<Items<ObjectionView>, Failed> {
    Ok(Items(app.objections(&me, &round, &paging.page()?).await?))
}
