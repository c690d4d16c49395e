//! `/rounds/{round}/desk/set-up/publication`: what would be published, what hinders it, and the two people's acts.

use std::collections::BTreeSet;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::round::{PublicationView, RoundAct, RoundView};

use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(publication_page)
        .service(ask)
        .service(publish)
        .service(send_back);
}

#[derive(Template)]
#[template(path = "desk/set_up/publication.html")]
struct PublicationPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    publication: PublicationView,
}

impl PublicationPage<'_> {
    /// What hinders, each code once.
    fn hindrances(&self) -> BTreeSet<&str> {
        self.publication.hindered_by.iter().map(String::as_str).collect()
    }

    fn waits(&self) -> bool {
        self.publication
            .request
            .as_ref()
            .is_some_and(|request| request.open)
    }

    /// Whether what was asked for is what would be published now.
    fn outdated(&self) -> bool {
        let request = self.publication.request.as_ref();
        request.is_some_and(|request| request.open && request.digest != self.publication.digest)
    }
}

async fn publication(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let publication = app.publication(desk, code).await?;
    let round = app.round(desk, code).await?;
    let chrome = &desk.chrome;
    let shown = PublicationPage {
        chrome,
        told,
        round,
        publication,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/set-up/publication")]
async fn publication_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    publication(&app, &desk, &code, &Told::default()).await
}

#[post("/rounds/{round}/desk/set-up/publication/asking")]
async fn ask(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let done = refused(app.ask_publication(&desk, &code).await)?;
    let own = format!("/rounds/{code}/desk/set-up/publication");
    let done = done.map(|_| then(&desk.chrome, &own, "desk-approval-asked"));
    let again = async |told: &Told| publication(&app, &desk, &code, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/set-up/publication/approval")]
async fn publish(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let digest = entered.text("digest").to_owned();
    let done = refused(app.publish_round(&desk, &code, &digest).await)?;
    let own = format!("/rounds/{code}");
    let done = done.map(|_| then(&desk.chrome, &own, "desk-published"));
    let again = async |told: &Told| publication(&app, &desk, &code, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/set-up/publication/return")]
async fn send_back(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let reason = entered.text("reason").to_owned();
    let act = RoundAct::Publication;
    let done = refused(app.return_round_act(&desk, &code, act, &reason).await)?;
    let own = format!("/rounds/{code}/desk/set-up/publication");
    let done = done.map(|_| then(&desk.chrome, &own, "desk-returned"));
    let again = async |told: &Told| publication(&app, &desk, &code, told).await;
    settled(&desk.chrome, entered, done, again).await
}
