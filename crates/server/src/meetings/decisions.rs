//! `/api/v1/rounds/{round}/decision`: the resolved list, asked for, approved, returned.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use simui_app::App;
use simui_domain::meeting::DecisionView;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;
use crate::rounds::{Given, Reason};

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_decision)
        .service(ask_decision)
        .service(approve_decision)
        .service(return_decision);
}

/// The resolved list as it stands. Those from whom nothing is hidden.
#[utoipa::path(tag = "decisions", operation_id = "get_decision", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/decision")]
async fn get_decision(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<DecisionView>, Failed> {
    let view = app.decision(&me, &round).await?;
    Ok(Reply::at(view.version, view))
}

/// Ask for approval of the resolved list. The secretariat.
#[utoipa::path(tag = "decisions", operation_id = "ask_decision", params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/decision-requests")]
async fn ask_decision(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<DecisionView>, Failed> {
    let view = app.ask_decision(&me, &round).await?;
    let location = format!("/api/v1/rounds/{round}/decision");
    Ok(Reply::at(view.version, view).created(location))
}

/// Approve the list that was read with this digest: the round is decided. An approver who did not ask.
#[utoipa::path(tag = "decisions", operation_id = "approve_decision", request_body = Given,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/decision")]
async fn approve_decision(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<Given>,
) -> Result<Reply<DecisionView>, Failed> {
    let view = app
        .approve_decision(&me, &round, version.0, &body.0.digest)
        .await?;
    Ok(Reply::at(view.version, view))
}

/// Return the list with a reason. An approver who did not ask.
#[utoipa::path(tag = "decisions", operation_id = "return_decision", request_body = Reason,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[post("/api/v1/rounds/{round}/decision/return")]
async fn return_decision(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<Reason>,
) -> Result<Reply<DecisionView>, Failed> {
    let view = app
        .return_decision(&me, &round, version.0, &body.0.reason)
        .await?;
    Ok(Reply::at(view.version, view))
}
