//! `/rounds/{round}/desk/set-up/contact`: department, person, telephone and notice on personal data, at the foot of the
//! round's pages and announcements. Written at any stage.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::language::Both;
use simui_domain::round::{Contact, RoundView};

use super::{drafted, version, written};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(contact_page).service(write_contact);
}

#[derive(Template)]
#[template(path = "desk/set_up/contact.html")]
struct ContactPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    version: i64,
    contact: Contact,
    round: RoundView,
    /// Whether it is the reader's to write.
    writes: bool,
}

/// A form that nothing was written in yet.
fn blank() -> Contact {
    Contact {
        department: Both::default(),
        person: Both::default(),
        telephone: String::new(),
        privacy: Both::default(),
    }
}

async fn shown(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = drafted(app, desk, code).await?;
    let chrome = &desk.chrome;
    let template = ContactPage {
        chrome,
        told,
        version: version(&round),
        contact: round.contact.clone().unwrap_or_else(blank),
        round,
        writes: app.powers(desk, code).await?.secretary,
    };
    page(chrome, told, &template)
}

#[get("/rounds/{round}/desk/set-up/contact")]
async fn contact_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    shown(&app, &desk, &code, &Told::default()).await
}

#[post("/rounds/{round}/desk/set-up/contact")]
async fn write_contact(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let both = |name: &str| {
        let of = |language: &str| entered.text(&format!("{name}/{language}"));
        Both::new(of("ko"), of("en"))
    };
    let contact = Contact {
        department: both("department"),
        person: both("person"),
        telephone: entered.text("telephone").to_owned(),
        privacy: both("privacy"),
    };
    let done = match entered.whole("version") {
        Ok(version) => refused(app.set_contact(&desk, &code, version, &contact).await)?,
        Err(refusal) => Err(refusal),
    };
    match written(&desk, &code, entered, done) {
        Ok(answer) => Ok(answer),
        Err(told) => shown(&app, &desk, &code, &told).await,
    }
}
