//! `/invitation`, `/password-reset`: choosing a password by the link of a letter, and asking for that letter. The
//! token stands behind `#` in the link, where no server sees it; the script puts it into the form, and without
//! script the person does.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::{Acceptance, App, Redemption};
use simui_domain::people::MeView;

use crate::pages::{Answer, Chrome, Entered, Told, page, refused, settled, then};
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
    /// Whom the invitation is for, once its token was sent.
    person: Option<MeView>,
}

#[derive(Template)]
#[template(path = "passwords/forgotten.html")]
struct ForgottenPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
}

fn choose(chrome: &Chrome, told: &Told, invited: bool) -> Answer {
    read(chrome, told, invited, None)
}

fn read(chrome: &Chrome, told: &Told, invited: bool, person: Option<MeView>) -> Answer {
    page(
        chrome,
        told,
        &ChoosePage {
            chrome,
            told,
            invited,
            person,
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

/// Accepts an invitation; or tells whom it is for, before that.
#[post("/invitation")]
async fn accept_invitation(app: Data<App>, chrome: Chrome, from: From, entered: Entered) -> Answer {
    if entered.text("act") == "read" {
        let token = redemption(&entered).token;
        return match refused(app.read_invitation(&token, &from).await)? {
            Ok(person) => read(
                &chrome,
                &Told::entered(chrome.language, entered),
                true,
                Some(person),
            ),
            Err(refusal) => choose(&chrome, &Told::refused(chrome.language, entered, refusal), true),
        };
    }
    let answer = Acceptance {
        redemption: redemption(&entered),
        consent: entered.ticked("consent"),
    };
    let done = refused(app.accept_invitation(&answer, &from).await)?;
    let done = done.map(|()| then(&chrome, "/sign-in", "password-chosen"));
    settled(&chrome, entered, done, async |told| {
        // A token that did not open is not tried a second time.
        let opens = !told.is("token_refused") && !told.is("too_many_tries");
        let person = if opens {
            refused(app.read_invitation(&answer.redemption.token, &from).await)?.ok()
        } else {
            None
        };
        read(&chrome, told, true, person)
    })
    .await
}

#[get("/password-reset")]
async fn reset_page(chrome: Chrome) -> Answer {
    choose(&chrome, &Told::default(), false)
}

#[post("/password-reset")]
async fn redeem_reset(app: Data<App>, chrome: Chrome, from: From, entered: Entered) -> Answer {
    let done = refused(app.redeem_reset(&redemption(&entered), &from).await)?;
    let done = done.map(|()| then(&chrome, "/sign-in", "password-chosen"));
    settled(&chrome, entered, done, async |told| choose(&chrome, told, false)).await
}

fn forgotten(chrome: &Chrome, told: &Told) -> Answer {
    page(chrome, told, &ForgottenPage { chrome, told })
}

#[get("/password-forgotten")]
async fn forgotten_page(chrome: Chrome) -> Answer {
    forgotten(&chrome, &Told::default())
}

#[post("/password-forgotten")]
async fn ask_reset(app: Data<App>, chrome: Chrome, from: From, entered: Entered) -> Answer {
    let done = refused(app.ask_reset(entered.text("email"), &from).await)?;
    let done = done.map(|()| then(&chrome, "/sign-in", "reset-asked"));
    settled(&chrome, entered, done, async |told| forgotten(&chrome, told)).await
}
