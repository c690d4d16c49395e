//! `/rounds/new` and `/rounds/{round}/desk/set-up/details`: name, budget, currency, zone and period.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use chrono::NaiveDate;
use simui_app::{App, Page};
use simui_domain::language::Both;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{ProgrammeView, RoundDraft, RoundView};

use super::{drafted, read_only, version, written};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(new_page)
        .service(begin)
        .service(details_page)
        .service(write_details);
}

#[derive(Template)]
#[template(path = "desk/set_up/new.html")]
struct NewPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    programmes: Vec<ProgrammeView>,
}

#[derive(Template)]
#[template(path = "desk/set_up/details.html")]
struct DetailsPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    version: i64,
    starts_on: String,
    ends_on: String,
    round: RoundView,
    /// The key of why it can only be read.
    read_only: Option<&'static str>,
}

async fn new(app: &App, desk: &Desk, told: &Told) -> Answer {
    let asked = Page {
        after: None,
        limit: 100,
    };
    let programmes = app.programmes(desk, &asked).await?.items;
    let chrome = &desk.chrome;
    let shown = NewPage {
        chrome,
        told,
        programmes,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/new")]
async fn new_page(app: Data<App>, desk: Desk) -> Answer {
    new(&app, &desk, &Told::default()).await
}

fn day(entered: &Entered, name: &str) -> Result<Option<NaiveDate>, Refusal> {
    let Some(text) = entered.given(name) else {
        return Ok(None);
    };
    let wrong = |_| {
        let why = text.to_owned();
        Refusal::from(Common::FieldWrong { why }).at(format!("/{name}"))
    };
    text.trim().parse().map(Some).map_err(wrong)
}

/// The details of the form; what is illustrative or a rehearsal is told when a round is begun.
fn details(entered: &Entered, (rehearsal, illustrative): (bool, bool)) -> Result<RoundDraft, Refusal> {
    Ok(RoundDraft {
        name: Both::new(entered.text("name/ko"), entered.text("name/en")),
        budget: entered.whole("budget")?,
        currency: entered.text("currency").trim().to_owned(),
        zone: entered.text("zone").trim().to_owned(),
        starts_on: day(entered, "starts_on")?,
        ends_on: day(entered, "ends_on")?,
        rehearsal,
        illustrative,
    })
}

#[post("/rounds/new")]
async fn begin(app: Data<App>, desk: Desk, entered: Entered) -> Answer {
    let told = (entered.ticked("rehearsal"), entered.ticked("illustrative"));
    let (programme, code) = (entered.text("programme"), entered.text("code").trim());
    let done = match details(&entered, told) {
        Ok(draft) => refused(app.begin_round(&desk, programme, code, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(round) => {
            let own = format!("/rounds/{}/desk/duties", round.code);
            Ok(then(&desk.chrome, &own, "desk-round-begun"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            new(&app, &desk, &told).await
        }
    }
}

async fn shown(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = drafted(app, desk, code).await?;
    let text = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let chrome = &desk.chrome;
    let details = DetailsPage {
        chrome,
        told,
        version: version(&round),
        starts_on: text(round.starts_on),
        ends_on: text(round.ends_on),
        read_only: read_only(app, desk, &round).await?,
        round,
    };
    page(chrome, told, &details)
}

#[get("/rounds/{round}/desk/set-up/details")]
async fn details_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    shown(&app, &desk, &code, &Told::default()).await
}

#[post("/rounds/{round}/desk/set-up/details")]
async fn write_details(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let round = app.round(&desk, &code).await?;
    let told = (round.rehearsal, round.illustrative);
    let done = match (details(&entered, told), entered.whole("version")) {
        (Ok(draft), Ok(version)) => refused(app.edit_round(&desk, &code, version, &draft).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    match written(&desk, &code, entered, done) {
        Ok(answer) => Ok(answer),
        Err(told) => shown(&app, &desk, &code, &told).await,
    }
}
