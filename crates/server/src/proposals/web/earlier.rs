//! `/rounds/{round}/proposals/{reference}/earlier`: starting a draft from what one's organization submitted to another
//! round; and what of it was taken over.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::proposal::{CopiedView, EarlierChoice, EarlierView, LeftField};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::survey::Questionnaire;

use super::case::{Case, Place};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(earlier_page).service(copy);
}

#[derive(Template)]
#[template(path = "proposals/earlier.html")]
struct EarlierPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    case: &'a Case,
    earlier: Vec<EarlierView>,
}

#[derive(Template)]
#[template(path = "proposals/copied.html")]
struct CopiedPage<'a> {
    chrome: &'a Chrome,
    case: &'a Case,
    questionnaire: Questionnaire,
    copied: CopiedView,
}

impl CopiedPage<'_> {
    /// What a field that was taken over is called.
    fn taken(&self, field: &str) -> String {
        let code = field.strip_prefix("answers.");
        let question = code.and_then(|code| self.questionnaire.question(code));
        question.map_or_else(
            || self.chrome.named("applicant-field", field),
            |question| self.chrome.of(&question.label).to_owned(),
        )
    }

    /// What a field that was not is called: by its own questionnaire.
    fn left(&self, left: &LeftField) -> String {
        match (&left.label, left.field.as_str()) {
            (Some(label), _) => self.chrome.of(label).to_owned(),
            (None, "files") => self.chrome.say("applicant-files-title"),
            (None, field) => self.chrome.named("applicant-field", field),
        }
    }
}

async fn shown(app: &App, desk: &Desk, place: &Place, told: &Told) -> Answer {
    let (round, reference) = place.pair();
    let case = &Case::load(app, desk, place).await?;
    let chrome = &desk.chrome;
    let template = EarlierPage {
        chrome,
        told,
        case,
        earlier: app.earlier_proposals(desk, round, reference).await?,
    };
    page(chrome, told, &template)
}

#[get("/rounds/{round}/proposals/{reference}/earlier")]
async fn earlier_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    shown(&app, &desk, &place, &Told::default()).await
}

/// The page that follows says what was taken over, so it is drawn here: sent again, the form takes over nothing.
#[post("/rounds/{round}/proposals/{reference}/earlier")]
async fn copy(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let done = match entered.text("earlier").split_once('/') {
        Some((round, proposal)) => {
            let choice = EarlierChoice {
                round: round.to_owned(),
                proposal: proposal.to_owned(),
            };
            refused(app.copy_earlier_proposal(&desk, place.pair(), &choice).await)?
        }
        None => Err(Refusal::from(Common::NotAChoice).at("/earlier")),
    };
    let chrome = &desk.chrome;
    match done {
        Ok(copied) => {
            let template = CopiedPage {
                chrome,
                case: &Case::load(&app, &desk, &place).await?,
                questionnaire: app.questionnaire(&desk, &place.round).await?,
                copied,
            };
            page(chrome, &Told::default(), &template)
        }
        Err(refusal) => {
            let told = Told::refused(chrome.language, entered, refusal);
            shown(&app, &desk, &place, &told).await
        }
    }
}
