//! `/api/v1/sessions`.

use actix_web::body::BoxBody;
use actix_web::cookie::Cookie;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, Responder, post};
use serde::{Deserialize, Serialize};
use simui_app::{App, SignIn, Tokens};
use utoipa::openapi::{RefOr, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::cookie;
use crate::input::Body;
use crate::problem::Failed;
use crate::reply::Reply;
use crate::request::From;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(create_session).service(refresh_session);
}

/// How to go on after signing in.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Going {
    /// With tokens.
    #[default]
    Api,
    /// With a cookie.
    Page,
}

/// Mail address and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSession {
    /// Mail address.
    email: String,
    /// Password.
    password: String,
    /// With tokens, or with a cookie.
    #[serde(default)]
    kind: Going,
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
    /// Gives the next pair, once.
    refresh_token: String,
    /// When the refresh token ends unused.
    #[schema(value_type = String, format = DateTime)]
    refresh_until: simui_domain::time::Timestamp,
}

impl std::convert::From<Tokens> for SessionTokens {
    fn from(tokens: Tokens) -> Self {
        Self {
            access_token: tokens.access,
            token_type: "Bearer",
            expires_in: tokens.expires_in,
            refresh_token: tokens.refresh,
            refresh_until: tokens.refresh_until,
        }
    }
}

/// Signed in: tokens as the body, or a cookie and no body.
pub(crate) enum Opened {
    Api(SessionTokens),
    Page(Cookie<'static>),
}

impl Responder for Opened {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        match self {
            Self::Api(tokens) => Reply::of(tokens).respond_to(request),
            Self::Page(cookie) => HttpResponse::NoContent().cookie(cookie).finish(),
        }
    }
}

impl IntoResponses for Opened {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let mut all = Reply::<SessionTokens>::responses();
        let page = ResponseBuilder::new().description("Signed in by cookie").build();
        all.insert("204".to_owned(), page.into());
        all
    }
}

/// Sign in.
#[utoipa::path(tag = "sessions", operation_id = "create_session", request_body = NewSession)]
#[post("/api/v1/sessions")]
async fn create_session(app: Data<App>, from: From, body: Body<NewSession>) -> Result<Opened, Failed> {
    let NewSession {
        email,
        password,
        kind,
    } = body.0;
    let input = SignIn { email, password };
    Ok(match kind {
        Going::Api => Opened::Api(app.sign_in(&input, &from).await?.into()),
        Going::Page => {
            let session = app.sign_in_page(&input, &from).await?;
            Opened::Page(cookie::kept(&app, session.cookie))
        }
    })
}

/// A refresh token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Refresh {
    /// As it was given last.
    refresh_token: String,
}

/// The next pair of tokens. A refresh token is good once; if its answer was lost it may be sent again, until the
/// new one is used.
#[utoipa::path(tag = "sessions", operation_id = "refresh_session", request_body = Refresh)]
#[post("/api/v1/sessions/refresh")]
async fn refresh_session(
    app: Data<App>,
    from: From,
    body: Body<Refresh>,
) -> Result<Reply<SessionTokens>, Failed> {
    let tokens = app.refresh(&body.0.refresh_token, &from).await?;
    Ok(Reply::of(tokens.into()))
}
