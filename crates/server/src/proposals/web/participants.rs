//! `/rounds/{round}/proposals/{reference}/participants`: the organizations that take part in a proposal.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use serde::Deserialize;
use simui_app::{App, Page};
use simui_domain::organization::OrganizationView;
use simui_domain::proposal::ParticipantsDraft;

use super::case::{Case, Place};
use super::document::content;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then, without};

/// Organizations that are offered; there are some hundreds of them in a country.
const MOST: u64 = 2000;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(participants_page).service(set);
}

/// What names are to hold.
#[derive(Debug, Default, Deserialize)]
struct Sought {
    #[serde(default)]
    q: String,
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
    /// When it was saved; nothing if it never was.
    saved_at: Option<&'a String>,
    /// The names of what is saved.
    saved: String,
    /// Whether somebody else saved meanwhile: what is saved is shown, and the person chooses.
    met: bool,
    q: &'a str,
}

async fn shown(app: &App, desk: &Desk, place: &Place, told: &Told, q: &str) -> Answer {
    let case = &Case::load(app, desk, place).await?;
    let all = Page {
        after: None,
        limit: MOST,
    };
    let all = app.organizations(desk, &all).await?.items;
    let content = content(&case.draft).participants;
    let others = all.iter().filter(|one| one.code != case.view.applicant.code);
    let (chosen, mut others): (Vec<_>, Vec<_>) =
        others.partition(|one| told.chosen("organizations", &one.code, content.contains(&one.code)));
    others.retain(|one| holds(one, q));
    let typed = case.draft.fields.get("participants");
    let chrome = &desk.chrome;
    let names = all.iter().filter(|one| content.contains(&one.code));
    let names: Vec<_> = names.map(|one| chrome.of(&one.name)).collect();
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
            saved_at: typed.and_then(|typed| typed.saved_at.as_ref()),
            saved: names.join(", "),
            met: told.is("stale"),
            q,
        },
    )
}

/// Whether an organization's names or its code hold a text.
fn holds(organization: &OrganizationView, sought: &str) -> bool {
    let sought = sought.trim().to_lowercase();
    let names = [&organization.name.ko, &organization.name.en, &organization.code];
    names.iter().any(|name| name.to_lowercase().contains(&sought))
}

#[get("/rounds/{round}/proposals/{reference}/participants")]
async fn participants_page(app: Data<App>, desk: Desk, place: Path<Place>, sought: Query<Sought>) -> Answer {
    shown(&app, &desk, &place, &Told::default(), &sought.q).await
}

/// Sets them all. Where somebody else saved meanwhile, both are shown and one is chosen.
#[post("/rounds/{round}/proposals/{reference}/participants")]
async fn set(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    if entered.text("keep") == "theirs" {
        return Ok(without(&desk.chrome, &place.at("/participants")));
    }
    let draft = ParticipantsDraft {
        organizations: entered.all("organizations").map(str::to_owned).collect(),
    };
    let version = entered.whole("version/organizations")?;
    match refused(app.set_participants(&desk, place.pair(), version, &draft).await)? {
        Ok(_) => Ok(then(&desk.chrome, &place.at("/participants"), "draft-saved")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal.at("/organizations"));
            shown(&app, &desk, &place, &told, "").await
        }
    }
}
