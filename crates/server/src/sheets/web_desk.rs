//! `/rounds/{round}/desk/progress` and `/rounds/{round}/desk/opening`: how far the scoring is, one member's longer
//! time, the opening by two people. No score is on these pages.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::{SealExtension, SeatView};
use simui_domain::round::{RoundView, StageKind};
use simui_domain::sheet::{OpeningView, ProgressView};
use simui_domain::time::Timestamp;
use simui_print::draw::{Picture, Progress, ProgressRow, progress};

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(progress_page)
        .service(extension_page)
        .service(extend)
        .service(opening_page)
        .service(open);
}

#[derive(Template)]
#[template(path = "desk/scoring/progress.html")]
struct ProgressPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    progress: ProgressView,
    /// How far each member is, and each proposal.
    members: Picture,
    proposals: Picture,
    sealed: u32,
    sheets: u32,
    now: Timestamp,
}

#[derive(Template)]
#[template(path = "desk/scoring/extension.html")]
struct ExtensionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    seat: SeatView,
}

#[derive(Template)]
#[template(path = "desk/scoring/opening.html")]
struct OpeningPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    progress: ProgressView,
    opening: Option<OpeningView>,
    now: Timestamp,
}

impl OpeningPage<'_> {
    /// Whether the scores are still sealed.
    fn sealed(&self) -> bool {
        self.round.stage.is_some_and(StageKind::sealed)
    }
}

#[get("/rounds/{round}/desk/progress")]
async fn progress_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    let view = app.progress(&desk, &round).await?;
    let round = app.round(&desk, &round).await?;
    let chrome = &desk.chrome;
    let seats = view
        .seats
        .iter()
        .map(|one| bar(&one.seat, one.sealed, one.sheets));
    let each = view
        .proposals
        .iter()
        .map(|one| bar(&one.proposal, one.sealed, one.sheets));
    let drawn = |of, rows: Vec<ProgressRow>| progress(of, &rows, chrome.language);
    let shown = ProgressPage {
        chrome,
        round,
        members: drawn(Progress::Members, seats.collect()),
        proposals: drawn(Progress::Proposals, each.collect()),
        sealed: view.seats.iter().map(|seat| seat.sealed).sum(),
        sheets: view.seats.iter().map(|seat| seat.sheets).sum(),
        progress: view,
        now: app.now().await?,
    };
    page(chrome, &Told::default(), &shown)
}

/// The sealed sheets of one among those that it has.
fn bar(name: &str, sealed: u32, sheets: u32) -> ProgressRow {
    let count = |sheets| usize::try_from(sheets).unwrap_or(usize::MAX);
    ProgressRow {
        name: name.to_owned(),
        done: count(sealed),
        of: count(sheets),
    }
}

async fn extension(app: &App, desk: &Desk, (round, seat): (&str, &str), told: &Told) -> Answer {
    let seat = app.seat(desk, round, seat).await?;
    let round = app.round(desk, round).await?;
    let chrome = &desk.chrome;
    let shown = ExtensionPage {
        chrome,
        told,
        round,
        seat,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/progress/{seat}")]
async fn extension_page(app: Data<App>, desk: Desk, at: Path<(String, String)>) -> Answer {
    extension(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

#[post("/rounds/{round}/desk/progress/{seat}")]
async fn extend(app: Data<App>, desk: Desk, at: Path<(String, String)>, entered: Entered) -> Answer {
    let zone = app.round(&desk, &at.0).await?.zone;
    let done = match entering::instant(&entered, "until", &zone) {
        Ok(until) => {
            let reason = entered.text("reason").to_owned();
            let told = SealExtension { until, reason };
            refused(app.extend_seat(&desk, &at.0, &at.1, &told).await)?
        }
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => {
            let progress = format!("/rounds/{}/desk/progress", at.0);
            Ok(then(&desk.chrome, &progress, "desk-extended"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            extension(&app, &desk, (&at.0, &at.1), &told).await
        }
    }
}

async fn opening(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let progress = app.progress(desk, code).await?;
    // Before the chair has asked there is no opening to be seen.
    let opening = refused(app.opening(desk, code).await)?.ok();
    let round = app.round(desk, code).await?;
    let chrome = &desk.chrome;
    let shown = OpeningPage {
        chrome,
        told,
        round,
        progress,
        opening,
        now: app.now().await?,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/opening")]
async fn opening_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    opening(&app, &desk, &round, &Told::default()).await
}

#[post("/rounds/{round}/desk/opening")]
async fn open(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    match refused(app.open_scores(&desk, &round).await)? {
        Ok(view) if view.opened_at.is_some() => {
            let selection = format!("/rounds/{round}/desk/selection");
            Ok(then(&desk.chrome, &selection, "desk-opened"))
        }
        Ok(_) => {
            let own = format!("/rounds/{round}/desk/opening");
            Ok(then(&desk.chrome, &own, "desk-opening-asked"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            opening(&app, &desk, &round, &told).await
        }
    }
}
