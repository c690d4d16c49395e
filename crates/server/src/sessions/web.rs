//! `/sign-in` and `/sign-out`.

use actix_web::web::{Data, Query, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use askama::Template;
use serde::Deserialize;
use simui_app::{App, SignIn};

use super::cookie;
use crate::me::Me;
use crate::pages::{
    Answer, Chrome, Desk, Entered, Told, ours, page, refused, settled, sign_in_for, then, without,
};
use crate::problem::Failed;
use crate::request::From;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(sign_in_page).service(sign_in).service(sign_out);
}

/// Where to go on after signing in.
#[derive(Debug, Default, Deserialize)]
struct Going {
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "sessions/sign_in.html")]
struct SignInPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    next: &'a str,
}

#[get("/sign-in")]
async fn sign_in_page(chrome: Chrome, going: Query<Going>) -> Answer {
    let next = ours(&going.next);
    if chrome.person.is_some() {
        return Ok(without(&chrome, next));
    }
    door(&chrome, &Told::default(), next)
}

fn door(chrome: &Chrome, told: &Told, next: &str) -> Answer {
    let mut chrome = chrome.clone();
    // After a wrong password the address does not say any more where to go on.
    chrome.elsewhere = Some(next).filter(|next| *next != "/").map(sign_in_for);
    let chrome = &chrome;
    page(chrome, told, &SignInPage { chrome, told, next })
}

/// Signs in. Whatever the browser was signed in with before ends: nobody goes on with a cookie from before.
#[post("/sign-in")]
async fn sign_in(
    app: Data<App>,
    (chrome, before): (Chrome, Option<Me>),
    from: From,
    entered: Entered,
) -> Answer {
    let input = SignIn {
        email: entered.text("email").to_owned(),
        password: entered.text("password").to_owned(),
    };
    let next = ours(entered.text("next")).to_owned();
    let done = match refused(app.sign_in_page(&input, &from).await)? {
        Ok(session) => {
            if let Some(before) = before {
                app.sign_out(&before).await?;
            }
            let mut answer = without(&chrome, &next);
            cookie::handed(&mut answer, &cookie::kept(&app, session.cookie))?;
            Ok(answer)
        }
        Err(refusal) => Err(refusal),
    };
    settled(&chrome, entered, done, async |told| door(&chrome, told, &next)).await
}

#[post("/sign-out")]
async fn sign_out(app: Data<App>, desk: Desk, _entered: Entered) -> Result<HttpResponse, Failed> {
    app.sign_out(&desk).await?;
    let mut answer = then(&desk.chrome, "/", "signed-out");
    cookie::handed(&mut answer, &cookie::forgotten(&app))?;
    Ok(answer)
}
