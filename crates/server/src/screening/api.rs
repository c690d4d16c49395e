//! `.../proposals/{reference}/screening` and `.../supplements`.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use simui_app::{App, Listed};
use simui_domain::proposal::ReceiptView;
use simui_domain::screening::{ScreeningDraft, ScreeningView, SupplementDraft, SupplementView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::{Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_screening)
        .service(screen_proposal)
        .service(list_supplements)
        .service(request_supplement)
        .service(answer_supplement)
        .service(close_supplement);
}

/// The screening of a proposal. Secretariat, approver, auditor.
#[utoipa::path(tag = "screening", operation_id = "get_screening",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/screening")]
async fn get_screening(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<ScreeningView>, Failed> {
    let view = app.screening(&me, &path.0, &path.1).await?;
    Ok(Reply::at(view.version, view))
}

/// Note findings and the outcome, until the council is convened. Secretariat; `If-Match: "0"` begins.
#[utoipa::path(tag = "screening", operation_id = "screen_proposal", request_body = ScreeningDraft,
    params(("round" = String, Path), ("reference" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/screening")]
async fn screen_proposal(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    version: Version,
    body: Body<ScreeningDraft>,
) -> Result<Reply<ScreeningView>, Failed> {
    let place = (path.0.as_str(), path.1.as_str());
    let view = app.screen_proposal(&me, place, version.0, &body.0).await?;
    Ok(Reply::at(view.version, view))
}

/// The supplement requests on a proposal, the oldest first. Secretariat, approver, auditor.
#[utoipa::path(tag = "screening", operation_id = "list_supplements",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/supplements")]
async fn list_supplements(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Items<SupplementView>, Failed> {
    let items = app.supplements(&me, &path.0, &path.1).await?;
    Ok(Items(Listed { items, next: None }))
}

/// Ask the applicant for a supplement, with a deadline of its own. Secretariat.
#[utoipa::path(tag = "screening", operation_id = "request_supplement", request_body = SupplementDraft,
    params(("round" = String, Path), ("reference" = String, Path),
        ("Idempotency-Key" = Option<String>, Header)))]
#[post("/api/v1/rounds/{round}/proposals/{reference}/supplements")]
async fn request_supplement(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<SupplementDraft>,
) -> Result<Reply<SupplementView>, Failed> {
    let view = app.request_supplement(&me, &path.0, &path.1, &body.0).await?;
    let location = format!("/api/v1/rounds/{}/proposals/{}/supplements", path.0, path.1);
    Ok(Reply::of(view).created(location))
}

/// Send the draft as it is as the answer to the open request. Applicant.
#[utoipa::path(tag = "screening", operation_id = "answer_supplement",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/supplements/answer")]
async fn answer_supplement(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<ReceiptView>, Failed> {
    let view = app.answer_supplement(&me, &path.0, &path.1).await?;
    Ok(Reply::of(view))
}

/// Close the open request without an answer. Secretariat.
#[utoipa::path(tag = "screening", operation_id = "close_supplement",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/supplements/closing")]
async fn close_supplement(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<SupplementView>, Failed> {
    Ok(Reply::of(app.close_supplement(&me, &path.0, &path.1).await?))
}
