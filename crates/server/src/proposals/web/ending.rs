//! Ending a proposal, each on a page of its own: `.../withdrawal` before the resolution, `.../renunciation` after it
//! was selected.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;

use super::case::{Case, Place};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(withdrawal_page)
        .service(withdraw)
        .service(renunciation_page)
        .service(give_up);
}

/// Which end.
#[derive(Debug, Clone, Copy)]
enum End {
    Withdrawal,
    Renunciation,
}

impl End {
    /// The last word of its address, and of its keys.
    fn name(self) -> &'static str {
        match self {
            Self::Withdrawal => "withdrawal",
            Self::Renunciation => "renunciation",
        }
    }
}

#[derive(Template)]
#[template(path = "proposals/ending.html")]
struct EndingPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    case: &'a Case,
    end: End,
    /// Whether the proposal's own page leads the reader here.
    offered: bool,
}

impl EndingPage<'_> {
    fn says(&self, what: &str) -> String {
        self.chrome.say(&format!("applicant-{}-{what}", self.end.name()))
    }

    fn address(&self) -> String {
        self.case.to(self.chrome, &format!("/{}", self.end.name()))
    }
}

async fn shown(app: &App, desk: &Desk, place: &Place, told: &Told, end: End) -> Answer {
    let case = &Case::load(app, desk, place).await?;
    let chrome = &desk.chrome;
    let offered = match end {
        End::Withdrawal => case.may_withdraw(),
        End::Renunciation => {
            let (round, reference) = place.pair();
            let result = refused(app.result(desk, round, reference).await)?.ok();
            case.may_give_up(result.as_ref())
        }
    };
    page(
        chrome,
        told,
        &EndingPage {
            chrome,
            told,
            case,
            end,
            offered,
        },
    )
}

#[get("/rounds/{round}/proposals/{reference}/withdrawal")]
async fn withdrawal_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    shown(&app, &desk, &place, &Told::default(), End::Withdrawal).await
}

#[post("/rounds/{round}/proposals/{reference}/withdrawal")]
async fn withdraw(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let (round, reference) = place.pair();
    let act = app.withdraw_proposal(&desk, round, reference, entered.text("reason"));
    match refused(act.await)? {
        Ok(_) => Ok(then(&desk.chrome, &place.at(""), "applicant-withdrawn")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, &place, &told, End::Withdrawal).await
        }
    }
}

#[get("/rounds/{round}/proposals/{reference}/renunciation")]
async fn renunciation_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    shown(&app, &desk, &place, &Told::default(), End::Renunciation).await
}

#[post("/rounds/{round}/proposals/{reference}/renunciation")]
async fn give_up(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let (round, reference) = place.pair();
    let act = app.give_up_proposal(&desk, round, reference, entered.text("reason"));
    match refused(act.await)? {
        Ok(_) => Ok(then(&desk.chrome, &place.at(""), "applicant-given-up")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, &place, &told, End::Renunciation).await
        }
    }
}
