//! `/account`: who one is, where one is signed in, one's password.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use askama::Template;
use simui_app::{App, PasswordChange};
use simui_domain::ids::SessionId;
use simui_domain::people::{MeView, SessionView};
use uuid::Uuid;

use crate::pages::{Answer, Chrome, Desk, Entered, Told, ours, page, refused, settled, then};
use crate::problem::Failed;
use crate::request::From;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(account_page)
        .service(change_password)
        .service(extend_session)
        .service(end_session);
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    person: &'a MeView,
    sessions: Vec<SessionView>,
}

async fn account(app: &App, desk: &Desk, told: &Told) -> Answer {
    let sessions = app.own_sessions(desk).await?;
    let (chrome, person) = (&desk.chrome, &desk.person);
    page(
        chrome,
        told,
        &AccountPage {
            chrome,
            told,
            person,
            sessions,
        },
    )
}

#[get("/account")]
async fn account_page(app: Data<App>, desk: Desk) -> Answer {
    account(&app, &desk, &Told::default()).await
}

#[post("/account/password")]
async fn change_password(app: Data<App>, desk: Desk, from: From, entered: Entered) -> Answer {
    let change = PasswordChange {
        current: entered.text("current").to_owned(),
        new: entered.text("new").to_owned(),
    };
    let done = refused(app.change_password(&desk, &change, &from).await)?;
    let done = done.map(|()| then(&desk.chrome, "/account", "password-changed"));
    settled(&desk.chrome, entered, done, async |told| {
        account(&app, &desk, told).await
    })
    .await
}

/// That somebody is still there: the session was used, so it lives on.
#[post("/account/session")]
async fn extend_session(desk: Desk, entered: Entered) -> Result<HttpResponse, Failed> {
    let next = ours(entered.text("next"));
    Ok(then(&desk.chrome, next, "session-extended"))
}

#[post("/account/sessions/{id}/end")]
async fn end_session(app: Data<App>, desk: Desk, id: Path<Uuid>, _entered: Entered) -> Answer {
    app.end_own_session(&desk, SessionId(*id)).await?;
    Ok(then(&desk.chrome, "/account", "session-ended"))
}
