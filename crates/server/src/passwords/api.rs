//! `/api/v1/invitations/acceptance` and `/api/v1/password-resets`. The token comes in the body, never in an address,
//! which logs and other sites would see.

use actix_web::post;
use actix_web::web::Data;
use serde::Deserialize;
use simui_app::{Acceptance, App, Redemption};
use simui_domain::people::MeView;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::problem::Failed;
use crate::reply::{Accepted, Done, Reply};
use crate::request::From;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(read_invitation)
        .service(accept_invitation)
        .service(ask_password_reset)
        .service(redeem_password_reset);
}

/// A one-time token and the password that its holder chooses.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChosenPassword {
    /// From the letter.
    token: String,
    /// At least 12 characters, any of them.
    password: String,
}

impl ChosenPassword {
    fn redemption(self) -> Redemption {
        Redemption {
            token: self.token,
            password: self.password,
        }
    }
}

/// The token of an invitation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InvitationToken {
    /// From the letter.
    token: String,
}

/// Read an invitation before accepting it: whom it is for, and what that person is charged with.
#[utoipa::path(tag = "passwords", operation_id = "read_invitation", request_body = InvitationToken)]
#[post("/api/v1/invitations/reading")]
async fn read_invitation(
    app: Data<App>,
    from: From,
    body: Body<InvitationToken>,
) -> Result<Reply<MeView>, Failed> {
    Ok(Reply::of(app.read_invitation(&body.0.token, &from).await?))
}

/// The answer to the invitation of an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AcceptanceBody {
    /// From the letter.
    token: String,
    /// At least 12 characters, any of them.
    password: String,
    /// Agrees to what is kept: name, mail address, organization, and what the person does here.
    #[serde(default)]
    consent: bool,
}

/// Accept an invitation: agree to what is kept, and choose the first password.
#[utoipa::path(tag = "passwords", operation_id = "accept_invitation", request_body = AcceptanceBody)]
#[post("/api/v1/invitations/acceptance")]
async fn accept_invitation(app: Data<App>, from: From, body: Body<AcceptanceBody>) -> Result<Done, Failed> {
    let AcceptanceBody {
        token,
        password,
        consent,
    } = body.0;
    let redemption = Redemption { token, password };
    app.accept_invitation(&Acceptance { redemption, consent }, &from)
        .await?;
    Ok(Done)
}

/// Whose password is to be chosen anew.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResetRequest {
    /// Mail address.
    email: String,
}

/// Ask for a new password. The answer is the same whether somebody has that address or not.
#[utoipa::path(tag = "passwords", operation_id = "ask_password_reset", request_body = ResetRequest)]
#[post("/api/v1/password-resets")]
async fn ask_password_reset(
    app: Data<App>,
    from: From,
    body: Body<ResetRequest>,
) -> Result<Accepted, Failed> {
    app.ask_reset(&body.0.email, &from).await?;
    Ok(Accepted)
}

/// Choose a new password by the token of the letter. Every session is over.
#[utoipa::path(tag = "passwords", operation_id = "redeem_password_reset", request_body = ChosenPassword)]
#[post("/api/v1/password-resets/redemption")]
async fn redeem_password_reset(
    app: Data<App>,
    from: From,
    body: Body<ChosenPassword>,
) -> Result<Done, Failed> {
    app.redeem_reset(&body.0.redemption(), &from).await?;
    Ok(Done)
}
