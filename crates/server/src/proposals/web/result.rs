//! `/rounds/{round}/proposals/{reference}/result`: an applicant's own result: what was resolved and why, the scores as
//! far as the rules tell them, and what the council wrote for the applicant.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::{PublicAnnouncement, ResultView};
use simui_domain::objection::ObjectionView;
use simui_domain::time::Timestamp;

use super::case::{Case, Place};
use super::objection::takes_until;
use crate::pages::{Answer, Chrome, Desk, Told, page, refused};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(result_page);
}

#[derive(Template)]
#[template(path = "proposals/result.html")]
struct ResultPage<'a> {
    chrome: &'a Chrome,
    case: &'a Case,
    result: ResultView,
    /// The public announcement, once there is one; in the reader's language rather than in the other.
    announcement: Option<PublicAnnouncement>,
    /// The newest objection.
    objection: Option<ObjectionView>,
}

impl ResultPage<'_> {
    /// Until when an objection may be filed, while it may.
    fn takes_until(&self) -> Option<Timestamp> {
        takes_until(&self.result, self.case.now)
    }
}

#[get("/rounds/{round}/proposals/{reference}/result")]
async fn result_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    let (round, reference) = place.pair();
    let result = app.result(&desk, round, reference).await?;
    let case = &Case::load(&app, &desk, &place).await?;
    let chrome = &desk.chrome;
    let mut announcement = app.round_announcement(round, chrome.language).await?;
    if announcement.is_none() {
        announcement = app.round_announcement(round, chrome.other_language()).await?;
    }
    let template = ResultPage {
        chrome,
        case,
        result,
        announcement,
        objection: refused(app.objection(&desk, round, reference).await)?.ok(),
    };
    page(chrome, &Told::default(), &template)
}
