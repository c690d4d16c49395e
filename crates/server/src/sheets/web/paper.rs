//! `/rounds/{round}/proposals/{reference}/sheet/paper`: the sheet as officials sign it, one A4 page; a sheet that is
//! not sealed says so.

use actix_web::get;
use actix_web::web::{Data, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::language::{Both, Language};
use simui_domain::proposal::{Period, SubmittedView};
use simui_domain::round::RoundView;
use simui_domain::sheet::{EditionView, SheetView, SheetWord};
use simui_words::notation::{amount_in_full, day};

use super::form::Form;
use super::{At, dossier};
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
    member: &'a Both,
    amount: String,
    period: String,
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
    format!("{from} ~ {until}")
}

#[get("/rounds/{round}/proposals/{reference}/sheet/paper")]
async fn paper_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    let sheet = app.my_sheet(&desk, &at.0, &at.1).await?;
    let chrome = &desk.chrome;
    let done = sheet.state == SheetWord::Done;
    let edition = sheet.editions.first().filter(|_| done).cloned();
    let round = app.round(&desk, &at.0).await?;
    let dossier = dossier(&app, &desk, (&at.0, &at.1)).await?;
    let content = dossier.as_ref().map(|dossier| &dossier.revision.content);
    let asked = content.map(|content| amount(chrome, content.amount, &round.currency));
    let lasts = content.and_then(|content| Some(period(chrome, content.period?)));
    let template = PaperPage {
        chrome,
        amount: asked.unwrap_or_default(),
        period: lasts.unwrap_or_default(),
        round,
        dossier,
        form: Form::shown(&sheet),
        edition,
        member: &desk.person.name,
        sheet,
    };
    page(chrome, &Told::default(), &template)
}
