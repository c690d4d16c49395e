//! `/rounds/{round}/proposals/{reference}/sheet`: the dossier beside the sheet; saved field by field, then on to the
//! next sheet or to the seal; a sealed sheet is shown as it was sealed, and can be opened again.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use chrono::NaiveDate;
use simui_app::App;
use simui_domain::proposal::SubmittedView;
use simui_domain::refusal::Refusal;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::sheet::{SheetView, SheetWord};
use simui_domain::survey::{Question, QuestionKind, Questionnaire};
use simui_domain::time::Timestamp;
use simui_words::notation;

use super::form::{Form, save};
use super::list::word;
use super::{At, address, dossier};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then, without};
use crate::problem::Failed;

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
    answers: Vec<Answered>,
    /// The names of the participating organizations.
    participants: Vec<String>,
    /// The key of how far the sheet is, and the class of its badge.
    state: &'static str,
    class: &'static str,
    here: String,
    /// Where a field is saved alone, up to its name.
    save: String,
    now: Timestamp,
}

impl SheetPage<'_> {
    /// A day as the language writes it.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "a template hands its figures over by reference"
    )]
    fn day(&self, day: &NaiveDate) -> String {
        notation::day(*day, self.chrome.language)
    }

    fn sealed(&self) -> bool {
        self.sheet.state == SheetWord::Done
    }

    fn scoring(&self) -> bool {
        self.round.stage == Some(StageKind::Scoring)
    }

    fn deliberation(&self) -> bool {
        self.round.stage == Some(StageKind::Deliberation)
    }
}

/// A question of the survey and its answer.
struct Answered {
    label: String,
    text: String,
}

async fn shown(app: &App, desk: &Desk, at: (&str, &str), told: &Told) -> Answer {
    let sheet = app.my_sheet(desk, at.0, at.1).await?;
    let round = app.round(desk, at.0).await?;
    let dossier = dossier(app, desk, at).await?;
    let participants = participants(app, desk, dossier.as_deref()).await?;
    let questionnaire = refused(app.questionnaire(desk, at.0).await)?.ok();
    let chrome = &desk.chrome;
    let (state, class) = word(sheet.state);
    let template = SheetPage {
        chrome,
        told,
        answers: answers(
            chrome,
            &round.currency,
            questionnaire.as_ref(),
            dossier.as_deref(),
        ),
        participants,
        state,
        class,
        here: chrome.to(&address(at.0, at.1)),
        save: format!("/api/v1/rounds/{}/proposals/{}/sheet/fields/", at.0, at.1),
        now: app.now().await?,
        round,
        form: Form::shown(&sheet),
        sheet,
        dossier,
    };
    page(chrome, told, &template)
}

async fn participants(
    app: &App,
    desk: &Desk,
    dossier: Option<&SubmittedView>,
) -> Result<Vec<String>, Failed> {
    let mut names = Vec::new();
    for code in dossier.map_or(&[][..], |dossier| &dossier.revision.content.participants) {
        let organization = app.organization(desk, code).await?;
        names.push(desk.chrome.of(&organization.name).to_owned());
    }
    Ok(names)
}

/// The answers in the order of the questions.
fn answers(
    chrome: &Chrome,
    currency: &str,
    questionnaire: Option<&Questionnaire>,
    dossier: Option<&SubmittedView>,
) -> Vec<Answered> {
    let (Some(questionnaire), Some(dossier)) = (questionnaire, dossier) else {
        return Vec::new();
    };
    let given = &dossier.revision.content.answers;
    let answered = questionnaire.questions().filter_map(|question| {
        Some(Answered {
            label: chrome.of(&question.label).to_owned(),
            text: answer(chrome, currency, question, given.get(&question.code)?),
        })
    });
    answered.collect()
}

/// An answer as people read it: options by their labels, countries by their names, amounts with their currency.
fn answer(chrome: &Chrome, currency: &str, question: &Question, raw: &str) -> String {
    match question.kind {
        QuestionKind::Choice => {
            let mut options = question.options.iter();
            let option = options.find(|option| option.value == raw);
            option.map_or(raw, |option| chrome.of(&option.label)).to_owned()
        }
        QuestionKind::Money => raw
            .trim()
            .parse()
            .map_or_else(|_| raw.to_owned(), |amount| chrome.amount(&amount, currency)),
        QuestionKind::Countries => {
            let codes: Vec<String> = raw.split_whitespace().map(str::to_owned).collect();
            chrome.countries(&codes)
        }
        QuestionKind::Date => raw
            .trim()
            .parse()
            .map_or_else(|_| raw.to_owned(), |day| notation::day(day, chrome.language)),
        QuestionKind::Text | QuestionKind::Number => raw.to_owned(),
    }
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
