//! `/rounds/{round}/desk/responses`: who has answered the survey, later deadlines, and the end of the survey.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::people::Duty;
use simui_domain::round::{DeadlineKind, ExtensionDraft, ResponseKind, ResponseView, RoundView, StageKind};
use simui_domain::time::Timestamp;
use simui_print::draw::{Picture, Progress, ProgressRow, progress};

use crate::desks::{entering, holds};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::spreadsheet::{CSV, download, file_name, table};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(responses_page)
        .service(responses_file)
        .service(extend)
        .service(close);
}

#[derive(Template)]
#[template(path = "desk/responses.html")]
struct ResponsesPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    responses: Vec<ResponseView>,
    now: Timestamp,
    /// Whether who reads it is charged with what can be done here.
    secretary: bool,
}

impl ResponsesPage<'_> {
    /// Whether the reader can do anything here.
    fn acts(&self) -> bool {
        self.secretary && self.round.stage == Some(StageKind::Surveying)
    }

    /// How many organizations are so far.
    fn count(&self, kind: &str) -> usize {
        let so_far = |one: &&ResponseView| one.response.name() == kind;
        self.responses.iter().filter(so_far).count()
    }

    /// How many organizations are how far, of those that were asked.
    fn picture(&self) -> Picture {
        let told = [
            ResponseKind::Replied,
            ResponseKind::NoDemand,
            ResponseKind::DraftBegun,
            ResponseKind::Opened,
            ResponseKind::NotOpened,
        ];
        // What is not told has a bar only where there is such an organization.
        let untold = Some(ResponseKind::Untold).filter(|kind| self.count(kind.name()) > 0);
        let row = |kind: ResponseKind| ProgressRow {
            name: self.chrome.named("post-response", kind.name()),
            done: self.count(kind.name()),
            of: self.responses.len(),
        };
        let rows: Vec<ProgressRow> = told.into_iter().chain(untold).map(row).collect();
        progress(Progress::Responses, &rows, self.chrome.language)
    }

    /// How many of those that did not answer are so far, each with the key of it.
    fn open(&self) -> Vec<(&'static str, usize)> {
        let kinds = ResponseKind::REMINDED.into_iter();
        kinds.map(|kind| (kind.name(), self.count(kind.name()))).collect()
    }

    /// What an invited organization is called.
    fn name(&self, code: &str) -> String {
        let found = self.responses.iter().find(|one| one.organization == code);
        found.map_or(code, |one| self.chrome.of(&one.name)).to_owned()
    }

    fn replied(&self) -> usize {
        self.count(ResponseKind::Replied.name())
    }

    fn no_demand(&self) -> usize {
        self.count(ResponseKind::NoDemand.name())
    }

    /// How many of the reader's own tree have not answered, and are not told how far they are.
    fn untold(&self) -> usize {
        self.count(ResponseKind::Untold.name())
    }

    /// What can be chosen for a reminder.
    fn reminded() -> [ResponseKind; 3] {
        ResponseKind::REMINDED
    }

    /// Whether this one can be reminded alone.
    fn reminds(&self, one: &ResponseView) -> bool {
        self.acts() && ResponseKind::REMINDED.contains(&one.response)
    }

    /// How a state is set off.
    fn badge(one: &ResponseView) -> &'static str {
        match one.response {
            ResponseKind::Replied => "good",
            ResponseKind::NoDemand => "plain",
            ResponseKind::NotOpened
            | ResponseKind::Opened
            | ResponseKind::DraftBegun
            | ResponseKind::Untold => "warn",
        }
    }
}

async fn responses(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let chrome = &desk.chrome;
    let mut responses = app.responses(desk, code).await?.organizations;
    // Those from which something is still to come are first; among equals the order of the codes stays.
    responses.sort_by_key(|one| one.response);
    let shown = ResponsesPage {
        chrome,
        told,
        responses,
        round: app.round(desk, code).await?,
        now: app.now().await?,
        secretary: holds(desk, code, &[Duty::Secretary, Duty::ActingSecretary]),
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/responses")]
async fn responses_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    responses(&app, &desk, &code, &Told::default()).await
}

/// The board as a table that spreadsheets open.
#[get("/rounds/{round}/desk/responses.csv")]
async fn responses_file(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let chrome = &desk.chrome;
    let round = app.round(&desk, &code).await?;
    let responses = app.responses(&desk, &code).await?.organizations;
    let heads = [
        "desk-code",
        "column-applicant",
        "desk-state",
        "desk-proposals",
        "round-survey-closes",
        "post-reminded-at",
        "part-coordinator",
    ];
    let moment = |at: Option<Timestamp>| at.map(|at| chrome.moment(&at, &round.zone)).unwrap_or_default();
    let rows = responses.iter().map(|one| {
        [
            one.organization.clone(),
            chrome.of(&one.name).to_owned(),
            chrome.named("post-response", one.response.name()),
            one.proposals.to_string(),
            moment(one.closes),
            moment(one.reminded_at),
            chrome.say(if one.coordinated {
                "desk-there"
            } else {
                "desk-missing"
            }),
        ]
    });
    let table = table(&heads.map(|key| chrome.say(key)), rows);
    let name = file_name(&format!("{code}-responses"), chrome.mark);
    Ok(download(&name, "csv", CSV, table))
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
