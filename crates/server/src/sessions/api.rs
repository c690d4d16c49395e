//! `/api/v1/sessions`.

use actix_web::post;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use simui_app::{App, SignIn};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(create_session);
}

/// Mail address and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSession {
    /// Mail address.
    email: String,
    /// Password.
    password: String,
}

/// What an API client goes on with.
#[derive(Serialize, ToSchema)]
pub(crate) struct SessionTokens {
    /// For `Authorization: Bearer`.
    access_token: String,
    /// Always `Bearer`.
    token_type: &'static str,
    /// Seconds for which the access token is good.
    expires_in: i64,
}

/// Sign in.
#[utoipa::path(tag = "sessions", operation_id = "create_session", request_body = NewSession)]
#[post("/api/v1/sessions")]
async fn create_session(app: Data<App>, body: Body<NewSession>) -> Result<Reply<SessionTokens>, Failed> {
    let NewSession { email, password } = body.0;
    let tokens = app.sign_in(&SignIn { email, password }).await?;
    Ok(Reply::of(SessionTokens {
        access_token: tokens.access,
        token_type: "Bearer",
        expires_in: tokens.expires_in,
    }))
}
