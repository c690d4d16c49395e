//! `/api/v1/rounds/{round}/seats/{seat}/...`: what the member and the secretariat do with one seat.

use actix_web::web::{Data, Path};
use actix_web::{post, put};
use simui_app::App;
use simui_domain::council::{Because, ChairGiving, PledgeGiven, SealExtension, SeatGender, SeatView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(accept_seat)
        .service(refuse_seat)
        .service(resign_seat)
        .service(end_seat)
        .service(note_gender)
        .service(give_chair)
        .service(give_pledge)
        .service(complete_declaration)
        .service(say_final)
        .service(extend_seat);
}

type At = Path<(String, String)>;
type Answer = Result<Reply<SeatView>, Failed>;

fn told(view: SeatView) -> Reply<SeatView> {
    Reply::at(view.version, view)
}

/// Accept the offered seat.
#[utoipa::path(tag = "council", operation_id = "accept_seat",
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[put("/api/v1/rounds/{round}/seats/{seat}/acceptance")]
async fn accept_seat(app: Data<App>, me: Me, at: At) -> Answer {
    Ok(told(app.accept_seat(&me, &at.0, &at.1).await?))
}

/// Refuse the offered seat, with a reason.
#[utoipa::path(tag = "council", operation_id = "refuse_seat", request_body = Because,
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[put("/api/v1/rounds/{round}/seats/{seat}/refusal")]
async fn refuse_seat(app: Data<App>, me: Me, at: At, body: Body<Because>) -> Answer {
    Ok(told(app.refuse_seat(&me, &at.0, &at.1, &body.0).await?))
}

/// Resign, with a reason.
#[utoipa::path(tag = "council", operation_id = "resign_seat", request_body = Because,
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[put("/api/v1/rounds/{round}/seats/{seat}/resignation")]
async fn resign_seat(app: Data<App>, me: Me, at: At, body: Body<Because>) -> Answer {
    Ok(told(app.resign_seat(&me, &at.0, &at.1, &body.0).await?))
}

/// End a seat, with a reason. Secretariat only.
#[utoipa::path(tag = "council", operation_id = "end_seat", request_body = Because,
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[put("/api/v1/rounds/{round}/seats/{seat}/end")]
async fn end_seat(app: Data<App>, me: Me, at: At, body: Body<Because>) -> Answer {
    Ok(told(app.end_seat(&me, &at.0, &at.1, &body.0).await?))
}

/// Note the gender of a seat's member, or that it is not said. Secretariat only.
#[utoipa::path(tag = "council", operation_id = "note_gender", request_body = SeatGender,
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[put("/api/v1/rounds/{round}/seats/{seat}/gender")]
async fn note_gender(app: Data<App>, me: Me, at: At, body: Body<SeatGender>) -> Answer {
    Ok(told(app.note_gender(&me, &at.0, &at.1, body.0).await?))
}

/// Give the chair to a seat, in another's stead with a reason. Secretariat only.
#[utoipa::path(tag = "council", operation_id = "give_chair", request_body = ChairGiving,
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[put("/api/v1/rounds/{round}/seats/{seat}/chair")]
async fn give_chair(app: Data<App>, me: Me, at: At, body: Body<ChairGiving>) -> Answer {
    Ok(told(app.give_chair(&me, &at.0, &at.1, &body.0).await?))
}

/// Give the pledge to the text that was read.
#[utoipa::path(tag = "council", operation_id = "give_pledge", request_body = PledgeGiven,
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[put("/api/v1/rounds/{round}/seats/{seat}/pledge")]
async fn give_pledge(app: Data<App>, me: Me, at: At, body: Body<PledgeGiven>) -> Answer {
    Ok(told(app.give_pledge(&me, &at.0, &at.1, &body.0).await?))
}

/// Say that every conflict is declared.
#[utoipa::path(tag = "council", operation_id = "complete_declaration",
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[put("/api/v1/rounds/{round}/seats/{seat}/declaration")]
async fn complete_declaration(app: Data<App>, me: Me, at: At) -> Answer {
    Ok(told(app.complete_declaration(&me, &at.0, &at.1).await?))
}

/// Say that one's sheets are final.
#[utoipa::path(tag = "council", operation_id = "say_final",
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[put("/api/v1/rounds/{round}/seats/{seat}/final")]
async fn say_final(app: Data<App>, me: Me, at: At) -> Answer {
    Ok(told(app.say_final(&me, &at.0, &at.1).await?))
}

/// Let one member seal until later, with a reason. Secretariat only.
#[utoipa::path(tag = "council", operation_id = "extend_seat", request_body = SealExtension,
    params(("round" = String, Path), ("seat" = String, Path)), responses(Reply<SeatView>))]
#[post("/api/v1/rounds/{round}/seats/{seat}/extensions")]
async fn extend_seat(app: Data<App>, me: Me, at: At, body: Body<SealExtension>) -> Answer {
    Ok(told(app.extend_seat(&me, &at.0, &at.1, &body.0).await?))
}
