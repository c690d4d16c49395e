//! `/api/v1/rounds/{round}/seats`, the pledge's text, and convening.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use simui_app::{App, Listed};
use simui_domain::council::{PledgeText, SeatOffer, SeatView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::{Done, Items, Reply};

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_seats)
        .service(offer_seat)
        .service(get_seat)
        .service(get_pledge)
        .service(convene);
}

/// The seats as far as the caller may know them.
#[utoipa::path(tag = "council", operation_id = "list_seats", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/seats")]
async fn list_seats(app: Data<App>, me: Me, round: Path<String>) -> Result<Items<SeatView>, Failed> {
    let items = app.seats(&me, &round).await?;
    Ok(Items(Listed { items, next: None }))
}

/// Offer a seat to a person. Secretariat only.
#[utoipa::path(tag = "council", operation_id = "offer_seat", request_body = SeatOffer,
    params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/seats")]
async fn offer_seat(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<SeatOffer>,
) -> Result<Reply<SeatView>, Failed> {
    let view = app.offer_seat(&me, &round, &body.0).await?;
    let location = format!("/api/v1/rounds/{round}/seats/{}", view.code);
    Ok(Reply::at(view.version, view).created(location))
}

/// One seat.
#[utoipa::path(tag = "council", operation_id = "get_seat",
    params(("round" = String, Path), ("seat" = String, Path)))]
#[get("/api/v1/rounds/{round}/seats/{seat}")]
async fn get_seat(app: Data<App>, me: Me, at: Path<(String, String)>) -> Result<Reply<SeatView>, Failed> {
    let (round, seat) = at.into_inner();
    let view = app.seat(&me, &round, &seat).await?;
    Ok(Reply::at(view.version, view))
}

/// The text of the pledge that is asked for now.
#[utoipa::path(tag = "council", operation_id = "get_pledge_text")]
#[get("/api/v1/pledge")]
async fn get_pledge(app: Data<App>, me: Me) -> Result<Reply<PledgeText>, Failed> {
    Ok(Reply::of(app.pledge_text(&me)))
}

/// Convene the council: the eligible set is fixed, blank sheets are laid, scoring begins. Secretariat only.
#[utoipa::path(tag = "council", operation_id = "convene", params(("round" = String, Path)))]
#[put("/api/v1/rounds/{round}/stage/scoring")]
async fn convene(app: Data<App>, me: Me, round: Path<String>) -> Result<Done, Failed> {
    app.convene(&me, &round).await?;
    Ok(Done)
}
