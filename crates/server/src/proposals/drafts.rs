//! A draft and its fields, each with its own version: `.../proposals/{reference}/draft`.

use actix_web::web::{Data, Path};
use actix_web::{get, patch, post, put};
use simui_app::App;
use simui_domain::proposal::{DraftFieldView, DraftView, FieldDraft, ParticipantsDraft, SignOffDraft};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_draft)
        .service(get_field)
        .service(save_field)
        .service(set_participants)
        .service(sign_off);
}

/// A draft: fields, what is missing, files, and the digest that a signing officer agrees to.
#[utoipa::path(tag = "proposals", operation_id = "get_proposal_draft",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/draft")]
async fn get_draft(app: Data<App>, me: Me, path: Path<(String, String)>) -> Result<Reply<DraftView>, Failed> {
    Ok(Reply::of(app.proposal_draft(&me, &path.0, &path.1).await?))
}

/// One field of a draft.
#[utoipa::path(tag = "proposals", operation_id = "get_proposal_field",
    params(("round" = String, Path), ("reference" = String, Path), ("field" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/draft/fields/{field}")]
async fn get_field(
    app: Data<App>,
    me: Me,
    path: Path<(String, String, String)>,
) -> Result<Reply<DraftFieldView>, Failed> {
    let view = app.proposal_field(&me, (&path.0, &path.1), &path.2).await?;
    Ok(Reply::at(view.version, view))
}

/// Save one field as it is typed. `If-Match` names the field's own version, `"0"` for one never typed.
#[utoipa::path(tag = "proposals", operation_id = "save_proposal_field", request_body = FieldDraft,
    params(("round" = String, Path), ("reference" = String, Path), ("field" = String, Path),
        ("If-Match" = String, Header)))]
#[patch("/api/v1/rounds/{round}/proposals/{reference}/draft/fields/{field}")]
async fn save_field(
    app: Data<App>,
    me: Me,
    path: Path<(String, String, String)>,
    version: Version,
    body: Body<FieldDraft>,
) -> Result<Reply<DraftFieldView>, Failed> {
    let place = (path.0.as_str(), path.1.as_str());
    let view = app
        .save_proposal_field(&me, place, &path.2, version.0, &body.0)
        .await?;
    Ok(Reply::at(view.version, view))
}

/// Set all participating organizations; the version is that of the field `participants`.
#[utoipa::path(tag = "proposals", operation_id = "set_participants", request_body = ParticipantsDraft,
    params(("round" = String, Path), ("reference" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/participants")]
async fn set_participants(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    version: Version,
    body: Body<ParticipantsDraft>,
) -> Result<Reply<DraftFieldView>, Failed> {
    let place = (path.0.as_str(), path.1.as_str());
    let view = app.set_participants(&me, place, version.0, &body.0).await?;
    Ok(Reply::at(view.version, view))
}

/// Agree to exactly one content of a draft: the signing officer by account, or a drafter with an official letter.
#[utoipa::path(tag = "proposals", operation_id = "sign_off_proposal", request_body = SignOffDraft,
    params(("round" = String, Path), ("reference" = String, Path)))]
#[post("/api/v1/rounds/{round}/proposals/{reference}/sign-offs")]
async fn sign_off(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<SignOffDraft>,
) -> Result<Reply<DraftView>, Failed> {
    let view = app.sign_off_proposal(&me, &path.0, &path.1, &body.0).await?;
    Ok(Reply::of(view))
}
