//! `/rounds/{round}/desk/set-up/questionnaire`: sections and questions in their order, each with what may be done to
//! it; the title; and the whole as JSON, for exchange with other programs.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::refusal::Refusal;
use simui_domain::round::RoundView;
use simui_domain::survey::{Bound, Question, QuestionKind, Questionnaire};
use simui_words::notation;

use super::report::{Home, Line, Report};
use super::{Draft, form};
use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(overview_page)
        .service(write_title)
        .service(write_text);
}

#[derive(Template)]
#[template(path = "desk/set_up/questionnaire/overview.html")]
struct OverviewPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    lines: &'a [Line],
    round: &'a RoundView,
    base: String,
    version: i64,
    /// Whether it can still be written.
    open: bool,
    /// The key of why it can only be read.
    read_only: Option<&'static str>,
    questionnaire: Option<&'a Questionnaire>,
    /// The whole as JSON.
    text: String,
}

impl OverviewPage<'_> {
    /// How many sections and questions there are, and how many of these need an answer.
    fn figures(&self, questionnaire: &Questionnaire) -> String {
        let questions = questionnaire.questions().count();
        let required = questionnaire.questions().filter(|question| question.required);
        let figures = [
            ("sections", questionnaire.sections.len().to_string()),
            ("questions", questions.to_string()),
            ("required", required.count().to_string()),
        ];
        simui_words::say_with(self.chrome.language, "survey-figures", &figures)
    }

    /// What limits the answers to a question.
    fn limits(&self, question: &Question) -> String {
        let chrome = self.chrome;
        let most = question
            .max_chars
            .map(|most| chrome.with("desk-most-chars", "count", most));
        let end = |key: &str, bound: Option<Bound>| {
            bound.map(|bound| chrome.with(key, "bound", self.bound(question.kind, bound)))
        };
        let ends = [end("survey-from", question.min), end("survey-to", question.max)];
        most.into_iter()
            .chain(ends.into_iter().flatten())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// An end of the range of a question of a kind.
    fn bound(&self, kind: QuestionKind, bound: Bound) -> String {
        let language = self.chrome.language;
        match bound {
            Bound::Day(day) => notation::day(day, language),
            Bound::Whole(whole) if kind == QuestionKind::Money => {
                notation::amount(whole, &self.round.currency, language)
            }
            Bound::Whole(whole) => notation::grouped(whole),
        }
    }

    /// When a question is asked, if not always.
    fn asked_if(&self, questionnaire: &Questionnaire, question: &Question) -> Option<String> {
        let condition = question.show_if.as_ref()?;
        let chrome = self.chrome;
        let choice = questionnaire.question(&condition.question)?;
        let option = choice
            .options
            .iter()
            .find(|option| option.value == condition.is)?;
        let (choice, option) = (chrome.of(&choice.label), chrome.of(&option.label));
        Some(chrome.with_both("survey-asked-if", ("question", choice), ("option", option)))
    }

    /// What may be chosen.
    fn options(&self, question: &Question) -> String {
        let labels = question
            .options
            .iter()
            .map(|option| self.chrome.of(&option.label));
        labels.collect::<Vec<_>>().join(" · ")
    }
}

/// The overview, with what is told on it.
pub(super) fn shown(desk: &Desk, draft: &Draft, report: &Report) -> Answer {
    let chrome = &desk.chrome;
    let questionnaire = draft.questionnaire.as_ref();
    let template = OverviewPage {
        chrome,
        told: &report.told,
        lines: &report.lines,
        round: &draft.round,
        base: draft.base(desk),
        version: draft.version(),
        open: draft.open(),
        read_only: draft.read_only,
        text: questionnaire.map(entering::written).unwrap_or_default(),
        questionnaire,
    };
    page(chrome, &report.told, &template)
}

#[get("/rounds/{round}/desk/set-up/questionnaire")]
async fn overview_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let draft = Draft::load(&app, &desk, &code).await?;
    shown(&desk, &draft, &Report::default())
}

#[post("/rounds/{round}/desk/set-up/questionnaire/title")]
async fn write_title(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &code).await?;
    let title = form::both(&entered, "title");
    let tried = draft.with(|whole| Some(whole.titled(title)));
    let home = Home {
        fields: &["title"],
        ..Home::nowhere()
    };
    match draft.store((&app, &desk), entered, Ok(tried), &home).await? {
        Ok(()) => Ok(draft.stored(&desk, "")),
        Err(report) => shown(&desk, &draft, &report),
    }
}

/// The whole, from another program.
#[post("/rounds/{round}/desk/set-up/questionnaire/text")]
async fn write_text(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &code).await?;
    let sent: Result<Questionnaire, Refusal> = entering::json(&entered, "questionnaire");
    let home = Home::nowhere();
    match draft.store((&app, &desk), entered, sent.map(Some), &home).await? {
        Ok(()) => Ok(draft.stored(&desk, "")),
        Err(report) => shown(&desk, &draft, &report),
    }
}
