//! `/invitation`, `/password-reset`: choosing a password by the link of a letter, and asking for that letter. The
//! token stands behind `#` in the link, where no server sees it; the script puts it into the form, and without
//! script the person does.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::{App, Redemption};

use crate::pages::{Answer, Chrome, Entered, Told, page, refused, then};
use crate::request::From;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(invitation_page)
        .service(accept_invitation)
        .service(reset_page)
        .service(redeem_reset)
        .service(forgotten_page)
        .service(ask_reset);
}

#[derive(Template)]
#[template(path = "passwords/choose.html")]
struct ChoosePage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    /// By invitation, or by reset.
    invited: bool,
}

#[derive(Template)]
#[template(path = "passwords/forgotten.html")]
struct ForgottenPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
}

fn choose(chrome: &Chrome, told: &Told, invited: bool) -> Answer {
    page(
        chrome,
        told,
        &ChoosePage {
            chrome,
            told,
            invited,
        },
    )
}

fn redemption(entered: &Entered) -> Redemption {
    // Who copies the whole link means its token.
    let token = entered.text("token").trim();
    Redemption {
        token: token.rsplit('#').next().unwrap_or(token).to_owned(),
        password: entered.text("password").to_owned(),
    }
}

#[get("/invitation")]
async fn invitation_page(chrome: Chrome) -> Answer {
    choose(&chrome, &Told::default(), true)
}

#[post("/invitation")]
async fn accept_invitation(app: Data<App>, chrome: Chrome, from: From, entered: Entered) -> Answer {
    match refused(app.accept_invitation(&redemption(&entered), &from).await)? {
        Ok(()) => Ok(then(&chrome, "/sign-in", "password-chosen")),
        Err(refusal) => choose(&chrome, &Told::refused(chrome.language, entered, refusal), true),
    }
}

#[get("/password-reset")]
async fn reset_page(chrome: Chrome) -> Answer {
    choose(&chrome, &Told::default(), false)
}

#[post("/password-reset")]
async fn redeem_reset(app: Data<App>, chrome: Chrome, from: From, entered: Entered) -> Answer {
    match refused(app.redeem_reset(&redemption(&entered), &from).await)? {
        Ok(()) => Ok(then(&chrome, "/sign-in", "password-chosen")),
        Err(refusal) => choose(&chrome, &Told::refused(chrome.language, entered, refusal), false),
    }
}

#[get("/password-forgotten")]
async fn forgotten_page(chrome: Chrome) -> Answer {
    let told = Told::default();
    page(
        &chrome,
        &told,
        &ForgottenPage {
            chrome: &chrome,
            told: &told,
        },
    )
}

#[post("/password-forgotten")]
async fn ask_reset(app: Data<App>, chrome: Chrome, from: From, entered: Entered) -> Answer {
    match refused(app.ask_reset(entered.text("email"), &from).await)? {
        Ok(()) => Ok(then(&chrome, "/sign-in", "reset-asked")),
        Err(refusal) => {
            let told = Told::refused(chrome.language, entered, refusal);
            page(
                &chrome,
                &told,
                &ForgottenPage {
                    chrome: &chrome,
                    told: &told,
                },
            )
        }
    }
}
