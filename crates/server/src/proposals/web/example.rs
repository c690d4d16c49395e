//! `/rounds/{round}/example`: a filled-in survey to look at.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::round::RoundView;

use super::document::Document;
use crate::desks::{Way, answer_ways};
use crate::pages::{Answer, Chrome, Desk, Told, page};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(example_page);
}

#[derive(Template)]
#[template(path = "proposals/example.html")]
struct ExamplePage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    document: Document,
    /// Back to the reader's own answers.
    ways: Vec<Way>,
}

#[get("/rounds/{round}/example")]
async fn example_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let example = app.example(&desk, &code).await?;
    let round = app.round(&desk, &code).await?;
    let questionnaire = app.questionnaire(&desk, &code).await?;
    let document = Document::load(&app, &desk, &round, &questionnaire, &example.content).await?;
    let chrome = &desk.chrome;
    let template = ExamplePage {
        chrome,
        ways: answer_ways(&desk, &code),
        round,
        document,
    };
    page(chrome, &Told::default(), &template)
}
