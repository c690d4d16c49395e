//! `/rounds/{round}/proposals/{reference}/draft/{section}`: one section of a draft, to be written.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use serde::Deserialize;
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::survey::Questionnaire;
use simui_words::notation;

use super::case::{Case, Place};
use super::control::{CORE, Continent, Control, continents, controls};
use super::saving::{self, Left};
use super::shown::{Kind, whole};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, then};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(section_page).service(save_section);
}

/// Which section an address names.
#[derive(Debug, Deserialize)]
struct SectionPlace {
    round: String,
    reference: String,
    section: String,
}

impl SectionPlace {
    fn proposal(&self) -> Place {
        Place {
            round: self.round.clone(),
            reference: self.reference.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "proposals/section.html")]
struct SectionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    case: &'a Case,
    section: &'a str,
    title: String,
    controls: Vec<Control>,
    continents: Vec<Continent>,
}

impl SectionPage<'_> {
    /// The regions, those in which something is chosen before the others.
    fn regions(&self, control: &Control) -> Vec<&Continent> {
        let mut regions: Vec<&Continent> = self.continents.iter().collect();
        regions.sort_by_key(|region| region.chosen(control) == 0);
        regions
    }

    /// How far the costs are from the amount that is asked for.
    fn rest(&self, costs: &Control) -> String {
        let amount = self.controls.iter().find(|control| control.name == "amount");
        let amount = amount.map_or(0, |amount| whole(&amount.shown.text));
        notation::grouped(amount.saturating_sub(costs.sum()))
    }
}

/// A section with everything around it.
struct Written {
    case: Case,
    questionnaire: Questionnaire,
    title: String,
    controls: Vec<Control>,
}

async fn written(app: &App, desk: &Desk, place: &SectionPlace) -> Result<Written, Failed> {
    let case = Case::load(app, desk, &place.proposal()).await?;
    let questionnaire = app.questionnaire(desk, &place.round).await?;
    let chrome = &desk.chrome;
    let controls = controls(chrome, &case.round, &questionnaire, &case.draft, &place.section);
    let controls = controls.ok_or(Refusal::from(Common::Unknown))?;
    let title = title(chrome, &questionnaire, &place.section);
    Ok(Written {
        case,
        questionnaire,
        title,
        controls,
    })
}

/// What a section is called.
pub(super) fn title(chrome: &Chrome, questionnaire: &Questionnaire, section: &str) -> String {
    let found = questionnaire.sections.iter().find(|one| one.code == section);
    found.map_or_else(
        || chrome.say("applicant-section-core"),
        |section| chrome.of(&section.title).to_owned(),
    )
}

fn drawn(desk: &Desk, told: &Told, place: &SectionPlace, written: Written) -> Answer {
    let chrome = &desk.chrome;
    let picks = written
        .controls
        .iter()
        .any(|control| control.kind == Kind::Countries);
    page(
        chrome,
        told,
        &SectionPage {
            chrome,
            told,
            case: &written.case,
            section: &place.section,
            title: written.title,
            controls: written.controls,
            continents: if picks {
                continents(chrome.language)
            } else {
                Vec::new()
            },
        },
    )
}

#[get("/rounds/{round}/proposals/{reference}/draft/{section}")]
async fn section_page(app: Data<App>, desk: Desk, place: Path<SectionPlace>) -> Answer {
    let written = written(&app, &desk, &place).await?;
    drawn(&desk, &Told::default(), &place, written)
}

#[post("/rounds/{round}/proposals/{reference}/draft/{section}")]
async fn save_section(app: Data<App>, desk: Desk, place: Path<SectionPlace>, entered: Entered) -> Answer {
    let before = written(&app, &desk, &place).await?;
    let proposal = place.proposal();
    let left = saving::save(&app, &desk, &proposal, &before.controls, &entered).await?;
    let after = written(&app, &desk, &place).await?;
    if left.is_empty() {
        let next = next(&place, &after, &entered);
        return Ok(then(&desk.chrome, &proposal.at(&next), "draft-saved"));
    }
    again(&desk, &place, after, entered, left)
}

/// The same page with what was entered where it was not taken, and what is saved everywhere else.
fn again(desk: &Desk, place: &SectionPlace, mut written: Written, entered: Entered, left: Left) -> Answer {
    let whole = left.iter().any(|(name, _)| name.is_empty());
    for control in &mut written.controls {
        let why = left.iter().find(|(name, _)| *name == control.name);
        if whole || why.is_some() {
            control.show_entered(&entered);
        }
        if whole {
            // Nothing was looked at: what somebody else saved meanwhile must still be met when this is sent again.
            let version = entered.whole(&format!("version/{}", control.name));
            control.version = version.unwrap_or(control.version);
        }
        if why.is_some_and(|(_, refusal)| refusal.code == "stale") {
            control.show_theirs(&desk.chrome);
        }
    }
    let refusals = left.into_iter().map(|(_, refusal)| refusal).collect();
    let Err(refusal) = Refusal::all(refusals) else {
        return drawn(desk, &Told::default(), place, written);
    };
    let told = Told::refused(desk.chrome.language, entered, refusal);
    drawn(desk, &told, place, written)
}

/// Where a saved section leads: to itself while it asks more than the form did or was only saved, otherwise to the
/// next. What the script saved before the form was sent may have opened a question that the form did not have.
fn next(place: &SectionPlace, after: &Written, entered: &Entered) -> String {
    let mut names = after.controls.iter().map(|control| &control.name);
    let asks_more = names.any(|name| entered.sent(&format!("version/{name}")).is_none());
    if asks_more || !entered.ticked("next") {
        return format!("/draft/{}", place.section);
    }
    let codes: Vec<&str> = std::iter::once(CORE)
        .chain(after.questionnaire.sections.iter().map(|one| one.code.as_str()))
        .collect();
    let here = codes.iter().position(|code| *code == place.section);
    let next = here.and_then(|here| codes.get(here + 1));
    next.map_or_else(|| "/files".to_owned(), |code| format!("/draft/{code}"))
}
