//! `/api/v1/rounds/{round}/conflicts`.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use simui_app::App;
use simui_domain::conflict::{
    ChallengesView, ConflictDraft, ConflictKind, ConflictView, DecisionDraft, DeclarationsView,
};
use simui_domain::refusal::{Common, Refusal};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_declarations)
        .service(get_challenges)
        .service(declare_conflict)
        .service(decide_conflict);
}

/// Title lines to declare on, and the conflicts the caller may know.
#[utoipa::path(tag = "conflicts", operation_id = "get_declarations", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/conflicts")]
async fn get_declarations(
    app: Data<App>,
    me: Me,
    round: Path<String>,
) -> Result<Reply<DeclarationsView>, Failed> {
    Ok(Reply::of(app.declarations(&me, &round).await?))
}

/// Whom you may challenge on a proposal of yours, where the rules tell names, and what you filed. Coordinators only.
#[utoipa::path(tag = "conflicts", operation_id = "get_challenges",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/challenges")]
async fn get_challenges(
    app: Data<App>,
    me: Me,
    at: Path<(String, String)>,
) -> Result<Reply<ChallengesView>, Failed> {
    Ok(Reply::of(app.challenges(&me, &at.0, &at.1).await?))
}

/// Put a conflict on record: one's own, an exclusion as secretariat, or a challenge as applicant.
#[utoipa::path(tag = "conflicts", operation_id = "declare_conflict", request_body = ConflictDraft,
    params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/conflicts")]
async fn declare_conflict(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<ConflictDraft>,
) -> Result<Reply<ConflictView>, Failed> {
    let view = app.declare_conflict(&me, &round, &body.0).await?;
    let location = format!("/api/v1/rounds/{round}/conflicts");
    Ok(Reply::at(view.version, view).created(location))
}

/// Decide a challenge, or end a declared conflict, with a reason. Secretariat or chair.
#[utoipa::path(tag = "conflicts", operation_id = "decide_conflict", request_body = DecisionDraft,
    params(("round" = String, Path), ("member" = String, Path), ("proposal" = String, Path),
        ("kind" = ConflictKind, Path)))]
#[put("/api/v1/rounds/{round}/conflicts/{member}/{proposal}/{kind}/decision")]
async fn decide_conflict(
    app: Data<App>,
    me: Me,
    at: Path<(String, String, String, String)>,
    body: Body<DecisionDraft>,
) -> Result<Reply<ConflictView>, Failed> {
    let (round, member, proposal, kind) = at.into_inner();
    let kind = ConflictKind::of_name(&kind).ok_or(Refusal::from(Common::Unknown))?;
    let address = (member.as_str(), proposal.as_str(), kind);
    let view = app.decide_conflict(&me, &round, address, &body.0).await?;
    Ok(Reply::at(view.version, view))
}
