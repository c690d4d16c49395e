//! `/rounds/{round}/desk/set-up/questionnaire/beginning`: a questionnaire is begun with its first question, because
//! one without any cannot be kept.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::refusal::Refusal;
use simui_domain::round::RoundView;
use simui_domain::survey::{Questionnaire, Section};

use super::report::{Home, Line, Report};
use super::shown::{QuestionForm, SectionForm};
use super::{Draft, form};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, without};

/// The names of the fields are the places of the values in the questionnaire that is begun.
const SECTION: &str = "sections/0/";
const QUESTION: &str = "sections/0/questions/0/";

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(beginning_page).service(begin);
}

#[derive(Template)]
#[template(path = "desk/set_up/questionnaire/beginning.html")]
struct BeginningPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    lines: &'a [Line],
    round: &'a RoundView,
    base: String,
    version: i64,
    section: SectionForm,
    form: QuestionForm,
}

fn shown(desk: &Desk, draft: &Draft, rows: usize, report: &Report) -> Answer {
    let chrome = &desk.chrome;
    let template = BeginningPage {
        chrome,
        told: &report.told,
        lines: &report.lines,
        round: &draft.round,
        base: draft.base(desk),
        version: draft.version(),
        section: SectionForm::blank(SECTION),
        form: QuestionForm::blank(QUESTION, Vec::new()).with_rows(rows),
    };
    page(chrome, &report.told, &template)
}

#[get("/rounds/{round}/desk/set-up/questionnaire/beginning")]
async fn beginning_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let draft = Draft::load(&app, &desk, &code).await?;
    if draft.questionnaire.is_some() || !draft.open() {
        return Ok(without(&desk.chrome, &draft.path()));
    }
    shown(&desk, &draft, 0, &Report::default())
}

/// The questionnaire that a form begins, and in which row each option was entered.
fn begun(entered: &Entered) -> Result<(Questionnaire, Vec<usize>), Refusal> {
    let sent = form::question(entered, QUESTION)?;
    let section = Section {
        questions: vec![sent.question],
        ..form::section(entered, SECTION)
    };
    let whole = Questionnaire {
        version: 0,
        title: form::both(entered, "title"),
        sections: vec![section],
    };
    Ok((whole, sent.rows))
}

#[post("/rounds/{round}/desk/set-up/questionnaire/beginning")]
async fn begin(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &code).await?;
    let shown_rows = form::rows(&entered, QUESTION);
    let (tried, rows) = match begun(&entered) {
        // One that somebody else began meanwhile is not written over.
        Ok((whole, rows)) => (Ok(draft.questionnaire.is_none().then_some(whole)), rows),
        Err(refusal) => (Err(refusal), Vec::new()),
    };
    let home = Home {
        fields: &["title", "sections"],
        rows,
        ..Home::nowhere()
    };
    match draft.store((&app, &desk), entered, tried, &home).await? {
        Ok(()) => Ok(draft.stored(&desk, "")),
        Err(report) => shown(&desk, &draft, shown_rows, &report),
    }
}
