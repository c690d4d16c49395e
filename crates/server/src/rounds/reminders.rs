//! `/api/v1/rounds/{round}/responses` and `.../reminders`: who has answered, and reminding those that have not.

use actix_web::web::{Data, Path, Query};
use actix_web::{get, post};
use serde::Deserialize;
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{ReminderDraft, ReminderView, ResponseKind, ResponsesView};
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_responses)
        .service(preview_reminder)
        .service(send_reminder);
}

/// Whom a reminder would reach.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Sought {
    /// `not_opened`, `opened`, `draft_begun`, one or several with commas between.
    to: String,
    /// Code of the only organization among them that is reminded.
    organization: Option<String>,
}

impl Sought {
    fn draft(&self) -> Result<ReminderDraft, Refusal> {
        let kinds = self.to.split(',').map(ResponseKind::of_name);
        let to = kinds.collect::<Option<Vec<_>>>();
        let to = to.ok_or_else(|| Refusal::from(Common::NotAChoice).at("/to"))?;
        let organization = self.organization.clone();
        Ok(ReminderDraft { to, organization })
    }
}

/// How far every invited organization is with its answer. Staff and auditor.
#[utoipa::path(tag = "rounds", operation_id = "list_responses", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/responses")]
async fn list_responses(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<ResponsesView>, Failed> {
    Ok(Reply::of(app.responses(&me, &round).await?))
}

/// Whom a reminder would reach now, whom not and why, and its mail in both languages. Nothing is sent. Secretary.
#[utoipa::path(tag = "rounds", operation_id = "preview_reminder", params(("round" = String, Path), Sought))]
#[get("/api/v1/rounds/{round}/reminders/preview")]
async fn preview_reminder(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    sought: Query<Sought>,
) -> Result<Reply<ReminderView>, Failed> {
    let draft = sought.draft()?;
    Ok(Reply::of(app.reminder(&me, &round, &draft).await?))
}

/// Remind the organizations that have not answered, each at most once in 24 hours. Secretary.
#[utoipa::path(tag = "rounds", operation_id = "send_reminder", request_body = ReminderDraft, params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/reminders")]
async fn send_reminder(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<ReminderDraft>,
) -> Result<Reply<ResponsesView>, Failed> {
    Ok(Reply::of(app.remind(&me, &round, &body.0).await?))
}
