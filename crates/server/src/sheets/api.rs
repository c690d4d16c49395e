//! `/api/v1/rounds/{round}/my-sheets` and `/api/v1/rounds/{round}/proposals/{reference}/sheet`.

use actix_web::web::{Data, Path, Query};
use actix_web::{delete, get, patch, put};
use serde::Deserialize;
use serde_json::Value;
use simui_app::{App, Listed};
use simui_domain::sheet::{FieldView, RevisionDraft, SheetContent, SheetLine, SheetView, WholeSheetView};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::{Items, Reply};

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_my_sheets)
        .service(list_my_whole_sheets)
        .service(get_sheet)
        .service(get_sheet_field)
        .service(save_sheet_field)
        .service(seal_sheet)
        .service(reopen_sheet)
        .service(revise_sheet);
}

/// The value of one field: points as a whole number or decimal text, words as text, `null` to empty it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldSaving {
    /// The value.
    #[schema(value_type = Option<Object>)]
    value: Value,
}

/// What was read before it is sealed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Shown {
    /// The `draft` of the sheet as it was read: if something else is saved by now, nothing is sealed.
    draft: Option<String>,
}

fn told(view: SheetView) -> Reply<SheetView> {
    Reply::at(view.version, view)
}

/// One's own sheets, the least finished first.
#[utoipa::path(tag = "sheets", operation_id = "list_my_sheets", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/my-sheets")]
async fn list_my_sheets(app: Data<App>, me: Me, round: Path<String>) -> Result<Items<SheetLine>, Failed> {
    let items = app.my_sheets(&me, &round).await?;
    Ok(Items(Listed { items, next: None }))
}

/// One's own sheets as wholes beside their proposals, in order of references: what is compared side by side.
#[utoipa::path(tag = "sheets", operation_id = "list_my_whole_sheets", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/my-sheets/whole")]
async fn list_my_whole_sheets(
    app: Data<App>,
    me: Me,
    round: Path<String>,
) -> Result<Items<WholeSheetView>, Failed> {
    let items = app.my_whole_sheets(&me, &round).await?;
    Ok(Items(Listed { items, next: None }))
}

/// One's own sheet on a proposal.
#[utoipa::path(tag = "sheets", operation_id = "get_sheet",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/sheet")]
async fn get_sheet(app: Data<App>, me: Me, at: Path<(String, String)>) -> Result<Reply<SheetView>, Failed> {
    Ok(told(app.my_sheet(&me, &at.0, &at.1).await?))
}

/// One field of one's own sheet.
#[utoipa::path(tag = "sheets", operation_id = "get_sheet_field",
    params(("round" = String, Path), ("reference" = String, Path), ("field" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/sheet/fields/{field}")]
async fn get_sheet_field(
    app: Data<App>,
    me: Me,
    at: Path<(String, String, String)>,
) -> Result<Reply<FieldView>, Failed> {
    let view = app.sheet_field(&me, (&at.0, &at.1), &at.2).await?;
    Ok(Reply::at(view.version, view))
}

/// Save one field as it is typed. `If-Match` is the field's version, 0 if it was never saved.
#[utoipa::path(tag = "sheets", operation_id = "save_sheet_field", request_body = FieldSaving,
    params(("round" = String, Path), ("reference" = String, Path), ("field" = String, Path),
        ("If-Match" = String, Header)))]
#[patch("/api/v1/rounds/{round}/proposals/{reference}/sheet/fields/{field}")]
async fn save_sheet_field(
    app: Data<App>,
    me: Me,
    at: Path<(String, String, String)>,
    version: Version,
    body: Body<FieldSaving>,
) -> Result<Reply<FieldView>, Failed> {
    let (round, reference, field) = at.into_inner();
    let place = (round.as_str(), reference.as_str());
    let view = app
        .save_sheet_field(&me, place, &field, version.0, &body.0.value)
        .await?;
    Ok(Reply::at(view.version, view))
}

/// Seal one's own sheet: what was saved, with what is sent over it.
#[utoipa::path(tag = "sheets", operation_id = "seal_sheet", request_body = SheetContent,
    params(("round" = String, Path), ("reference" = String, Path), ("If-Match" = String, Header), Shown))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/sheet/seal")]
async fn seal_sheet(
    app: Data<App>,
    me: Me,
    at: Path<(String, String)>,
    version: Version,
    shown: Query<Shown>,
    body: Body<SheetContent>,
) -> Result<Reply<SheetView>, Failed> {
    let shown = shown.draft.as_deref();
    let place = (at.0.as_str(), at.1.as_str());
    Ok(told(app.seal_sheet(&me, place, version.0, shown, &body.0).await?))
}

/// Open one's own sealed sheet again, until scoring closes.
#[utoipa::path(tag = "sheets", operation_id = "reopen_sheet",
    params(("round" = String, Path), ("reference" = String, Path), ("If-Match" = String, Header)))]
#[delete("/api/v1/rounds/{round}/proposals/{reference}/sheet/seal")]
async fn reopen_sheet(
    app: Data<App>,
    me: Me,
    at: Path<(String, String)>,
    version: Version,
) -> Result<Reply<SheetView>, Failed> {
    Ok(told(app.reopen_sheet(&me, (&at.0, &at.1), version.0).await?))
}

/// Revise one's own sealed sheet in deliberation, with a reason.
#[utoipa::path(tag = "sheets", operation_id = "revise_sheet", request_body = RevisionDraft,
    params(("round" = String, Path), ("reference" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/sheet/revision")]
async fn revise_sheet(
    app: Data<App>,
    me: Me,
    at: Path<(String, String)>,
    version: Version,
    body: Body<RevisionDraft>,
) -> Result<Reply<SheetView>, Failed> {
    Ok(told(
        app.revise_sheet(&me, (&at.0, &at.1), version.0, &body.0).await?,
    ))
}
