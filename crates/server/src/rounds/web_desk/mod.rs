//! The desks about a round itself: beginning it, the guided list of what it needs, its publication, the answers to
//! its survey. One file for each part.

mod begin;
mod change;
mod changed;
mod contact;
mod dates;
mod lists;
mod publication;
mod questionnaire;
mod reminders;
mod responses;
mod rules;
mod rules_form;
mod rules_preview;
mod rules_told;

use actix_web::HttpResponse;
use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::refusal::Refusal;
use simui_domain::round::{PublicationView, RoundView, StageKind};

pub(super) use rules_form::points;

use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;

pub(crate) fn pages(service: &mut ServiceConfig) {
    begin::pages(service);
    contact::pages(service);
    service.service(set_up_page);
    dates::pages(service);
    lists::pages(service);
    rules::pages(service);
    questionnaire::pages(service);
    publication::pages(service);
    responses::pages(service);
    reminders::pages(service);
    change::pages(service);
}

/// A line of the guided list.
struct Part {
    /// The end of its address and of its key.
    name: &'static str,
    /// How far it is, in words.
    state: String,
    done: bool,
}

#[derive(Template)]
#[template(path = "desk/set_up/list.html")]
struct SetUpPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    parts: Vec<Part>,
    publication: Option<PublicationView>,
}

impl SetUpPage<'_> {
    fn draft(&self) -> bool {
        self.round.stage == Some(StageKind::Draft)
    }
}

#[get("/rounds/{round}/desk/set-up")]
async fn set_up_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let round = app.round(&desk, &code).await?;
    let invited = app.invited(&desk, &code).await?.codes.len();
    // What is not written yet is refused as missing.
    let rules = refused(app.rules_draft(&desk, &code).await)?.ok();
    let questionnaire = refused(app.questionnaire(&desk, &code).await)?.ok();
    let publication = refused(app.publication(&desk, &code).await)?.ok();
    let chrome = &desk.chrome;
    let part = |name, done: bool, state: String| Part { name, state, done };
    let contradictions = round.dates.contradictions().len() + round.dates.missing().len();
    let dates = match contradictions {
        0 => chrome.say("desk-part-done"),
        wrong => chrome.with("desk-hindered-count", "count", wrong),
    };
    let written = |there: bool| {
        chrome.say(if there {
            "desk-part-done"
        } else {
            "desk-part-missing"
        })
    };
    let questions = questionnaire.as_ref().map_or(0, |all| all.questions().count());
    let parts = vec![
        part("details", true, chrome.amount(&round.budget, &round.currency)),
        part(
            "contact",
            round.contact.is_some(),
            written(round.contact.is_some()),
        ),
        part("dates", contradictions == 0, dates),
        part(
            "areas",
            !round.areas.is_empty(),
            chrome.with("desk-entries", "count", round.areas.len()),
        ),
        part("rules", rules.is_some(), written(rules.is_some())),
        part(
            "questionnaire",
            questions > 0,
            chrome.with("desk-questions", "count", questions),
        ),
        part(
            "organizations",
            invited > 0,
            chrome.with("desk-places", "count", invited),
        ),
    ];
    let shown = SetUpPage {
        chrome,
        round,
        parts,
        publication,
    };
    page(chrome, &Told::default(), &shown)
}

/// After a part was written: the guided list; or that part again, with what was refused.
fn written<T>(
    desk: &Desk,
    round: &str,
    entered: Entered,
    done: Result<T, Refusal>,
) -> Result<HttpResponse, Box<Told>> {
    match done {
        Ok(_) => {
            let list = format!("/rounds/{round}/desk/set-up");
            Ok(then(&desk.chrome, &list, "desk-saved"))
        }
        Err(refusal) => Err(Box::new(Told::refused(desk.chrome.language, entered, refusal))),
    }
}

/// The version of the round that a part of its draft is written at.
fn version(round: &RoundView) -> i64 {
    round.version.unwrap_or_default()
}

/// Why a part of the round's draft can only be read here: the key of what is told. Nothing to whom it is to be written.
async fn read_only(app: &App, desk: &Desk, round: &RoundView) -> Result<Option<&'static str>, Failed> {
    if round.stage != Some(StageKind::Draft) {
        return Ok(Some("desk-set-up-published"));
    }
    let secretary = app.powers(desk, &round.code).await?.secretary;
    Ok((!secretary).then_some("desk-set-up-reading"))
}

/// The round, to whom its draft is told.
async fn drafted(app: &App, desk: &Desk, code: &str) -> Result<RoundView, Failed> {
    app.invited(desk, code).await?;
    Ok(app.round(desk, code).await?)
}
