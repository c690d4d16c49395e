//! `/rounds/{round}/desk/journal` and `/rounds/{round}/desk/exceptions`: what happened, and of it what departed from
//! the ordinary course.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use serde::Deserialize;
use simui_app::{App, JournalQuery};
use simui_domain::record::{JournalLine, KINDS};
use simui_domain::round::RoundView;

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Told, page};
use crate::paging::{self, Paging};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(journal_page).service(exceptions_page);
}

/// What departs from the ordinary course (특이사항): later deadlines, changed terms, cancellations, seats that ended,
/// acting chairs, conflicts decided, sheets set aside or revised, returned requests, errata.
const EXCEPTIONS: [&str; 20] = [
    "round.extended",
    "round.extended_for",
    "round.terms_changed",
    "round.change_asked",
    "round.publication_returned",
    "round.change_returned",
    "round.cancelled",
    "seat.ended",
    "seat.resigned",
    "seat.chair_given",
    "seat.extended",
    "conflict.challenged",
    "conflict.challenge_upheld",
    "conflict.challenge_dismissed",
    "conflict.ended",
    "sheet.set_aside",
    "sheet.revised",
    "meeting.decision_returned",
    "announcement.returned",
    "announcement.erratum_begun",
];

/// Which lines are asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sought {
    kind: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/journal.html")]
struct JournalPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    lines: Vec<JournalLine>,
    /// Of one kind only.
    kind: String,
    kinds: Vec<&'static str>,
    /// Whether only what departs from the ordinary course is shown.
    exceptions: bool,
    next: Option<String>,
}

impl JournalPage<'_> {
    fn part(line: &JournalLine) -> String {
        entering::word(&line.actor.part)
    }

    fn happened(&self, kind: &str) -> String {
        let both = simui_words::happened(kind);
        self.chrome.of(&both).to_owned()
    }
}

#[get("/rounds/{round}/desk/journal")]
async fn journal_page(app: Data<App>, desk: Desk, round: Path<String>, sought: Query<Sought>) -> Answer {
    let kind = sought.kind.clone().filter(|kind| !kind.is_empty());
    let asked = Paging::new(None, sought.cursor.clone()).page()?;
    let query = JournalQuery {
        kind: kind.as_deref(),
        noun: None,
    };
    let listed = app.round_journal(&desk, &round, query, &asked).await?;
    let chrome = &desk.chrome;
    let shown = JournalPage {
        chrome,
        round: app.round(&desk, &round).await?,
        lines: listed.items,
        kind: kind.unwrap_or_default(),
        kinds: KINDS.iter().map(|(kind, _)| *kind).collect(),
        exceptions: false,
        next: listed.next.as_deref().map(paging::encoded),
    };
    page(chrome, &Told::default(), &shown)
}

#[get("/rounds/{round}/desk/exceptions")]
async fn exceptions_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    let mut lines = Vec::new();
    for kind in EXCEPTIONS {
        let query = JournalQuery {
            kind: Some(kind),
            noun: None,
        };
        let asked = Paging::new(Some(100), None).page()?;
        lines.extend(app.round_journal(&desk, &round, query, &asked).await?.items);
    }
    lines.sort_by_key(|line| line.at);
    let chrome = &desk.chrome;
    let shown = JournalPage {
        chrome,
        round: app.round(&desk, &round).await?,
        lines,
        kind: String::new(),
        kinds: Vec::new(),
        exceptions: true,
        next: None,
    };
    page(chrome, &Told::default(), &shown)
}
