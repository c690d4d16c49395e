//! `/api/v1/rounds/{round}/outbox`.

use actix_web::web::{Data, Path, Query};
use actix_web::{get, put};
use serde::Deserialize;
use simui_app::App;
use simui_domain::notice::{MessageState, MessageView, Ruling};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{LetterRelease, LetterReleaseView};
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Items, Reply};
use crate::rounds::Reason;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_outbox)
        .service(get_message)
        .service(hold_message)
        .service(release_message)
        .service(repeat_message)
        .service(get_letter_release)
        .service(set_letter_release);
}

type At = Path<(String, String)>;

/// Which messages are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Sought {
    /// `waiting`, `failed`, `held`, `sent` or `given_up`; all without it.
    state: Option<String>,
    /// At most so many, 1 to 100; 50 without it.
    limit: Option<u64>,
    /// Where the page before ended: its `next`.
    cursor: Option<String>,
}

/// The state of a name.
///
/// # Errors
/// `not_a_choice`.
pub(super) fn state(name: Option<&str>) -> Result<Option<MessageState>, Refusal> {
    let known = name.map(|name| {
        let unknown = || Refusal::from(Common::NotAChoice).at("/state");
        MessageState::of_name(name).ok_or_else(unknown)
    });
    known.transpose()
}

/// Messages of the round, the newest first, without their texts. Staff as far as nothing is hidden from them; auditor.
#[utoipa::path(tag = "outbox", operation_id = "list_outbox", params(("round" = String, Path), Sought))]
#[get("/api/v1/rounds/{round}/outbox")]
async fn list_outbox(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    sought: Query<Sought>,
) -> Result<Items<MessageView>, Failed> {
    let page = Paging::new(sought.limit, sought.cursor.clone()).page()?;
    let state = state(sought.state.as_deref())?;
    Ok(Items(app.outbox(&me, &round, state, &page).await?))
}

/// One message with its text as it would be written now.
#[utoipa::path(tag = "outbox", operation_id = "get_message", params(("round" = String, Path), ("id" = String, Path)))]
#[get("/api/v1/rounds/{round}/outbox/{id}")]
async fn get_message(app: Data<App>, me: Me, at: At) -> Result<Reply<MessageView>, Failed> {
    Ok(Reply::of(app.message(&me, &at.0, &at.1).await?))
}

/// Hold a message back: it is not sent. Secretary.
#[utoipa::path(tag = "outbox", operation_id = "hold_message", request_body = Reason, params(("round" = String, Path), ("id" = String, Path)))]
#[put("/api/v1/rounds/{round}/outbox/{id}/hold")]
async fn hold_message(
    app: Data<App>,
    me: Me,
    at: At,
    body: Body<Reason>,
) -> Result<Reply<MessageView>, Failed> {
    ruled(&app, &me, &at, Ruling::Hold, &body.0).await
}

/// Let a held message go. Secretary.
#[utoipa::path(tag = "outbox", operation_id = "release_message", request_body = Reason, params(("round" = String, Path), ("id" = String, Path)))]
#[put("/api/v1/rounds/{round}/outbox/{id}/release")]
async fn release_message(
    app: Data<App>,
    me: Me,
    at: At,
    body: Body<Reason>,
) -> Result<Reply<MessageView>, Failed> {
    ruled(&app, &me, &at, Ruling::Release, &body.0).await
}

/// Try a message again that was given up. Whoever may still hear is asked anew. Secretary.
#[utoipa::path(tag = "outbox", operation_id = "repeat_message", request_body = Reason, params(("round" = String, Path), ("id" = String, Path)))]
#[put("/api/v1/rounds/{round}/outbox/{id}/repeat")]
async fn repeat_message(
    app: Data<App>,
    me: Me,
    at: At,
    body: Body<Reason>,
) -> Result<Reply<MessageView>, Failed> {
    ruled(&app, &me, &at, Ruling::Repeat, &body.0).await
}

/// Whether letters of the round wait for release. Staff; auditor.
#[utoipa::path(tag = "outbox", operation_id = "get_letter_release", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/letter-release")]
async fn get_letter_release(
    app: Data<App>,
    me: Me,
    round: Path<String>,
) -> Result<Reply<LetterReleaseView>, Failed> {
    Ok(released(app.letter_release(&me, &round).await?))
}

/// Let letters of the round wait for release, or leave by themselves. Secretary, at any stage.
#[utoipa::path(tag = "outbox", operation_id = "set_letter_release", request_body = LetterRelease,
    params(("round" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/letter-release")]
async fn set_letter_release(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    version: Version,
    body: Body<LetterRelease>,
) -> Result<Reply<LetterReleaseView>, Failed> {
    let set = app.set_letter_release(&me, &round, version.0, body.0).await?;
    Ok(released(set))
}

fn released(view: LetterReleaseView) -> Reply<LetterReleaseView> {
    Reply::at(view.version, view)
}

async fn ruled(
    app: &App,
    me: &Me,
    at: &(String, String),
    ruling: Ruling,
    body: &Reason,
) -> Result<Reply<MessageView>, Failed> {
    let (round, id) = (at.0.as_str(), at.1.as_str());
    let view = app.rule_message(me, (round, id), ruling, &body.reason).await?;
    Ok(Reply::of(view))
}
