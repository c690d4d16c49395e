//! `/rounds/{round}/proposals/{reference}/sheet/seal`: everything that will be sealed, and the seal.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::proposal::SubmittedView;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::sheet::{SheetContent, SheetView, SheetWord};

use super::form::Form;
use super::list::equal;
use super::sheet::next;
use super::{At, address, dossier, hindrance};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then, without};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(seal_page).service(seal);
}

#[derive(Template)]
#[template(path = "sheets/seal.html")]
struct SealPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    sheet: SheetView,
    form: Form,
    dossier: Option<Box<SubmittedView>>,
    /// Whether with this one all totals are the same.
    equal: bool,
    /// Why the reader may not seal now though the members score.
    hindrance: Option<String>,
    here: String,
}

impl SealPage<'_> {
    /// Whether the reader may seal now.
    fn open(&self) -> bool {
        self.round.stage == Some(StageKind::Scoring) && self.hindrance.is_none()
    }
}

async fn shown(app: &App, desk: &Desk, at: (&str, &str), told: &Told) -> Answer {
    let sheet = app.my_sheet(desk, at.0, at.1).await?;
    let chrome = &desk.chrome;
    if sheet.state == SheetWord::Done {
        return Ok(without(chrome, &address(at.0, at.1)));
    }
    let round = app.round(desk, at.0).await?;
    let template = SealPage {
        chrome,
        told,
        hindrance: hindrance(desk, &round, app.now().await?),
        round,
        form: Form::saved(&sheet),
        dossier: dossier(app, desk, at).await?,
        equal: equal(app, desk, at.0).await?,
        here: chrome.to(&address(at.0, at.1)),
        sheet,
    };
    page(chrome, told, &template)
}

#[get("/rounds/{round}/proposals/{reference}/sheet/seal")]
async fn seal_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    shown(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

/// Seals what is saved, if it is what was shown.
#[post("/rounds/{round}/proposals/{reference}/sheet/seal")]
async fn seal(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1.as_str());
    let sealed = match entered.whole("version") {
        Ok(version) => {
            let (shown, nothing) = (Some(entered.text("draft")), SheetContent::default());
            refused(app.seal_sheet(&desk, place, version, shown, &nothing).await)?
        }
        Err(refusal) => Err(refusal),
    };
    match sealed {
        Ok(_) => {
            let next = next(&app, &desk, place).await?;
            Ok(then(&desk.chrome, &next, "member-sealed"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, place, &told).await
        }
    }
}
