//! `/announcements`: what the public reads.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::PublicAnnouncement;

use crate::pages::{Answer, Chrome, Told, page};
use crate::paging::{self, Paging};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(announcements_page).service(announcement_page);
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
    reads: i64,
}

#[get("/announcements")]
async fn announcements_page(app: Data<App>, chrome: Chrome, paging: Query<Paging>) -> Answer {
    let listed = app.announcements(Some(chrome.language), &paging.page()?).await?;
    let next = listed.next.as_deref().map(paging::encoded);
    let announcements = listed.items;
    page(
        &chrome,
        &Told::default(),
        &ListPage {
            chrome: &chrome,
            announcements,
            next,
        },
    )
}

#[get("/announcements/{number}")]
async fn announcement_page(app: Data<App>, chrome: Chrome, number: Path<String>) -> Answer {
    let announcement = app.announcement(&number).await?;
    let reads = app.announcement_reads(&number).await?;
    page(
        &chrome,
        &Told::default(),
        &AnnouncementPage {
            chrome: &chrome,
            announcement,
            reads,
        },
    )
}
