//! `/api/v1/rounds/{round}/duties` and `/api/v1/duties`.

use actix_web::web::{Data, Path, Query};
use actix_web::{delete, get, post};
use simui_app::App;
use simui_domain::ids::DutyId;
use simui_domain::people::{DutyDraft, DutyView};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::input::Body;
use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Done, Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_round_duties)
        .service(give_round_duty)
        .service(end_round_duty)
        .service(list_duties)
        .service(give_duty)
        .service(end_duty);
}

/// Who is charged with what in a round: for administrators and the round's staff.
#[utoipa::path(tag = "duties", operation_id = "list_round_duties", params(("round" = String, Path), Paging))]
#[get("/api/v1/rounds/{round}/duties")]
async fn list_round_duties(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    paging: Query<Paging>,
) -> Result<Items<DutyView>, Failed> {
    Ok(Items(app.duties(&me, Some(&round), &paging.page()?).await?))
}

/// Charge a person with a duty in a round. Administrators only, and not for themselves.
#[utoipa::path(tag = "duties", operation_id = "give_round_duty", request_body = DutyDraft,
    params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/duties")]
async fn give_round_duty(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<DutyDraft>,
) -> Result<Reply<DutyView>, Failed> {
    let view = app.give_duty(&me, Some(&round), &body.0).await?;
    let location = format!("/api/v1/rounds/{round}/duties/{}", view.id);
    Ok(Reply::of(view).created(location))
}

/// End a duty in a round; the sessions of its holder are over.
#[utoipa::path(tag = "duties", operation_id = "end_round_duty",
    params(("round" = String, Path), ("id" = Uuid, Path)))]
#[delete("/api/v1/rounds/{round}/duties/{id}")]
async fn end_round_duty(app: Data<App>, me: Me, path: Path<(String, Uuid)>) -> Result<Done, Failed> {
    let (round, id) = path.into_inner();
    app.end_duty(&me, Some(&round), DutyId(id)).await?;
    Ok(Done)
}

/// Who is charged with what in the installation. Administrators only.
#[utoipa::path(tag = "duties", operation_id = "list_duties", params(Paging))]
#[get("/api/v1/duties")]
async fn list_duties(app: Data<App>, me: Me, paging: Query<Paging>) -> Result<Items<DutyView>, Failed> {
    Ok(Items(app.duties(&me, None, &paging.page()?).await?))
}

/// Charge a person with a duty in the installation. Administrators only.
#[utoipa::path(tag = "duties", operation_id = "give_duty", request_body = DutyDraft)]
#[post("/api/v1/duties")]
async fn give_duty(app: Data<App>, me: Me, body: Body<DutyDraft>) -> Result<Reply<DutyView>, Failed> {
    let view = app.give_duty(&me, None, &body.0).await?;
    let location = format!("/api/v1/duties/{}", view.id);
    Ok(Reply::of(view).created(location))
}

/// End a duty in the installation; the sessions of its holder are over.
#[utoipa::path(tag = "duties", operation_id = "end_duty", params(("id" = Uuid, Path)))]
#[delete("/api/v1/duties/{id}")]
async fn end_duty(app: Data<App>, me: Me, id: Path<Uuid>) -> Result<Done, Failed> {
    app.end_duty(&me, None, DutyId(*id)).await?;
    Ok(Done)
}
