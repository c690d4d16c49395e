//! `/rounds/{round}/proposals/{reference}/draft`: the sections of a draft as a list of tasks.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::proposal::SectionStatus;

use super::case::{Case, Place};
use super::control::controls;
use super::section::title;
use crate::pages::{Answer, Chrome, Desk, Told, page, refused};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(draft_page);
}

/// A section as a task.
struct Section {
    /// Its code.
    code: String,
    /// What it is called.
    title: String,
    /// The key of how far it is.
    state: &'static str,
    /// The class of the badge that says so.
    look: &'static str,
    /// How much is missing or does not fit.
    lacks: usize,
}

#[derive(Template)]
#[template(path = "proposals/draft.html")]
struct DraftPage<'a> {
    chrome: &'a Chrome,
    case: &'a Case,
    sections: Vec<Section>,
    progress: String,
    /// Whether there is a filled-in survey to look at.
    example: bool,
}

#[get("/rounds/{round}/proposals/{reference}/draft")]
async fn draft_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    let case = Case::load(&app, &desk, &place).await?;
    let questionnaire = app.questionnaire(&desk, &place.round).await?;
    let chrome = &desk.chrome;
    let sections = case.draft.sections.iter().map(|status| {
        let controls = controls(chrome, &case.round, &questionnaire, &case.draft, &status.section);
        let given = controls
            .unwrap_or_default()
            .iter()
            .any(|one| !one.saved.plain(one.kind).is_empty());
        let (state, look) = state(status, given);
        Section {
            code: status.section.clone(),
            title: title(chrome, &questionnaire, &status.section),
            state,
            look,
            lacks: status.lacks.len(),
        }
    });
    let sections: Vec<Section> = sections.collect();
    let done = case.draft.sections.iter().filter(|status| status.complete);
    let progress = chrome.with_both(
        "applicant-progress",
        ("done", done.count()),
        ("all", sections.len()),
    );
    page(
        chrome,
        &Told::default(),
        &DraftPage {
            chrome,
            case: &case,
            sections,
            progress,
            example: refused(app.example(&desk, &place.round).await)?.is_ok(),
        },
    )
}

/// How far a section is, and how that looks.
fn state(status: &SectionStatus, given: bool) -> (&'static str, &'static str) {
    match (status.complete, given) {
        (true, true) => ("applicant-section-done", "good"),
        (true, false) => ("applicant-section-optional", "plain"),
        (false, true) => ("applicant-section-begun", "warn"),
        (false, false) => ("applicant-section-empty", "plain"),
    }
}
