//! `/rounds/{round}/proposals/{reference}/objection`: an applicant's objection to its own result: filed, taken back,
//! its answer read.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::ResultView;
use simui_domain::objection::{ObjectionDraft, ObjectionState, ObjectionView};
use simui_domain::round::Ground;
use simui_domain::time::Timestamp;

use super::case::{Case, Place, rules};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(objection_page).service(file).service(take_back);
}

#[derive(Template)]
#[template(path = "proposals/objection.html")]
struct ObjectionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    case: &'a Case,
    result: ResultView,
    grounds: Vec<Ground>,
    objection: Option<ObjectionView>,
    now: Timestamp,
}

impl ObjectionPage<'_> {
    /// What a ground is called.
    fn ground(&self, code: &str) -> String {
        let found = self.grounds.iter().find(|ground| ground.code == code);
        found
            .map_or(code, |ground| self.chrome.of(&ground.label))
            .to_owned()
    }

    /// Whether an objection waits for its answer.
    fn waits(&self) -> bool {
        let state = self.objection.as_ref().map(|objection| objection.state);
        state == Some(ObjectionState::Filed)
    }

    /// The last instant at which one may be filed, while it is to come.
    fn until(&self) -> Option<Timestamp> {
        takes_until(&self.result, self.now)
    }
}

/// The last instant at which an objection to a result may be filed, while it is to come.
pub(super) fn takes_until(result: &ResultView, now: Timestamp) -> Option<Timestamp> {
    let until: Timestamp = result.objections_until.as_ref()?.parse().ok()?;
    (now <= until).then_some(until)
}

async fn shown(app: &App, desk: &Desk, place: &Place, told: &Told) -> Answer {
    let (round, reference) = place.pair();
    let result = app.result(desk, round, reference).await?;
    let case = &Case::load(app, desk, place).await?;
    let chrome = &desk.chrome;
    page(
        chrome,
        told,
        &ObjectionPage {
            chrome,
            told,
            case,
            result,
            grounds: rules(app, desk, round).await?.objection.grounds,
            objection: refused(app.objection(desk, round, reference).await)?.ok(),
            now: app.now().await?,
        },
    )
}

#[get("/rounds/{round}/proposals/{reference}/objection")]
async fn objection_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    shown(&app, &desk, &place, &Told::default()).await
}

#[post("/rounds/{round}/proposals/{reference}/objection")]
async fn file(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let (round, reference) = place.pair();
    let draft = ObjectionDraft {
        ground: entered.text("ground").to_owned(),
        body: entered.text("body").to_owned(),
    };
    match refused(app.file_objection(&desk, round, reference, &draft).await)? {
        Ok(_) => Ok(then(&desk.chrome, &place.at("/objection"), "applicant-objected")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, &place, &told).await
        }
    }
}

#[post("/rounds/{round}/proposals/{reference}/objection/withdrawal")]
async fn take_back(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let (round, reference) = place.pair();
    let version = entered.whole("version")?;
    match refused(app.withdraw_objection(&desk, round, reference, version).await)? {
        Ok(_) => Ok(then(
            &desk.chrome,
            &place.at("/objection"),
            "applicant-objection-back",
        )),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, &place, &told).await
        }
    }
}
