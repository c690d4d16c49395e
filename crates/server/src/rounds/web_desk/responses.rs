//! `/rounds/{round}/desk/responses`: who has answered the survey, later deadlines, and the end of the survey.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::{App, Page};
use simui_domain::language::Both;
use simui_domain::round::{DeadlineKind, ExtensionDraft, RoundView, StageKind};
use simui_domain::time::Timestamp;

use crate::desks::{entering, submitted};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(responses_page).service(extend).service(close);
}

/// An invited organization and what it sent.
struct Response {
    code: String,
    name: String,
    /// How many proposals stand submitted, those hidden from the reader among them.
    proposals: usize,
    /// Whether it answered "no demand".
    no_demand: bool,
}

#[derive(Template)]
#[template(path = "desk/responses.html")]
struct ResponsesPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    responses: Vec<Response>,
    /// How many organizations submitted something.
    replied: usize,
    /// How many answered "no demand".
    no_demand: usize,
    now: Timestamp,
}

impl ResponsesPage<'_> {
    fn surveying(&self) -> bool {
        self.round.stage == Some(StageKind::Surveying)
    }
}

/// The names of all organizations, by their codes.
async fn names(app: &App, desk: &Desk) -> Result<BTreeMap<String, Both>, Failed> {
    let mut names = BTreeMap::new();
    let mut asked = Page {
        after: None,
        limit: 100,
    };
    loop {
        let listed = app.organizations(desk, &asked).await?;
        names.extend(listed.items.into_iter().map(|one| (one.code, one.name)));
        match listed.next {
            Some(next) => asked.after = Some(next),
            None => return Ok(names),
        }
    }
}

async fn responses(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let invited = app.invited(desk, code).await?.codes;
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    let chrome = &desk.chrome;
    for line in submitted(app, desk, code).await? {
        *counted.entry(line.applicant.code).or_default() += usize::from(!line.withdrawn);
    }
    // Of what is hidden from the reader the title line is known, and so that it was sent.
    for line in app.barred_title_lines(desk, code).await? {
        *counted.entry(line.applicant.code).or_default() += 1;
    }
    let without = app.without_demand(desk, code).await?.codes;
    let replied = counted.values().filter(|proposals| **proposals > 0).count();
    let names = names(app, desk).await?;
    let one = |code: String| {
        let proposals = counted.get(&code).copied().unwrap_or_default();
        let name = names.get(&code).map_or("", |name| chrome.of(name)).to_owned();
        Response {
            no_demand: without.contains(&code),
            code,
            name,
            proposals,
        }
    };
    let shown = ResponsesPage {
        chrome,
        told,
        round: app.round(desk, code).await?,
        responses: invited.into_iter().map(one).collect(),
        replied,
        no_demand: without.len(),
        now: app.now().await?,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/responses")]
async fn responses_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    responses(&app, &desk, &code, &Told::default()).await
}

#[post("/rounds/{round}/desk/responses/extensions")]
async fn extend(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let zone = app.round(&desk, &code).await?.zone;
    let done = match entering::instant(&entered, "until", &zone) {
        Ok(until) => {
            let draft = ExtensionDraft {
                deadline: DeadlineKind::SurveyCloses,
                organization: entering::optional(&entered, "organization"),
                until,
                reason: entered.text("reason").to_owned(),
            };
            refused(app.extend_deadline(&desk, &code, &draft).await)?
        }
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => {
            let own = format!("/rounds/{code}/desk/responses");
            Ok(then(&desk.chrome, &own, "desk-extended"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            responses(&app, &desk, &code, &told).await
        }
    }
}

#[post("/rounds/{round}/desk/responses/closing")]
async fn close(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    match refused(app.close_survey(&desk, &code).await)? {
        Ok(_) => {
            let screening = format!("/rounds/{code}/desk/screening");
            Ok(then(&desk.chrome, &screening, "desk-survey-closed"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            responses(&app, &desk, &code, &told).await
        }
    }
}
