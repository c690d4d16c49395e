//! `/rounds/{round}/desk/progress` and `/rounds/{round}/desk/opening`: how far the scoring is, one member's longer
//! time, the opening by two people. No score is on these pages.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::{SealExtension, SeatView};
use simui_domain::language::Both;
use simui_domain::policy::Powers;
use simui_domain::proposal::ProposalLine;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::sheet::{OpeningView, ProgressView, ProposalProgress, SeatProgress};
use simui_domain::time::Timestamp;
use simui_print::draw::{self, Picture, Progress, ProgressRow};

use crate::desks::{entering, submitted};
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
    drawn_members: Picture,
    drawn_proposals: Picture,
    /// What the seats and the proposals of the progress are called.
    seats: Vec<SeatView>,
    proposals: Vec<ProposalLine>,
    sealed: u32,
    sheets: u32,
    now: Timestamp,
    /// Whether the reader may give a member longer time.
    extends: bool,
}

impl ProgressPage<'_> {
    fn line(&self, reference: &str) -> Option<&ProposalLine> {
        self.proposals.iter().find(|line| line.reference == reference)
    }
}

/// The name of the member in a seat, as long as it is kept.
fn member<'a>(seats: &'a [SeatView], code: &str) -> Option<&'a Both> {
    let seat = seats.iter().find(|seat| seat.code == code)?;
    seat.name.as_ref()
}

#[derive(Template)]
#[template(path = "desk/scoring/extension.html")]
struct ExtensionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    seat: SeatView,
    /// Whether the reader may give longer time.
    extends: bool,
}

#[derive(Template)]
#[template(path = "desk/scoring/opening.html")]
struct OpeningPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    progress: ProgressView,
    seats: Vec<SeatView>,
    opening: Option<OpeningView>,
    powers: Powers,
    now: Timestamp,
}

impl OpeningPage<'_> {
    /// Whether the scores are still sealed.
    fn sealed(&self) -> bool {
        self.round.stage.is_some_and(StageKind::sealed)
    }

    /// Whose sheets are missing if the scores are opened now, and how many of each.
    fn missing(&self) -> Vec<(&SeatProgress, u32)> {
        let left = |seat: &SeatProgress| seat.sheets.saturating_sub(seat.sealed);
        let seats = self.progress.seats.iter().map(|seat| (seat, left(seat)));
        seats.filter(|(_, left)| *left > 0).collect()
    }

    fn missing_sheets(&self) -> u32 {
        self.missing().iter().map(|(_, left)| left).sum()
    }
}

#[get("/rounds/{round}/desk/progress")]
async fn progress_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    let progress = app.progress(&desk, &round).await?;
    let seats = app.seats(&desk, &round).await?;
    let proposals = submitted(&app, &desk, &round).await?;
    let powers = app.powers(&desk, &round).await?;
    let round = app.round(&desk, &round).await?;
    let chrome = &desk.chrome;
    let one = |seat: &SeatProgress| bar(&seat.seat, seat.sealed, seat.sheets);
    let members = progress.seats.iter().map(one).collect();
    let one = |of: &ProposalProgress| bar(&of.proposal, of.sealed, of.sheets);
    let each = progress.proposals.iter().map(one).collect();
    let drawn = |of, rows: Vec<ProgressRow>| draw::progress(of, &rows, chrome.language);
    let shown = ProgressPage {
        chrome,
        extends: powers.secretary && round.stage == Some(StageKind::Scoring),
        round,
        drawn_members: drawn(Progress::Members, members),
        drawn_proposals: drawn(Progress::Proposals, each),
        seats,
        proposals,
        sealed: progress.seats.iter().map(|seat| seat.sealed).sum(),
        sheets: progress.seats.iter().map(|seat| seat.sheets).sum(),
        progress,
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
    let powers = app.powers(desk, round).await?;
    let round = app.round(desk, round).await?;
    let chrome = &desk.chrome;
    let shown = ExtensionPage {
        chrome,
        told,
        extends: powers.secretary && round.stage == Some(StageKind::Scoring),
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
    let seats = app.seats(desk, code).await?;
    let powers = app.powers(desk, code).await?;
    let round = app.round(desk, code).await?;
    let chrome = &desk.chrome;
    let shown = OpeningPage {
        chrome,
        told,
        round,
        progress,
        seats,
        opening,
        powers,
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
