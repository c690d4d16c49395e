//! `/announcements`: what the public reads, and what the press takes away.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use serde::Deserialize;
use simui_app::{App, SoughtAnnouncements};
use simui_domain::announcement::{Announced, PublicAnnouncement};
use simui_domain::round::Mark;
use simui_words::notation;

use super::text::{NoticeText, tiles};
use crate::pages::{Answer, Chrome, Told, page};
use crate::paging::{self, Paging};
use crate::spreadsheet::{CSV, download, file_name, table};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(announcements_page)
        .service(announcement_page)
        .service(projects_table)
        .service(countries_picture);
}

/// Which announcements are asked for.
#[derive(Deserialize)]
struct Sought {
    q: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "announcements/list.html")]
struct ListPage<'a> {
    chrome: &'a Chrome,
    announcements: Vec<PublicAnnouncement>,
    /// The words that were looked for.
    words: String,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "announcements/announcement.html")]
struct AnnouncementPage<'a> {
    chrome: &'a Chrome,
    announcement: &'a PublicAnnouncement,
    /// Number of its counterpart in the other language.
    other: Option<&'a str>,
    programme: &'a str,
    text: NoticeText,
}

#[get("/announcements")]
async fn announcements_page(app: Data<App>, chrome: Chrome, asked: Query<Sought>) -> Answer {
    let words = asked.q.clone().unwrap_or_default();
    let sought = SoughtAnnouncements {
        language: Some(chrome.language),
        or_other: true,
        words: Some(&words),
    };
    let paging = Paging::new(None, asked.cursor.clone()).page()?;
    let listed = app.announcements(&sought, &paging).await?;
    let shown = ListPage {
        chrome: &chrome,
        announcements: listed.items,
        next: listed.next.as_deref().map(paging::encoded),
        words: words.trim().to_owned(),
    };
    page(&chrome, &Told::default(), &shown)
}

#[get("/announcements/{number}")]
async fn announcement_page(app: Data<App>, mut chrome: Chrome, number: Path<String>) -> Answer {
    let announced = app.read_announcement(&number).await?;
    let reads = app.announcement_reads(&number).await?;
    chrome.contact.clone_from(&announced.declared.contact);
    chrome.elsewhere = elsewhere(&chrome, &announced, "");
    let (announcement, declared) = (announced.announcement.clone(), announced.declared.clone());
    let text = NoticeText::new(&chrome, announcement, declared, 1);
    let shown = AnnouncementPage {
        chrome: &chrome,
        announcement: &announced.announcement,
        other: announced.other_language.as_deref(),
        programme: &announced.declared.programme,
        text: text.read(reads),
    };
    page(&chrome, &Told::default(), &shown)
}

/// Where the other language of the page has its own announcement of the round, unless this one is in that language.
pub(super) fn elsewhere(chrome: &Chrome, announced: &Announced, end: &str) -> Option<String> {
    let own = announced.announcement.language == chrome.other_language();
    let other = announced.other_language.as_ref().filter(|_| !own)?;
    Some(format!("/announcements/{other}{end}"))
}

/// The selected projects as a table that Excel opens: UTF-8 with its mark at the beginning.
#[get("/announcements/{number}/projects.csv")]
async fn projects_table(app: Data<App>, chrome: Chrome, number: Path<String>) -> Answer {
    let announced = app.announcement(&number).await?;
    let heads = ["place", "title", "applicant", "countries", "area", "outcome"];
    let [place, title, applicant, countries, area, outcome] =
        heads.map(|name| chrome.say(&format!("column-{name}")));
    let unit = notation::unit(&announced.declared.currency, chrome.language);
    let amount = chrome.with("column-amount-in", "unit", unit);
    let heads = [place, title, applicant, countries, area, outcome, amount];
    let rows = announced.announcement.selected.iter().map(|line| {
        [
            line.position.to_string(),
            line.title.clone(),
            line.applicant.clone(),
            chrome.countries(&line.countries),
            line.area.clone(),
            chrome.named("letter-outcome", line.outcome.name()),
            line.amount.to_string(),
        ]
    });
    let name = file_name(&number, mark(&announced.announcement));
    Ok(download(&name, "csv", CSV, table(&heads, rows)))
}

/// The picture of the target countries as a file.
#[get("/announcements/{number}/countries.svg")]
async fn countries_picture(app: Data<App>, chrome: Chrome, number: Path<String>) -> Answer {
    let announced = app.announcement(&number).await?;
    let picture = tiles(&announced.announcement, chrome.language);
    let name = file_name(&number, mark(&announced.announcement));
    Ok(download(&name, "svg", "image/svg+xml", picture.svg))
}

/// What the round is that is announced.
fn mark(announcement: &PublicAnnouncement) -> Mark {
    Mark {
        rehearsal: announcement.rehearsal,
        illustrative: announcement.illustrative,
    }
}
