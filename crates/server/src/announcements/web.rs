//! `/announcements`: what the public reads, and what the press takes away.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::{PublicAnnouncement, PublicRound};
use simui_print::draw::{self, Picture};

use crate::pages::{Answer, Chrome, Told, page};
use crate::paging::{self, Paging};
use crate::spreadsheet::{CSV, download, table};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(announcements_page)
        .service(announcement_page)
        .service(projects_table)
        .service(countries_picture);
}

#[derive(Template)]
#[template(path = "announcements/list.html")]
struct ListPage<'a> {
    chrome: &'a Chrome,
    announcements: Vec<PublicAnnouncement>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "announcements/announcement.html")]
struct AnnouncementPage<'a> {
    chrome: &'a Chrome,
    announcement: PublicAnnouncement,
    round: PublicRound,
    reads: i64,
    countries: Picture,
    /// Head and rows of the table beside the picture.
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    total: i64,
}

#[get("/announcements")]
async fn announcements_page(app: Data<App>, chrome: Chrome, paging: Query<Paging>) -> Answer {
    let listed = app.announcements(Some(chrome.language), &paging.page()?).await?;
    let next = listed.next.as_deref().map(paging::encoded);
    let announcements = listed.items;
    let shown = ListPage {
        chrome: &chrome,
        announcements,
        next,
    };
    page(&chrome, &Told::default(), &shown)
}

#[get("/announcements/{number}")]
async fn announcement_page(app: Data<App>, mut chrome: Chrome, number: Path<String>) -> Answer {
    let announcement = app.announcement(&number).await?;
    let round = app.announced_round(&number).await?;
    chrome.contact.clone_from(&round.contact);
    let reads = app.announcement_reads(&number).await?;
    let countries = tiles(&announcement, &chrome);
    let mut lines = countries
        .table
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let head = lines.next().unwrap_or_default();
    let rows = lines.collect();
    let total = announcement.selected.iter().map(|line| line.amount).sum();
    let shown = AnnouncementPage {
        chrome: &chrome,
        announcement,
        round,
        reads,
        countries,
        head,
        rows,
        total,
    };
    page(&chrome, &Told::default(), &shown)
}

fn tiles(announcement: &PublicAnnouncement, chrome: &Chrome) -> Picture {
    let lines = announcement.selected.iter();
    let codes: Vec<String> = lines.flat_map(|line| line.countries.iter().cloned()).collect();
    draw::country_tiles(&codes, chrome.language)
}

/// The selected projects as a table that Excel opens: UTF-8 with its mark at the beginning.
#[get("/announcements/{number}/projects.csv")]
async fn projects_table(app: Data<App>, chrome: Chrome, number: Path<String>) -> Answer {
    let announcement = app.announcement(&number).await?;
    let heads = ["place", "title", "applicant", "countries", "area", "amount"];
    let heads = heads.map(|name| chrome.say(&format!("column-{name}")));
    let rows = announcement.selected.iter().map(|line| {
        [
            line.position.to_string(),
            line.title.clone(),
            line.applicant.clone(),
            chrome.countries(&line.countries),
            line.area.clone(),
            line.amount.to_string(),
        ]
    });
    Ok(download(&number, "csv", CSV, table(&heads, rows)))
}

/// The picture of the target countries as a file.
#[get("/announcements/{number}/countries.svg")]
async fn countries_picture(app: Data<App>, chrome: Chrome, number: Path<String>) -> Answer {
    let announcement = app.announcement(&number).await?;
    let picture = tiles(&announcement, &chrome);
    Ok(download(&number, "svg", "image/svg+xml", picture.svg))
}
