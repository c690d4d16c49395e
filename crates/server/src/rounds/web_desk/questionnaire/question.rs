//! `/rounds/{round}/desk/set-up/questionnaire/sections/{section}/questions` and `.../questions/{question}`: a new
//! question of a section, and everything about one that there is.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;
use simui_domain::survey::Question;

use super::form::{self, Sent};
use super::report::{Home, Line, Report};
use super::shown::{QuestionForm, before, up_to};
use super::{Draft, QuestionPlace, SectionPlace};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page};

/// The fields of its form.
const FIELDS: &[&str] = &[
    "code",
    "kind",
    "label",
    "help",
    "required",
    "max_chars",
    "min",
    "max",
    "options",
    "show_if",
];

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(new_question_page)
        .service(add_question)
        .service(question_page)
        .service(change_question);
}

#[derive(Template)]
#[template(path = "desk/set_up/questionnaire/question.html")]
struct QuestionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    lines: &'a [Line],
    round: &'a RoundView,
    base: String,
    version: i64,
    heading: String,
    form: QuestionForm,
}

fn shown(desk: &Desk, draft: &Draft, (heading, form): (String, QuestionForm), report: &Report) -> Answer {
    let chrome = &desk.chrome;
    let template = QuestionPage {
        chrome,
        told: &report.told,
        lines: &report.lines,
        round: &draft.round,
        base: draft.base(desk),
        version: draft.version(),
        heading,
        form,
    };
    page(chrome, &report.told, &template)
}

/// The form of a new question of a section.
fn new(desk: &Desk, draft: &Draft, section: &str) -> (String, QuestionForm) {
    let chrome = &desk.chrome;
    let whole = draft.questionnaire.as_ref();
    let known = whole.and_then(|whole| whole.sections.iter().find(|one| one.code == section));
    let title = known.map_or(section, |section| chrome.of(&section.title));
    let heading = chrome.with("survey-question-in", "section", title);
    let earlier = whole.map(|whole| up_to(chrome, whole, section));
    (heading, QuestionForm::blank("", earlier.unwrap_or_default()))
}

/// The form of a question; an empty one where somebody took it away meanwhile.
fn known(desk: &Desk, draft: &Draft, code: &str) -> (String, QuestionForm) {
    let chrome = &desk.chrome;
    let whole = draft.questionnaire.as_ref();
    let question = whole.and_then(|whole| whole.question(code));
    let label = question.map_or(code, |question| chrome.of(&question.label));
    let heading = chrome.with("survey-place-question", "question", label);
    let earlier = whole.map(|whole| before(chrome, whole, code)).unwrap_or_default();
    let form = match question {
        Some(question) => QuestionForm::of(question, earlier),
        None => QuestionForm::blank("", earlier),
    };
    (heading, form)
}

/// What was sent, apart: the question, and where the form of it stands.
fn apart(sent: Result<Sent, Refusal>, at: Option<(usize, usize)>) -> (Result<Question, Refusal>, Home) {
    let (question, rows) = match sent {
        Ok(sent) => (Ok(sent.question), sent.rows),
        Err(refusal) => (Err(refusal), Vec::new()),
    };
    let at = at.map_or_else(String::new, |(section, place)| {
        format!("/sections/{section}/questions/{place}")
    });
    let home = Home {
        at,
        fields: FIELDS,
        rows,
    };
    (question, home)
}

#[get("/rounds/{round}/desk/set-up/questionnaire/sections/{section}/questions")]
async fn new_question_page(app: Data<App>, desk: Desk, at: Path<SectionPlace>) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    if let Some(overview) = draft.closed(&desk) {
        return Ok(overview);
    }
    let whole = draft.questionnaire.as_ref();
    let place = whole.and_then(|whole| whole.section_place(&at.section));
    place.ok_or_else(|| Refusal::from(Common::Unknown))?;
    shown(&desk, &draft, new(&desk, &draft, &at.section), &Report::default())
}

#[post("/rounds/{round}/desk/set-up/questionnaire/sections/{section}/questions")]
async fn add_question(app: Data<App>, desk: Desk, at: Path<SectionPlace>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    let (rows, code) = (form::rows(&entered, ""), form::code(&entered, "code"));
    let end = draft.questionnaire.as_ref().and_then(|whole| {
        let place = whole.section_place(&at.section)?;
        Some((place, whole.sections.get(place)?.questions.len()))
    });
    let (question, home) = apart(form::question(&entered, ""), end);
    let tried = question.map(|question| draft.with(|whole| whole.with_question(&at.section, question)));
    match draft.store((&app, &desk), entered, tried, &home).await? {
        Ok(()) => Ok(draft.stored(&desk, &format!("#question-{code}"))),
        Err(report) => {
            let (heading, form) = new(&desk, &draft, &at.section);
            shown(&desk, &draft, (heading, form.with_rows(rows)), &report)
        }
    }
}

#[get("/rounds/{round}/desk/set-up/questionnaire/questions/{question}")]
async fn question_page(app: Data<App>, desk: Desk, at: Path<QuestionPlace>) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    if let Some(overview) = draft.closed(&desk) {
        return Ok(overview);
    }
    let whole = draft.questionnaire.as_ref();
    let place = whole.and_then(|whole| whole.question_place(&at.question));
    place.ok_or_else(|| Refusal::from(Common::Unknown))?;
    shown(
        &desk,
        &draft,
        known(&desk, &draft, &at.question),
        &Report::default(),
    )
}

#[post("/rounds/{round}/desk/set-up/questionnaire/questions/{question}")]
async fn change_question(app: Data<App>, desk: Desk, at: Path<QuestionPlace>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    let (rows, code) = (form::rows(&entered, ""), form::code(&entered, "code"));
    let whole = draft.questionnaire.as_ref();
    let place = whole.and_then(|whole| whole.question_place(&at.question));
    let (question, home) = apart(form::question(&entered, ""), place);
    let tried = question.map(|question| draft.with(|whole| whole.question_changed(&at.question, question)));
    match draft.store((&app, &desk), entered, tried, &home).await? {
        Ok(()) => Ok(draft.stored(&desk, &format!("#question-{code}"))),
        Err(report) => {
            let (heading, form) = known(&desk, &draft, &at.question);
            shown(&desk, &draft, (heading, form.with_rows(rows)), &report)
        }
    }
}
