//! `/rounds/{round}/desk/journal`: what happened.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::Deserialize;
use simui_app::{App, JournalQuery};
use simui_domain::language::Language;
use simui_domain::record::JournalLine;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;
use simui_domain::time::Timestamp;

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Told, page};
use crate::paging::{self, Paging};
use crate::spreadsheet::{CSV, download, file_name, table};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(journal_page).service(journal_file);
}

/// Which lines are asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sought {
    kind: Option<String>,
    noun: Option<String>,
    /// First and last day, in the zone of the round.
    from: Option<String>,
    until: Option<String>,
    cursor: Option<String>,
}

impl Sought {
    /// What a field that is left alone sends is nothing.
    fn query(&self, zone: &str) -> Result<JournalQuery<'_>, Refusal> {
        let kind = self.kind.as_deref().filter(|name| !name.is_empty());
        Ok(JournalQuery {
            kinds: kind.into_iter().collect(),
            noun: self.noun.as_deref().filter(|name| !name.is_empty()),
            from: begins(self.from.as_deref(), "/from", zone, Days::new(0))?,
            until: begins(self.until.as_deref(), "/until", zone, Days::new(1))?,
        })
    }
}

/// When a day begins, or the one so many days later, in a zone.
fn begins(day: Option<&str>, field: &str, zone: &str, later: Days) -> Result<Option<Timestamp>, Refusal> {
    let Some(day) = day.filter(|day| !day.is_empty()) else {
        return Ok(None);
    };
    let zone = zone.parse().unwrap_or(Tz::UTC);
    let day: Option<NaiveDate> = day.parse().ok();
    let midnight = day
        .and_then(|day| day.checked_add_days(later))
        .and_then(|day| day.and_time(NaiveTime::MIN).and_local_timezone(zone).earliest());
    let wrong = || Refusal::from(Common::NotAChoice).at(field);
    Ok(Some(midnight.ok_or_else(wrong)?.to_utc()))
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
    /// About one kind of thing only.
    noun: String,
    nouns: Vec<&'static str>,
    from: String,
    until: String,
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
    let asked = Paging::new(None, sought.cursor.clone()).page()?;
    let shown = app.round(&desk, &round).await?;
    let query = sought.query(&shown.zone)?;
    let listed = app.round_journal(&desk, &round, query, &asked).await?;
    let kinds = app.journal_kinds(&desk, &round).await?;
    let chrome = &desk.chrome;
    let shown = JournalPage {
        chrome,
        round: shown,
        lines: listed.items,
        kind: sought.kind.clone().unwrap_or_default(),
        nouns: nouns(&kinds),
        kinds,
        noun: sought.noun.clone().unwrap_or_default(),
        from: sought.from.clone().unwrap_or_default(),
        until: sought.until.clone().unwrap_or_default(),
        next: listed.next.as_deref().map(paging::encoded),
    };
    page(chrome, &Told::default(), &shown)
}

/// The kinds of things that these kinds of events happen to.
fn nouns(kinds: &[&'static str]) -> Vec<&'static str> {
    let named = |noun: &&'static str| simui_words::has(Language::Ko, &format!("post-noun-{noun}"), &[]);
    let mut nouns: Vec<&str> = kinds
        .iter()
        .filter_map(|kind| kind.split('.').next())
        .filter(named)
        .collect();
    nouns.dedup();
    nouns
}

/// The lines that were asked for as a table that spreadsheets open.
#[get("/rounds/{round}/desk/journal.csv")]
async fn journal_file(app: Data<App>, desk: Desk, code: Path<String>, sought: Query<Sought>) -> Answer {
    let round = app.round(&desk, &code).await?;
    let lines = app
        .whole_journal(&desk, &code, sought.query(&round.zone)?)
        .await?;
    let chrome = &desk.chrome;
    let heads = [
        "number", "at", "happened", "proposal", "seat", "meeting", "actor", "leaf",
    ];
    let heads = heads.map(|name| chrome.named("register", name));
    let rows = lines.into_iter().map(|line| {
        let actor = chrome.named("desk-actor", &JournalPage::part(&line));
        let seat = line.actor.seat.map(|seat| format!(" {seat}"));
        [
            line.number.to_string(),
            chrome.moment(&line.at, &round.zone),
            chrome.of(&line.sentence).to_owned(),
            line.object.proposal.unwrap_or_default(),
            line.object.seat.unwrap_or_default(),
            line.object.meeting.map(|n| n.to_string()).unwrap_or_default(),
            actor + &seat.unwrap_or_default(),
            line.leaf,
        ]
    });
    let name = file_name(&format!("{code}-journal"), chrome.mark);
    Ok(download(&name, "csv", CSV, table(&heads, rows)))
}
