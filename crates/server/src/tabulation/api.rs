//! `/api/v1/rounds/{round}/my-row` and `/api/v1/rounds/{round}/row-answers`.

use actix_web::web::{Data, Path};
use actix_web::{get, put};
use simui_app::App;
use simui_domain::tabulation::{RowAnswerDraft, RowAnswersView, RowView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_my_row)
        .service(answer_my_row)
        .service(list_row_answers);
}

/// One's own row of the tabulation: the totals that the count makes of one's sheets. Members, once the scores are
/// open. What changes the row is no act on it, so it has a version in the body and no `ETag`.
#[utoipa::path(tag = "tabulation", operation_id = "get_my_row", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/my-row")]
async fn get_my_row(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<RowView>, Failed> {
    Ok(Reply::of(app.my_row(&me, &round).await?))
}

/// Confirm one's own row, or say what is wrong with it. `If-Match` names the `version` of the row as it was read.
#[utoipa::path(tag = "tabulation", operation_id = "answer_my_row", request_body = RowAnswerDraft,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/my-row/answer")]
async fn answer_my_row(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<RowAnswerDraft>,
) -> Result<Reply<RowView>, Failed> {
    let view = app.answer_my_row(&me, &round, version.0, &body.0).await?;
    Ok(Reply::of(view))
}

/// What the members said of their rows. The ministry's side and auditors, if nothing is hidden from them.
#[utoipa::path(tag = "tabulation", operation_id = "list_row_answers", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/row-answers")]
async fn list_row_answers(
    app: Data<App>,
    me: Me,
    round: Path<String>,
) -> Result<Reply<RowAnswersView>, Failed> {
    Ok(Reply::of(app.row_answers(&me, &round).await?))
}
