//! `/rounds/{round}/desk/set-up/dates`: the instants, with what is missing and what contradicts.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::refusal::Refusal;
use simui_domain::round::{Dates, DeadlineKind, RoundView};
use simui_domain::time::Timestamp;

use super::{drafted, read_only, version, written};
use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(dates_page).service(write_dates);
}

/// An instant as its control shows it.
pub(super) struct Instant {
    pub(super) name: &'static str,
    pub(super) value: String,
}

/// The instants of a round, for their controls.
pub(super) fn instants(round: &RoundView) -> Vec<Instant> {
    let shown = |at| entering::local(&at, &round.zone);
    let instant = |kind: DeadlineKind| Instant {
        name: kind.name(),
        value: round.dates.get(kind).map(shown).unwrap_or_default(),
    };
    DeadlineKind::ALL.into_iter().map(instant).collect()
}

#[derive(Template)]
#[template(path = "desk/set_up/dates.html")]
struct DatesPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    version: i64,
    instants: Vec<Instant>,
    /// What is missing and what contradicts, in words.
    wrong: Vec<String>,
    /// The key of why they can only be read.
    read_only: Option<&'static str>,
}

impl DatesPage<'_> {
    /// Every instant, as it is read.
    fn set(&self) -> Vec<(&'static str, Option<Timestamp>)> {
        let kinds = DeadlineKind::ALL.into_iter();
        kinds
            .map(|kind| (kind.name(), self.round.dates.get(kind)))
            .collect()
    }
}

async fn shown(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = drafted(app, desk, code).await?;
    let chrome = &desk.chrome;
    let wrong = round
        .dates
        .contradictions()
        .into_iter()
        .chain(round.dates.missing());
    let wrong = wrong.map(|refusal| simui_words::sentence(&refusal, chrome.language));
    let page_shown = DatesPage {
        chrome,
        told,
        version: version(&round),
        instants: instants(&round),
        wrong: wrong.collect(),
        read_only: read_only(app, desk, &round).await?,
        round,
    };
    page(chrome, told, &page_shown)
}

#[get("/rounds/{round}/desk/set-up/dates")]
async fn dates_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    shown(&app, &desk, &code, &Told::default()).await
}

/// The instants of the form; an empty one is not set.
pub(super) fn dates(entered: &Entered, zone: &str) -> Result<Dates, Refusal> {
    let mut dates = Dates::default();
    for kind in DeadlineKind::ALL {
        let name = format!("dates/{}", kind.name());
        if let Some(at) = entering::instant_if_any(entered, &name, zone)? {
            dates = dates.with(kind, at);
        }
    }
    Ok(dates)
}

#[post("/rounds/{round}/desk/set-up/dates")]
async fn write_dates(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let zone = app.round(&desk, &code).await?.zone;
    let done = match (dates(&entered, &zone), entered.whole("version")) {
        (Ok(dates), Ok(version)) => refused(app.set_dates(&desk, &code, version, &dates).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    match written(&desk, &code, entered, done) {
        Ok(answer) => Ok(answer),
        Err(told) => shown(&app, &desk, &code, &told).await,
    }
}
