//! `/rounds/{round}/opening`: how far the opening by two people is, and each one's part in it.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::SeatView;
use simui_domain::people::Duty;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::sheet::OpeningView;
use simui_domain::time::Timestamp;

use crate::council::own_seat;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(opening_page).service(open);
}

#[derive(Template)]
#[template(path = "sheets/opening.html")]
struct OpeningPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    /// None until the chair has asked.
    opening: Option<OpeningView>,
    /// The members who are given sheets.
    ready: Vec<SeatView>,
    /// Whether it is the reader's turn.
    turn: bool,
    closes: Option<Timestamp>,
    now: Timestamp,
    /// Whether the reader has sheets of their own.
    member: bool,
}

impl OpeningPage<'_> {
    /// Those who did not say that their sheets are final.
    fn waiting(&self) -> Vec<&SeatView> {
        self.ready.iter().filter(|seat| !seat.final_said).collect()
    }

    fn said(&self) -> String {
        let said = self.ready.len() - self.waiting().len();
        self.chrome
            .with_both("member-final-count", ("said", said), ("count", self.ready.len()))
    }

    /// Nobody may seal any more, as far as the reader can tell: a longer time of one member is decided by the act.
    fn over(&self) -> bool {
        self.waiting().is_empty() || self.closes.is_some_and(|closes| closes < self.now)
    }

    fn scoring(&self) -> bool {
        self.round.stage == Some(StageKind::Scoring)
    }

    fn opened(&self) -> bool {
        self.opening
            .as_ref()
            .is_some_and(|opening| opening.opened_at.is_some())
    }
}

async fn shown(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = app.round(desk, code).await?;
    let opening = match refused(app.opening(desk, code).await)? {
        Ok(opening) => Some(opening),
        // Until the chair has asked there is nothing to read; to outsiders there is no such page.
        Err(_) if own_seat(desk, code).is_some() || at_desk(desk, code) => None,
        Err(refusal) => return Err(refusal.into()),
    };
    let chrome = &desk.chrome;
    let own = own_seat(desk, code);
    let seats = app.seats(desk, code).await?.into_iter();
    let template = OpeningPage {
        chrome,
        told,
        ready: seats
            .filter(|seat| seat.declared && seat.until.is_none())
            .collect(),
        closes: round.scoring_closes(own),
        member: own.is_some(),
        turn: round.stage == Some(StageKind::Scoring) && turn(app, desk, code, opening.as_ref()).await?,
        opening,
        now: app.now().await?,
        round,
    };
    page(chrome, told, &template)
}

/// Whether the person has a duty in the round.
fn at_desk(desk: &Desk, code: &str) -> bool {
    let here = |round: &Option<String>| round.as_deref().is_none_or(|round| round == code);
    let mut duties = desk.person.duties.iter();
    duties.any(|duty| duty.duty != Duty::Administrator && here(&duty.round))
}

/// The chair's until it was asked, then that of a secretary to whom nothing is hidden and who is not the chair. Whether
/// it may be done now is decided when it is done.
async fn turn(app: &App, desk: &Desk, code: &str, opening: Option<&OpeningView>) -> Result<bool, Failed> {
    let chairs = match own_seat(desk, code) {
        Some(seat) => app.seat(desk, code, seat).await?.chair,
        None => false,
    };
    match opening {
        None => Ok(chairs),
        Some(opening) if chairs || opening.opened_at.is_some() => Ok(false),
        Some(_) => Ok(app.powers(desk, code).await?.holds_whole()),
    }
}

#[get("/rounds/{round}/opening")]
async fn opening_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    shown(&app, &desk, &code, &Told::default()).await
}

#[post("/rounds/{round}/opening")]
async fn open(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    match refused(app.open_scores(&desk, &code).await)? {
        Ok(view) => {
            let done = if view.opened_at.is_some() {
                "member-opened"
            } else {
                "member-opening-asked"
            };
            Ok(then(&desk.chrome, &format!("/rounds/{code}/opening"), done))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, &code, &told).await
        }
    }
}
