//! An organization's answers beside its proposals: `/api/v1/rounds/{round}/organizations/{code}/...`.

use actix_web::web::{Data, Path};
use actix_web::{get, put};
use simui_app::App;
use simui_domain::proposal::{AnswerView, NoDemandDraft, NoDemandView, PrioritiesDraft, PrioritiesView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_answer)
        .service(set_priorities)
        .service(answer_no_demand);
}

/// An organization's answer as a whole: until when it may be given, "no demand", the order of its proposals. For its
/// own people.
#[utoipa::path(tag = "proposals", operation_id = "get_answer",
    params(("round" = String, Path), ("code" = String, Path)))]
#[get("/api/v1/rounds/{round}/organizations/{code}/answer")]
async fn get_answer(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<AnswerView>, Failed> {
    Ok(Reply::of(app.answer(&me, &path.0, &path.1).await?))
}

/// Set the whole order of an organization's proposals. Coordinators only.
#[utoipa::path(tag = "proposals", operation_id = "set_priorities", request_body = PrioritiesDraft,
    params(("round" = String, Path), ("code" = String, Path)))]
#[put("/api/v1/rounds/{round}/organizations/{code}/priorities")]
async fn set_priorities(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<PrioritiesDraft>,
) -> Result<Reply<PrioritiesView>, Failed> {
    let view = app.set_priorities(&me, &path.0, &path.1, &body.0).await?;
    Ok(Reply::of(view))
}

/// Answer that an organization has no demand; submitting takes it back. Coordinators only.
#[utoipa::path(tag = "proposals", operation_id = "answer_no_demand", request_body = NoDemandDraft,
    params(("round" = String, Path), ("code" = String, Path)))]
#[put("/api/v1/rounds/{round}/organizations/{code}/no-demand")]
async fn answer_no_demand(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<NoDemandDraft>,
) -> Result<Reply<NoDemandView>, Failed> {
    let view = app.answer_no_demand(&me, &path.0, &path.1, &body.0).await?;
    Ok(Reply::of(view))
}
