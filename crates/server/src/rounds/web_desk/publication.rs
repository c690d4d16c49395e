//! `/rounds/{round}/desk/set-up/publication`: what would be published, what hinders it, and the two people's acts.

use std::collections::BTreeSet;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::people::ReachedView;
use simui_domain::policy::Powers;
use simui_domain::round::{DeadlineKind, PublicationView, RoundAct, RoundView, Rules, Terms};
use simui_domain::time::Timestamp;

use super::change::decides;
use super::rules::held;
use super::rules_preview::Preview;
use super::rules_told::RulesTold;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::problem::Failed;

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
    /// What would be published, as it is read.
    terms: Terms,
    /// How the count would work.
    preview: Option<Preview>,
    /// Who would be asked.
    invited: Vec<ReachedView>,
    powers: Powers,
}

impl RulesTold for PublicationPage<'_> {
    fn chrome(&self) -> &Chrome {
        self.chrome
    }
}

impl PublicationPage<'_> {
    fn rules(&self) -> &Rules {
        &self.terms.rules
    }

    /// The instants that are set, each with the key of its name.
    fn dates(&self) -> Vec<(&'static str, Timestamp)> {
        let kinds = DeadlineKind::ALL.into_iter();
        kinds
            .filter_map(|kind| Some((kind.name(), self.terms.dates.get(kind)?)))
            .collect()
    }

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

    /// Whether asking is the reader's, and nothing hinders it.
    fn asks(&self) -> bool {
        self.powers.secretary && self.publication.hindered_by.is_empty()
    }

    /// Whether what was asked for is the reader's to publish or to return.
    fn decides(&self) -> bool {
        decides(self.publication.request.as_ref(), self.powers)
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
    let terms = terms(&publication.terms)?;
    let seats = refused(app.seats(desk, code).await)?.unwrap_or_default();
    let chrome = &desk.chrome;
    let shown = PublicationPage {
        chrome,
        told,
        preview: Some(Preview::of(chrome, &round, &terms.rules, held(&seats))),
        round,
        publication,
        terms,
        invited: app.coordinators(desk, code).await?.organizations,
        powers: app.powers(desk, code).await?,
    };
    page(chrome, told, &shown)
}

/// The terms that canonical bytes hold.
pub(super) fn terms(body: &str) -> Result<Terms, Failed> {
    Ok(serde_json::from_str(body).map_err(|error| simui_app::Fault::Place(error.to_string()))?)
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
