//! `/rounds/{round}/proposals/{reference}/participants`: the organizations that take part in a proposal.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::{App, Page};
use simui_domain::organization::OrganizationView;
use simui_domain::proposal::ParticipantsDraft;

use super::case::{Case, Place};
use super::document::content;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

/// Organizations that are offered; there are some hundreds of them in a country.
const MOST: u64 = 2000;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(participants_page).service(set);
}

#[derive(Template)]
#[template(path = "proposals/participants.html")]
struct ParticipantsPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    case: &'a Case,
    chosen: Vec<&'a OrganizationView>,
    others: Vec<&'a OrganizationView>,
    version: i64,
}

async fn shown(app: &App, desk: &Desk, place: &Place, told: &Told) -> Answer {
    let case = &Case::load(app, desk, place).await?;
    let all = Page {
        after: None,
        limit: MOST,
    };
    let all = app.organizations(desk, &all).await?.items;
    let saved = content(&case.draft).participants;
    let others = all.iter().filter(|one| one.code != case.view.applicant.code);
    let (chosen, others): (Vec<_>, Vec<_>) =
        others.partition(|one| told.chosen("organizations", &one.code, saved.contains(&one.code)));
    let typed = case.draft.fields.get("participants");
    let chrome = &desk.chrome;
    page(
        chrome,
        told,
        &ParticipantsPage {
            chrome,
            told,
            case,
            chosen,
            others,
            version: typed.map_or(0, |typed| typed.version),
        },
    )
}

#[get("/rounds/{round}/proposals/{reference}/participants")]
async fn participants_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    shown(&app, &desk, &place, &Told::default()).await
}

#[post("/rounds/{round}/proposals/{reference}/participants")]
async fn set(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let draft = ParticipantsDraft {
        organizations: entered.all("organizations").map(str::to_owned).collect(),
    };
    let version = entered.whole("version")?;
    match refused(app.set_participants(&desk, place.pair(), version, &draft).await)? {
        Ok(_) => Ok(then(&desk.chrome, &place.at("/participants"), "draft-saved")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal.at("/organizations"));
            shown(&app, &desk, &place, &told).await
        }
    }
}
