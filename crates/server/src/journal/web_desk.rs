//! `/rounds/{round}/desk/journal`: what happened.

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
    service.service(journal_page);
}

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
        kinds: kind.as_deref().into_iter().collect(),
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
        next: listed.next.as_deref().map(paging::encoded),
    };
    page(chrome, &Told::default(), &shown)
}
