//! `/rounds/{round}/proposals/{reference}/sheet/paper`: the sheet as officials sign it, one A4 page; a sheet that is
//! not sealed says so.

use actix_web::get;
use actix_web::web::{Data, ServiceConfig};
use askama::Template;
use chrono::Datelike;
use chrono_tz::Tz;
use simui_app::App;
use simui_domain::council::SeatView;
use simui_domain::language::{Both, Language};
use simui_domain::proposal::{Period, SubmittedView};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;
use simui_domain::sheet::{EditionView, SheetView, SheetWord};
use simui_domain::time::Timestamp;
use simui_words::notation::{amount_in_full, blank_day, day};

use super::form::Form;
use super::{At, dossier};
use crate::council::own_seat;
use crate::pages::{Answer, Chrome, Desk, Told, page};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(paper_page);
}

#[derive(Template)]
#[template(path = "sheets/paper.html")]
struct PaperPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    sheet: SheetView,
    form: Form,
    dossier: Option<Box<SubmittedView>>,
    /// The edition that is printed; none while the sheet is written.
    edition: Option<EditionView>,
    /// The reader's own seat: every member's paper has another number.
    seat: SeatView,
    amount: String,
    period: String,
    /// The day of the seal; blank until then.
    day: String,
}

impl PaperPage<'_> {
    /// The title in the language that the page is not in.
    fn other_title<'a>(&self, title: &'a Both) -> &'a str {
        title.get(self.chrome.other_language())
    }
}

/// The amount as an official paper of the language writes it.
fn amount(chrome: &Chrome, amount: i64, currency: &str) -> String {
    if chrome.language == Language::Ko && currency == "KRW" {
        return amount_in_full(amount);
    }
    chrome.amount(&amount, currency)
}

fn period(chrome: &Chrome, period: Period) -> String {
    let [from, until] = [period.from, period.until].map(|date| day(date, chrome.language));
    chrome.range(from, until)
}

/// The day of an edition in the round's zone; without one, to be written by hand in the year of the scoring.
fn written(chrome: &Chrome, round: &RoundView, edition: Option<&EditionView>) -> String {
    let zone: Tz = round.zone.parse().unwrap_or(Tz::UTC);
    let date = |at: Timestamp| at.with_timezone(&zone).date_naive();
    match edition.and_then(|edition| edition.at.parse().ok()) {
        Some(at) => day(date(at), chrome.language),
        None => round
            .dates
            .scoring_closes
            .map(|at| blank_day(date(at).year(), chrome.language))
            .unwrap_or_default(),
    }
}

#[get("/rounds/{round}/proposals/{reference}/sheet/paper")]
async fn paper_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    let sheet = app.my_sheet(&desk, &at.0, &at.1).await?;
    let chrome = &desk.chrome;
    let done = sheet.state == SheetWord::Done;
    let edition = sheet.editions.first().filter(|_| done).cloned();
    let round = app.round(&desk, &at.0).await?;
    let seat = own_seat(&desk, &at.0).ok_or(Refusal::from(Common::Unknown))?;
    let seat = app.seat(&desk, &at.0, seat).await?;
    let dossier = dossier(&app, &desk, (&at.0, &at.1)).await?;
    let content = dossier.as_ref().map(|dossier| &dossier.revision.content);
    let asked = content.map(|content| amount(chrome, content.amount, &round.currency));
    let lasts = content.and_then(|content| Some(period(chrome, content.period?)));
    let template = PaperPage {
        chrome,
        amount: asked.unwrap_or_default(),
        period: lasts.unwrap_or_default(),
        day: written(chrome, &round, edition.as_ref()),
        round,
        dossier,
        form: Form::shown(&sheet),
        edition,
        seat,
        sheet,
    };
    page(chrome, &Told::default(), &template)
}
