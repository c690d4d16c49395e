//! `/rounds/{round}/proposals/{reference}/sheet`: the dossier beside the sheet; saved field by field, then on to the
//! next sheet or to the seal; a sealed sheet is shown as it was sealed, and can be opened again.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::proposal::SubmittedView;
use simui_domain::refusal::Refusal;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::sheet::{SheetView, SheetWord};
use simui_domain::time::Timestamp;

use super::form::{Form, save};
use super::list::word;
use super::{At, address, document, dossier, hindrance};
use crate::council::own_seat;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then, without};
use crate::problem::Failed;
use crate::proposals::Document;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(sheet_page).service(write_sheet);
}

#[derive(Template)]
#[template(path = "sheets/sheet.html")]
struct SheetPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    sheet: SheetView,
    form: Form,
    dossier: Option<Box<SubmittedView>>,
    document: Option<Document>,
    /// The key of how far the sheet is, and the class of its badge.
    state: &'static str,
    class: &'static str,
    here: String,
    /// Where a field is saved alone, up to its name.
    save: String,
    /// Until when the reader may seal.
    closes: Option<Timestamp>,
    /// Why the reader may not write now though the members score.
    hindrance: Option<String>,
    now: Timestamp,
}

impl SheetPage<'_> {
    fn sealed(&self) -> bool {
        self.sheet.state == SheetWord::Done
    }

    fn scoring(&self) -> bool {
        self.round.stage == Some(StageKind::Scoring)
    }

    /// Whether the reader may write now.
    fn open(&self) -> bool {
        self.scoring() && self.hindrance.is_none()
    }

    /// Whether the form is shown: also when it came too late, so that nothing of what was typed is lost.
    fn writes(&self) -> bool {
        self.open() || self.scoring() && !self.told.faults().is_empty()
    }

    fn deliberation(&self) -> bool {
        self.round.stage == Some(StageKind::Deliberation)
    }
}

async fn shown(app: &App, desk: &Desk, at: (&str, &str), told: &Told) -> Answer {
    let sheet = app.my_sheet(desk, at.0, at.1).await?;
    let round = app.round(desk, at.0).await?;
    let dossier = dossier(app, desk, at).await?;
    let now = app.now().await?;
    let chrome = &desk.chrome;
    let (state, class) = word(sheet.state);
    let template = SheetPage {
        chrome,
        told,
        document: document(app, desk, &round, dossier.as_deref()).await?,
        closes: round.scoring_closes(own_seat(desk, at.0)),
        state,
        class,
        here: chrome.to(&address(at.0, at.1)),
        save: format!("/api/v1/rounds/{}/proposals/{}/sheet/fields/", at.0, at.1),
        hindrance: hindrance(desk, &round, now),
        now,
        round,
        form: Form::shown(&sheet),
        sheet,
        dossier,
    };
    page(chrome, told, &template)
}

#[get("/rounds/{round}/proposals/{reference}/sheet")]
async fn sheet_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    shown(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

#[post("/rounds/{round}/proposals/{reference}/sheet")]
async fn write_sheet(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1.as_str());
    let act = entered.text("act");
    let done = if act == "reopen" {
        reopened(&app, &desk, place, &entered).await?
    } else {
        save(&app, &desk, place, &entered).await?
    };
    let here = address(place.0, place.1);
    match done {
        Ok(()) => Ok(match act {
            "reopen" => then(&desk.chrome, &here, "member-reopened"),
            "seal" => without(&desk.chrome, &format!("{here}/seal")),
            "next" => {
                let next = next(&app, &desk, place).await?;
                then(&desk.chrome, &next, "member-saved")
            }
            _ => then(&desk.chrome, &here, "member-saved"),
        }),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, place, &told).await
        }
    }
}

async fn reopened(
    app: &App,
    desk: &Desk,
    place: (&str, &str),
    entered: &Entered,
) -> Result<Result<(), Refusal>, Failed> {
    let version = match entered.whole("version") {
        Ok(version) => version,
        Err(refusal) => return Ok(Err(refusal)),
    };
    Ok(refused(app.reopen_sheet(desk, place, version).await)?.map(drop))
}

/// The sheet to go on with: among the others that are not sealed the least finished, the one that follows this one
/// before those that go before it; the list when there is none.
pub(super) async fn next(app: &App, desk: &Desk, (round, here): (&str, &str)) -> Result<String, Failed> {
    let listed = app.my_sheets(desk, round).await?;
    let open = listed
        .iter()
        .filter(|line| line.state != SheetWord::Done && line.proposal.reference != here);
    let next = open.min_by_key(|line| {
        let reference = line.proposal.reference.as_str();
        (line.state, reference < here, reference)
    });
    Ok(next.map_or_else(
        || format!("/rounds/{round}/my-sheets"),
        |line| address(round, &line.proposal.reference),
    ))
}
