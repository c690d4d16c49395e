//! `/rounds/{round}/desk/reminders`: whom a reminder reaches and what it says, before it is sent.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use serde::Deserialize;
use simui_app::App;
use simui_domain::refusal::Refusal;
use simui_domain::round::{NotRemindedView, ReminderDraft, ReminderView, ResponseKind, RoundView};

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(reminder_page).service(send);
}

/// Which boxes were ticked on the response board.
#[derive(Deserialize)]
struct Ticked {
    not_opened: Option<String>,
    opened: Option<String>,
    draft_begun: Option<String>,
    /// The only one that is reminded.
    organization: Option<String>,
}

impl Ticked {
    fn draft(&self) -> ReminderDraft {
        let boxes = [
            (ResponseKind::NotOpened, &self.not_opened),
            (ResponseKind::Opened, &self.opened),
            (ResponseKind::DraftBegun, &self.draft_begun),
        ];
        let ticked = boxes.into_iter().filter(|(_, ticked)| ticked.is_some());
        ReminderDraft {
            to: ticked.map(|(kind, _)| kind).collect(),
            organization: self.organization.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "desk/reminder.html")]
struct ReminderPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    /// What was chosen.
    to: Vec<&'static str>,
    /// The only one that is reminded.
    organization: Option<String>,
    /// Whom it reaches; nothing where that was refused.
    reminder: Option<ReminderView>,
}

impl ReminderPage<'_> {
    fn why(one: &NotRemindedView) -> String {
        entering::word(&one.why)
    }
}

#[get("/rounds/{round}/desk/reminders")]
async fn reminder_page(app: Data<App>, desk: Desk, code: Path<String>, ticked: Query<Ticked>) -> Answer {
    shown(&app, &desk, &code, &ticked.draft(), None).await
}

#[post("/rounds/{round}/desk/reminders")]
async fn send(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let draft = ReminderDraft {
        to: entered.all("to").filter_map(entering::of_word).collect(),
        organization: entering::optional(&entered, "organization"),
    };
    match refused(app.remind(&desk, &code, &draft).await)? {
        Ok(_) => {
            let board = format!("/rounds/{code}/desk/responses");
            Ok(then(&desk.chrome, &board, "desk-reminded"))
        }
        Err(refusal) => shown(&app, &desk, &code, &draft, Some((entered, refusal))).await,
    }
}

/// The preview, with what was refused.
async fn shown(
    app: &App,
    desk: &Desk,
    code: &str,
    draft: &ReminderDraft,
    sent: Option<(Entered, Refusal)>,
) -> Answer {
    let chrome = &desk.chrome;
    let found = match app.reminder(desk, code, draft).await {
        // Nothing ticked is told on the page; who may not be here is told so.
        Err(simui_app::Error::Refused(refusal)) if refusal.code == "not_a_choice" => Err(refusal),
        found => Ok(found?),
    };
    let told = match (sent, &found) {
        (Some((entered, refusal)), _) => Told::refused(chrome.language, entered, refusal),
        (None, Err(refusal)) => Told::refused(chrome.language, Entered::default(), refusal.clone()),
        (None, Ok(_)) => Told::default(),
    };
    let reminder = ReminderPage {
        chrome,
        told: &told,
        round: app.round(desk, code).await?,
        to: draft.to.iter().map(|kind| kind.name()).collect(),
        organization: draft.organization.clone(),
        reminder: found.ok(),
    };
    page(chrome, &told, &reminder)
}
