//! `/api/v1/me`.

use actix_web::web::{Data, Path};
use actix_web::{delete, get, put};
use serde::Deserialize;
use simui_app::{App, Listed, PasswordChange};
use simui_domain::ids::SessionId;
use simui_domain::people::{MeView, SessionView};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::input::Body;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::{Done, Items, Reply};
use crate::request::From;
use crate::sessions::{Closed, Renewed};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_me)
        .service(list_own_sessions)
        .service(end_other_sessions)
        .service(end_own_session)
        .service(sign_out)
        .service(change_password);
}

/// Oneself: names, duties by round, parts in organizations, seats in councils.
#[utoipa::path(tag = "me", operation_id = "get_me")]
#[get("/api/v1/me")]
async fn get_me(app: Data<App>, me: Me) -> Result<Reply<MeView>, Failed> {
    Ok(Reply::of(app.me(&me).await?))
}

/// Where one is signed in, newest first; at most 100.
#[utoipa::path(tag = "me", operation_id = "list_own_sessions")]
#[get("/api/v1/me/sessions")]
async fn list_own_sessions(app: Data<App>, me: Me) -> Result<Items<SessionView>, Failed> {
    let items = app.own_sessions(&me).await?;
    Ok(Items(Listed { items, next: None }))
}

/// End every session of one's own but the one that asks.
#[utoipa::path(tag = "me", operation_id = "end_other_sessions")]
#[delete("/api/v1/me/sessions")]
async fn end_other_sessions(app: Data<App>, me: Me) -> Result<Done, Failed> {
    app.end_other_sessions(&me).await?;
    Ok(Done)
}

/// End one of one's own sessions.
#[utoipa::path(tag = "me", operation_id = "end_own_session", params(("id" = Uuid, Path)))]
#[delete("/api/v1/me/sessions/{id}")]
async fn end_own_session(app: Data<App>, me: Me, id: Path<Uuid>) -> Result<Done, Failed> {
    app.end_own_session(&me, SessionId(*id)).await?;
    Ok(Done)
}

/// Sign out: this session is over, its tokens with it.
#[utoipa::path(tag = "me", operation_id = "sign_out")]
#[delete("/api/v1/me/session")]
async fn sign_out(app: Data<App>, me: Me) -> Result<Closed, Failed> {
    app.sign_out(&me).await?;
    Ok(Closed::of(&app))
}

/// The present password and the next.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    /// The present one.
    current: String,
    /// The next one: at least 12 characters, any of them.
    new: String,
}

/// Change one's own password. Every other session is over, and a letter tells of it.
#[utoipa::path(tag = "me", operation_id = "change_password", request_body = NewPassword)]
#[put("/api/v1/me/password")]
async fn change_password(
    app: Data<App>,
    me: Me,
    from: From,
    body: Body<NewPassword>,
) -> Result<Renewed, Failed> {
    let NewPassword { current, new } = body.0;
    let renewed = app
        .change_password(&me, &PasswordChange { current, new }, &from)
        .await?;
    Ok(Renewed::of(&app, renewed))
}
