//! `/rounds/{round}/desk/objections`: what was filed, and its answer by somebody who had no part in the decision.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::objection::{Answer as Answered, AnswerDraft, Follows, ObjectionState, ObjectionView};
use simui_domain::refusal::Refusal;
use simui_domain::round::{Ground, RoundView};

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::paging::{self, Paging};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(objections_page)
        .service(objection_page)
        .service(answer);
}

#[derive(Template)]
#[template(path = "desk/objections/list.html")]
struct ListPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    objections: Vec<ObjectionView>,
    grounds: Vec<Ground>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/objections/objection.html")]
struct ObjectionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    objection: ObjectionView,
    grounds: Vec<Ground>,
}

/// What a ground is called.
fn ground(chrome: &Chrome, grounds: &[Ground], code: &str) -> String {
    let known = grounds.iter().find(|ground| ground.code == code);
    known.map_or_else(|| code.to_owned(), |ground| chrome.of(&ground.label).to_owned())
}

impl ListPage<'_> {
    fn ground(&self, code: &str) -> String {
        ground(self.chrome, &self.grounds, code)
    }
}

impl ObjectionPage<'_> {
    fn ground(&self, code: &str) -> String {
        ground(self.chrome, &self.grounds, code)
    }

    fn waits(&self) -> bool {
        self.objection.state == ObjectionState::Filed
    }
}

#[get("/rounds/{round}/desk/objections")]
async fn objections_page(app: Data<App>, desk: Desk, round: Path<String>, paging: Query<Paging>) -> Answer {
    let listed = app.objections(&desk, &round, &paging.page()?).await?;
    let (rules, _) = app.rules_draft(&desk, &round).await?;
    let chrome = &desk.chrome;
    let shown = ListPage {
        chrome,
        round: app.round(&desk, &round).await?,
        objections: listed.items,
        grounds: rules.objection.grounds,
        next: listed.next.as_deref().map(paging::encoded),
    };
    page(chrome, &Told::default(), &shown)
}

async fn objection(app: &App, desk: &Desk, (round, reference): (&str, &str), told: &Told) -> Answer {
    let objection = app.objection(desk, round, reference).await?;
    let (rules, _) = app.rules_draft(desk, round).await?;
    let chrome = &desk.chrome;
    let shown = ObjectionPage {
        chrome,
        told,
        round: app.round(desk, round).await?,
        objection,
        grounds: rules.objection.grounds,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/objections/{reference}")]
async fn objection_page(app: Data<App>, desk: Desk, at: Path<(String, String)>) -> Answer {
    objection(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

fn draft(entered: &Entered) -> Result<AnswerDraft, Refusal> {
    let how: Answered = entering::choice(entered, "answer", entering::of_word)?;
    let follows = entered.given("follows");
    let follows = follows.map(|_| entering::choice(entered, "follows", Follows::of_name));
    Ok(AnswerDraft {
        answer: how,
        reason: entered.text("reason").to_owned(),
        // Something follows an upheld objection only; the choice stands in the form beside the other answers.
        follows: follows.transpose()?.filter(|_| how == Answered::Upheld),
    })
}

#[post("/rounds/{round}/desk/objections/{reference}")]
async fn answer(app: Data<App>, desk: Desk, at: Path<(String, String)>, entered: Entered) -> Answer {
    let done = match (draft(&entered), entered.whole("version")) {
        (Ok(draft), Ok(version)) => {
            refused(app.answer_objection(&desk, &at.0, &at.1, version, &draft).await)?
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    match done {
        Ok(_) => {
            let own = format!("/rounds/{}/desk/objections/{}", at.0, at.1);
            Ok(then(&desk.chrome, &own, "desk-objection-answered"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            objection(&app, &desk, (&at.0, &at.1), &told).await
        }
    }
}
