//! What a draft may start from: an earlier proposal, `.../proposals/{reference}/earlier`, and an invented one to look
//! at, `/api/v1/rounds/{round}/example`.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use simui_app::{App, Listed};
use simui_domain::proposal::{CopiedView, EarlierChoice, EarlierView, ExampleView};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::{Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_example)
        .service(list_earlier)
        .service(copy_earlier);
}

/// A filled-in survey to look at: it answers those of the round's questions that it knows. Invented, and says so.
#[utoipa::path(tag = "proposals", operation_id = "get_example", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/example")]
async fn get_example(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<ExampleView>, Failed> {
    Ok(Reply::of(app.example(&me, &round).await?))
}

/// What a draft may start from: what its organization submitted to other rounds, the newest first.
#[utoipa::path(tag = "proposals", operation_id = "list_earlier_proposals",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/earlier")]
async fn list_earlier(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Items<EarlierView>, Failed> {
    let items = app.earlier_proposals(&me, &path.0, &path.1).await?;
    Ok(Items(Listed { items, next: None }))
}

/// Take over what an earlier proposal says, wherever the draft has nothing yet. Says what was taken over and what was
/// not.
#[utoipa::path(tag = "proposals", operation_id = "copy_earlier_proposal", request_body = EarlierChoice,
    params(("round" = String, Path), ("reference" = String, Path)))]
#[post("/api/v1/rounds/{round}/proposals/{reference}/earlier")]
async fn copy_earlier(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<EarlierChoice>,
) -> Result<Reply<CopiedView>, Failed> {
    let view = app
        .copy_earlier_proposal(&me, (&path.0, &path.1), &body.0)
        .await?;
    Ok(Reply::of(view))
}
