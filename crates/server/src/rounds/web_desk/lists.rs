//! `/rounds/{round}/desk/set-up/areas` and `.../organizations`: the support areas and the organizations to be
//! invited, each a whole list.

use std::fmt::Display;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::language::Both;
use simui_domain::round::{AreaDraft, InvitedTrial, RoundView};

use super::{drafted, read_only, version, written};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(areas_page)
        .service(write_areas)
        .service(organizations_page)
        .service(write_organizations);
}

#[derive(Template)]
#[template(path = "desk/set_up/areas.html")]
struct AreasPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    version: i64,
    /// Those there are, and empty lines for more.
    areas: Vec<AreaDraft>,
    /// The key of why they can only be read.
    read_only: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "desk/set_up/organizations.html")]
struct OrganizationsPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    version: i64,
    /// How many are on the list as it is saved.
    invited: usize,
    tried: Tried,
    /// The key of why they can only be read.
    read_only: Option<&'static str>,
}

impl AreasPage<'_> {
    /// What to show in a field of a line: what was entered, otherwise what is saved.
    fn value<'s>(&'s self, place: impl Display, part: &str, saved: &'s str) -> &'s str {
        self.told.value(&format!("areas/{place}/{part}"), saved)
    }
}

async fn areas(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = drafted(app, desk, code).await?;
    let read_only = read_only(app, desk, &round).await?;
    let mut areas = round.areas.clone();
    let empty = AreaDraft {
        code: String::new(),
        name: Both::default(),
    };
    if read_only.is_none() {
        areas.extend(std::iter::repeat_n(empty, 3));
    }
    let chrome = &desk.chrome;
    let shown = AreasPage {
        chrome,
        told,
        version: version(&round),
        round,
        areas,
        read_only,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/set-up/areas")]
async fn areas_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    areas(&app, &desk, &code, &Told::default()).await
}

/// The lines of the form; an empty one is none.
fn listed(entered: &Entered) -> Vec<AreaDraft> {
    let mut list = Vec::new();
    for place in 0.. {
        let at = |part: &str| format!("areas/{place}/{part}");
        let Some(code) = entered.sent(&at("code")) else {
            return list;
        };
        let name = Both::new(entered.text(&at("name/ko")), entered.text(&at("name/en")));
        let code = code.trim().to_owned();
        if !code.is_empty() || !name.ko.is_empty() || !name.en.is_empty() {
            list.push(AreaDraft { code, name });
        }
    }
    list
}

#[post("/rounds/{round}/desk/set-up/areas")]
async fn write_areas(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let done = match entered.whole("version") {
        Ok(version) => refused(app.set_areas(&desk, &code, version, &listed(&entered)).await)?,
        Err(refusal) => Err(refusal),
    };
    match written(&desk, &code, entered, done) {
        Ok(answer) => Ok(answer),
        Err(told) => areas(&app, &desk, &code, &told).await,
    }
}

/// What was entered about the organizations to be invited, and what it would change.
#[derive(Default)]
struct Tried {
    codes: String,
    csv: String,
    trial: Option<InvitedTrial>,
}

async fn organizations(app: &App, desk: &Desk, code: &str, told: &Told, tried: Option<Tried>) -> Answer {
    let invited = app.invited(desk, code).await?;
    let round = app.round(desk, code).await?;
    let chrome = &desk.chrome;
    let shown = OrganizationsPage {
        chrome,
        told,
        read_only: read_only(app, desk, &round).await?,
        round,
        version: invited.version,
        invited: invited.codes.len(),
        tried: tried.unwrap_or_else(|| Tried {
            codes: invited.codes.join("\n"),
            ..Tried::default()
        }),
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/set-up/organizations")]
async fn organizations_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    organizations(&app, &desk, &code, &Told::default(), None).await
}

/// The codes of the form, one on a line or parted by commas.
fn codes(all: &str) -> Vec<String> {
    let apart = |sign: char| sign.is_whitespace() || sign == ',';
    let codes = all.split(apart).filter(|code| !code.is_empty());
    codes.map(str::to_owned).collect()
}

/// Shows first what would change; what was shown is stored by a button of its own.
#[post("/rounds/{round}/desk/set-up/organizations")]
async fn write_organizations(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let codes = codes(entered.text("codes"));
    let csv = entered.given("csv").map(str::to_owned);
    if !entered.ticked("store") {
        let trial = match &csv {
            Some(csv) => app.try_invited_from(&desk, &code, csv.as_bytes()).await,
            None => app.try_invited(&desk, &code, &codes).await,
        };
        return match refused(trial)? {
            Ok(trial) => {
                let tried = Tried {
                    codes: entered.text("codes").to_owned(),
                    csv: csv.unwrap_or_default(),
                    trial: Some(trial),
                };
                organizations(&app, &desk, &code, &Told::default(), Some(tried)).await
            }
            Err(refusal) => {
                let told = Told::refused(desk.chrome.language, entered, refusal);
                organizations(&app, &desk, &code, &told, None).await
            }
        };
    }
    let done = match (entered.whole("version"), &csv) {
        (Ok(version), Some(csv)) => {
            refused(app.set_invited_from(&desk, &code, version, csv.as_bytes()).await)?
        }
        (Ok(version), None) => refused(app.set_invited(&desk, &code, version, &codes).await)?,
        (Err(refusal), _) => Err(refusal),
    };
    match written(&desk, &code, entered, done) {
        Ok(answer) => Ok(answer),
        Err(told) => organizations(&app, &desk, &code, &told, None).await,
    }
}
