//! `/rounds/{round}/proposals/{reference}/sheet/revision`: a sealed sheet is revised in deliberation, with a reason.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::proposal::SubmittedView;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;
use simui_domain::sheet::{RevisionDraft, SheetView};

use super::form::{Form, content, required};
use super::{At, address, document, dossier};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::proposals::Document;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(revision_page).service(revise);
}

/// What the names of the fields begin with: the sheet's content lies in the body under this name.
const PREFIX: &str = "content/";

#[derive(Template)]
#[template(path = "sheets/revision.html")]
struct RevisionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    sheet: SheetView,
    form: Form,
    dossier: Option<Box<SubmittedView>>,
    document: Option<Document>,
    here: String,
}

impl RevisionPage<'_> {
    fn points_label(&self) -> String {
        required(self.chrome, self.chrome.say("member-points"), true)
    }

    fn reason_label(&self) -> String {
        required(self.chrome, self.chrome.say("member-revise-reason"), true)
    }
}

async fn shown(app: &App, desk: &Desk, at: (&str, &str), told: &Told) -> Answer {
    let sheet = app.my_sheet(desk, at.0, at.1).await?;
    let newest = sheet.editions.first().ok_or(Refusal::from(Common::Unknown))?;
    let chrome = &desk.chrome;
    let round = app.round(desk, at.0).await?;
    let dossier = dossier(app, desk, at).await?;
    let template = RevisionPage {
        chrome,
        told,
        document: document(app, desk, &round, dossier.as_deref()).await?,
        dossier,
        round,
        form: Form::kept(&sheet, &newest.content, PREFIX),
        here: chrome.to(&address(at.0, at.1)),
        sheet,
    };
    page(chrome, told, &template)
}

#[get("/rounds/{round}/proposals/{reference}/sheet/revision")]
async fn revision_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    shown(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

#[post("/rounds/{round}/proposals/{reference}/sheet/revision")]
async fn revise(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1.as_str());
    let view = app.my_sheet(&desk, place.0, place.1).await?;
    let read = entered.whole("version").and_then(|version| {
        let content = content(&view, &entered, PREFIX)?;
        let reason = entered.text("reason").to_owned();
        Ok((version, RevisionDraft { content, reason }))
    });
    let revised = match read {
        Ok((version, draft)) => refused(app.revise_sheet(&desk, place, version, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    match revised {
        Ok(_) => Ok(then(&desk.chrome, &address(place.0, place.1), "member-revised")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, place, &told).await
        }
    }
}
