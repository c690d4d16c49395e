//! `/api/v1/rounds/{round}/...`: what two people agree on, extensions, and the end of the survey.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use simui_app::App;
use simui_domain::round::{ApprovalView, ExtensionDraft, RoundAct, RoundView, TermsChange, TwoPersonAct};
use utoipa_actix_web::service_config::ServiceConfig;

use super::api::at_version;
use super::{Given, Reason};
use crate::input::Body;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(ask_publication)
        .service(publish_round)
        .service(return_publication)
        .service(ask_change)
        .service(get_change)
        .service(approve_change)
        .service(return_change)
        .service(extend_deadline)
        .service(close_survey)
        .service(ask_cancellation)
        .service(get_cancellation)
        .service(cancel_round)
        .service(return_cancellation);
}

/// Ask for publication of what is written now. Secretary.
#[utoipa::path(tag = "rounds", operation_id = "ask_publication", params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/publication-requests")]
async fn ask_publication(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<ApprovalView>, Failed> {
    Ok(Reply::of(app.ask_publication(&me, &round).await?))
}

/// Publish what was asked for, naming its digest. Approver, another person than who asked.
#[utoipa::path(tag = "rounds", operation_id = "publish_round", request_body = Given, params(("round" = String, Path)))]
#[put("/api/v1/rounds/{round}/publication")]
async fn publish_round(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<Given>,
) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(app.publish_round(&me, &round, &body.0.digest).await?))
}

/// Return the request to publish, with a reason. Approver.
#[utoipa::path(tag = "rounds", operation_id = "return_publication", request_body = Reason, params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/publication/return")]
async fn return_publication(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<Reason>,
) -> Result<Reply<ApprovalView>, Failed> {
    let act = RoundAct::Publication;
    Ok(Reply::of(
        app.return_round_act(&me, &round, act, &body.0.reason).await?,
    ))
}

/// Ask for a change of the published terms. Secretary.
#[utoipa::path(tag = "rounds", operation_id = "ask_change", request_body = TermsChange, params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/changes")]
async fn ask_change(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<TermsChange>,
) -> Result<Reply<ApprovalView>, Failed> {
    Ok(Reply::of(app.ask_change(&me, &round, &body.0).await?))
}

/// The newest request for a change. Staff and auditor.
#[utoipa::path(tag = "rounds", operation_id = "get_change", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/changes/request")]
async fn get_change(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<ApprovalView>, Failed> {
    let act = TwoPersonAct::TermsChange;
    Ok(Reply::of(app.round_request(&me, &round, act).await?))
}

/// Put the change that was asked for in force, naming its digest. Approver, another person than who asked.
#[utoipa::path(tag = "rounds", operation_id = "approve_change", request_body = Given, params(("round" = String, Path)))]
#[put("/api/v1/rounds/{round}/changes/approval")]
async fn approve_change(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<Given>,
) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(app.approve_change(&me, &round, &body.0.digest).await?))
}

/// Return the request for a change, with a reason. Approver.
#[utoipa::path(tag = "rounds", operation_id = "return_change", request_body = Reason, params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/changes/return")]
async fn return_change(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<Reason>,
) -> Result<Reply<ApprovalView>, Failed> {
    let act = RoundAct::TermsChange;
    Ok(Reply::of(
        app.return_round_act(&me, &round, act, &body.0.reason).await?,
    ))
}

/// Extend the survey for one organization or for all. Secretary.
#[utoipa::path(tag = "rounds", operation_id = "extend_deadline", request_body = ExtensionDraft, params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/extensions")]
async fn extend_deadline(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<ExtensionDraft>,
) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(app.extend_deadline(&me, &round, &body.0).await?))
}

/// Close the survey, once nobody may answer any more. Secretary.
#[utoipa::path(tag = "rounds", operation_id = "close_survey", params(("round" = String, Path)))]
#[put("/api/v1/rounds/{round}/stage/screening")]
async fn close_survey(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(app.close_survey(&me, &round).await?))
}

/// Ask for the cancellation of the round. Secretary.
#[utoipa::path(tag = "rounds", operation_id = "ask_cancellation", request_body = Reason, params(("round" = String, Path)))]
#[put("/api/v1/rounds/{round}/cancellation")]
async fn ask_cancellation(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<Reason>,
) -> Result<Reply<ApprovalView>, Failed> {
    Ok(Reply::of(
        app.ask_cancellation(&me, &round, &body.0.reason).await?,
    ))
}

/// The newest request to cancel. Staff and auditor.
#[utoipa::path(tag = "rounds", operation_id = "get_cancellation", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/cancellation")]
async fn get_cancellation(
    app: Data<App>,
    me: Me,
    round: Path<String>,
) -> Result<Reply<ApprovalView>, Failed> {
    let act = TwoPersonAct::Cancellation;
    Ok(Reply::of(app.round_request(&me, &round, act).await?))
}

/// Cancel the round as asked for, naming the digest. Approver, another person than who asked.
#[utoipa::path(tag = "rounds", operation_id = "cancel_round", request_body = Given, params(("round" = String, Path)))]
#[put("/api/v1/rounds/{round}/cancellation/approval")]
async fn cancel_round(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<Given>,
) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(app.cancel_round(&me, &round, &body.0.digest).await?))
}

/// Return the request to cancel, with a reason. Approver.
#[utoipa::path(tag = "rounds", operation_id = "return_cancellation", request_body = Reason, params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/cancellation/return")]
async fn return_cancellation(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<Reason>,
) -> Result<Reply<ApprovalView>, Failed> {
    let act = RoundAct::Cancellation;
    Ok(Reply::of(
        app.return_round_act(&me, &round, act, &body.0.reason).await?,
    ))
}
