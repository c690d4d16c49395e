//! `/rounds/{round}/desk/set-up/questionnaire/sections` and `.../sections/{section}`: a new section, and the code and
//! title of one that there is.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;

use super::report::{Home, Line, Report};
use super::shown::SectionForm;
use super::{Draft, SectionPlace, form};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(new_section_page)
        .service(add_section)
        .service(section_page)
        .service(change_section);
}

#[derive(Template)]
#[template(path = "desk/set_up/questionnaire/section.html")]
struct SectionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    lines: &'a [Line],
    round: &'a RoundView,
    base: String,
    version: i64,
    heading: String,
    form: SectionForm,
}

/// The form of a section that there is, or of a new one.
fn shown(desk: &Desk, draft: &Draft, code: Option<&str>, report: &Report) -> Answer {
    let chrome = &desk.chrome;
    let sections = draft.questionnaire.iter().flat_map(|whole| &whole.sections);
    let known = code.and_then(|code| sections.into_iter().find(|one| one.code == code));
    let heading = match (known, code) {
        (Some(section), _) => chrome.with("survey-place-section", "section", chrome.of(&section.title)),
        (None, Some(gone)) => chrome.with("survey-place-section", "section", gone),
        (None, None) => chrome.say("survey-section-add"),
    };
    let template = SectionPage {
        chrome,
        told: &report.told,
        lines: &report.lines,
        round: &draft.round,
        base: draft.base(desk),
        version: draft.version(),
        heading,
        form: known.map_or_else(|| SectionForm::blank(""), SectionForm::of),
    };
    page(chrome, &report.told, &template)
}

/// The form of the section at a place.
fn home(place: Option<usize>) -> Home {
    Home {
        at: place.map_or_else(String::new, |place| format!("/sections/{place}")),
        fields: &["code", "title"],
        ..Home::nowhere()
    }
}

#[get("/rounds/{round}/desk/set-up/questionnaire/sections")]
async fn new_section_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let draft = Draft::load(&app, &desk, &code).await?;
    if let Some(overview) = draft.closed(&desk) {
        return Ok(overview);
    }
    shown(&desk, &draft, None, &Report::default())
}

#[post("/rounds/{round}/desk/set-up/questionnaire/sections")]
async fn add_section(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &code).await?;
    let section = form::section(&entered, "");
    let place = format!("#section-{}", section.code);
    let home = home(draft.questionnaire.as_ref().map(|whole| whole.sections.len()));
    let tried = draft.with(|whole| Some(whole.with_section(section)));
    match draft.store((&app, &desk), entered, Ok(tried), &home).await? {
        Ok(()) => Ok(draft.stored(&desk, &place)),
        Err(report) => shown(&desk, &draft, None, &report),
    }
}

#[get("/rounds/{round}/desk/set-up/questionnaire/sections/{section}")]
async fn section_page(app: Data<App>, desk: Desk, at: Path<SectionPlace>) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    if let Some(overview) = draft.closed(&desk) {
        return Ok(overview);
    }
    let whole = draft.questionnaire.as_ref();
    let place = whole.and_then(|whole| whole.section_place(&at.section));
    place.ok_or_else(|| Refusal::from(Common::Unknown))?;
    shown(&desk, &draft, Some(&at.section), &Report::default())
}

#[post("/rounds/{round}/desk/set-up/questionnaire/sections/{section}")]
async fn change_section(app: Data<App>, desk: Desk, at: Path<SectionPlace>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    let section = form::section(&entered, "");
    let place = format!("#section-{}", section.code);
    let whole = draft.questionnaire.as_ref();
    let home = home(whole.and_then(|whole| whole.section_place(&at.section)));
    let tried = draft.with(|whole| whole.section_named(&at.section, &section.code, section.title));
    match draft.store((&app, &desk), entered, Ok(tried), &home).await? {
        Ok(()) => Ok(draft.stored(&desk, &place)),
        Err(report) => shown(&desk, &draft, Some(&at.section), &report),
    }
}
