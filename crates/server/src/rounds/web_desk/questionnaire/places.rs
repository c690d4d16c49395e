//! Sections and questions moved by one place and taken away, by the buttons of the overview.

use actix_web::post;
use actix_web::web::{Data, Path, ServiceConfig};
use simui_app::App;
use simui_domain::refusal::Refusal;
use simui_domain::survey::{Questionnaire, Toward};

use super::overview::shown;
use super::report::Home;
use super::{Draft, QuestionPlace, SectionPlace};
use crate::desks::entering;
use crate::pages::{Answer, Desk, Entered};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(move_section)
        .service(remove_section)
        .service(move_question)
        .service(remove_question);
}

/// Stores what a button made of the questionnaire: back to the place that the overview then shows, or the overview
/// with what was refused.
async fn pressed(
    (app, desk): (&App, &Desk),
    draft: &Draft,
    entered: Entered,
    tried: Result<Option<Questionnaire>, Refusal>,
    place: &str,
) -> Answer {
    let home = Home::nowhere();
    match draft.store((app, desk), entered, tried, &home).await? {
        Ok(()) => Ok(draft.stored(desk, place)),
        Err(report) => shown(desk, draft, &report),
    }
}

/// Which way the button moves.
fn toward(entered: &Entered) -> Result<Toward, Refusal> {
    entering::choice(entered, "toward", Toward::of_name)
}

#[post("/rounds/{round}/desk/set-up/questionnaire/sections/{section}/place")]
async fn move_section(app: Data<App>, desk: Desk, at: Path<SectionPlace>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    let tried = toward(&entered);
    let tried = tried.map(|toward| draft.with(|whole| whole.section_moved(&at.section, toward)));
    let place = format!("#section-{}", at.section);
    pressed((&app, &desk), &draft, entered, tried, &place).await
}

#[post("/rounds/{round}/desk/set-up/questionnaire/sections/{section}/removal")]
async fn remove_section(app: Data<App>, desk: Desk, at: Path<SectionPlace>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    let tried = draft.with(|whole| whole.without_section(&at.section));
    pressed((&app, &desk), &draft, entered, Ok(tried), "").await
}

#[post("/rounds/{round}/desk/set-up/questionnaire/questions/{question}/place")]
async fn move_question(app: Data<App>, desk: Desk, at: Path<QuestionPlace>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    let tried = toward(&entered);
    let tried = tried.map(|toward| draft.with(|whole| whole.question_moved(&at.question, toward)));
    let place = format!("#question-{}", at.question);
    pressed((&app, &desk), &draft, entered, tried, &place).await
}

#[post("/rounds/{round}/desk/set-up/questionnaire/questions/{question}/removal")]
async fn remove_question(app: Data<App>, desk: Desk, at: Path<QuestionPlace>, entered: Entered) -> Answer {
    let draft = Draft::load(&app, &desk, &at.round).await?;
    let tried = draft.with(|whole| whole.without_question(&at.question));
    pressed((&app, &desk), &draft, entered, Ok(tried), "").await
}
