//! `/account`: who one is, where one is signed in, one's password.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use askama::Template;
use simui_app::{App, PasswordChange};
use simui_domain::ids::SessionId;
use simui_domain::people::{MeView, SessionView};
use uuid::Uuid;

use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
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
    match refused(app.change_password(&desk, &change, &from).await)? {
        Ok(()) => Ok(then(&desk.chrome, "/account", "password-changed")),
        Err(refusal) => {
            account(
                &app,
                &desk,
                &Told::refused(desk.chrome.language, entered, refusal),
            )
            .await
        }
    }
}

/// That somebody is still there: the session was used, so it lives on.
#[post("/account/session")]
async fn extend_session(desk: Desk, entered: Entered) -> Result<HttpResponse, Failed> {
    let next = entered.text("next");
    let local = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    Ok(then(
        &desk.chrome,
        if local { next } else { "/" },
        "session-extended",
    ))
}

#[post("/account/sessions/{id}/end")]
async fn end_session(app: Data<App>, desk: Desk, id: Path<Uuid>, _entered: Entered) -> Answer {
    app.end_own_session(&desk, SessionId(*id)).await?;
    Ok(then(&desk.chrome, "/account", "session-ended"))
}
