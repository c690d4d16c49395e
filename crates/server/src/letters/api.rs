//! `/api/v1/rounds/{round}/letters`.

use actix_web::get;
use actix_web::web::{Data, Path};
use simui_app::App;
use simui_domain::notice::LettersView;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(list_letters);
}

/// The official letters that can be sent now, each in both languages. Staff as far as nothing is hidden from them;
/// auditor.
#[utoipa::path(tag = "outbox", operation_id = "list_letters", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/letters")]
async fn list_letters(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<LettersView>, Failed> {
    Ok(Reply::of(app.official_letters(&me, &round).await?))
}
