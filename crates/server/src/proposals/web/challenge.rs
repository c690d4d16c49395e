//! `/rounds/{round}/proposals/{reference}/challenge`: an applicant challenges a council member (기피), where the rules
//! tell the members' names, and reads what came of it. The secretariat and the chair decide on their own pages.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::conflict::{ChallengesView, ConflictDraft, ConflictKind, ConflictView};

use super::case::{Case, Place};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(challenge_page).service(file);
}

#[derive(Template)]
#[template(path = "proposals/challenge.html")]
struct ChallengePage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    case: &'a Case,
    view: ChallengesView,
}

impl ChallengePage<'_> {
    /// Who was challenged, by name if it is still known.
    fn whom(&self, challenge: &ConflictView) -> String {
        let code = challenge.member.as_deref().unwrap_or_default();
        let mut members = self.view.members.iter();
        let member = members.find(|member| member.member == code);
        let name = member.and_then(|member| member.name.as_ref());
        name.map_or(code, |name| self.chrome.of(name)).to_owned()
    }

    /// Why it was decided so: in words where the rules decided, otherwise as the decision says.
    fn why(&self, challenge: &ConflictView) -> Option<String> {
        let reason = challenge.reason.as_deref()?;
        Some(match reason {
            "quorum" | "no_ground" if challenge.state.name() == "inadmissible" => {
                self.chrome.named("apply-inadmissible", reason)
            }
            _ => reason.to_owned(),
        })
    }
}

async fn shown(app: &App, desk: &Desk, place: &Place, told: &Told) -> Answer {
    let (round, reference) = place.pair();
    let view = app.challenges(desk, round, reference).await?;
    let case = &Case::load(app, desk, place).await?;
    let chrome = &desk.chrome;
    let template = ChallengePage {
        chrome,
        told,
        case,
        view,
    };
    page(chrome, told, &template)
}

#[get("/rounds/{round}/proposals/{reference}/challenge")]
async fn challenge_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    shown(&app, &desk, &place, &Told::default()).await
}

#[post("/rounds/{round}/proposals/{reference}/challenge")]
async fn file(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let draft = ConflictDraft {
        proposal: place.reference.clone(),
        kind: ConflictKind::Challenge,
        ground: entered.text("ground").to_owned(),
        member: Some(entered.text("member").to_owned()),
    };
    // Without a ground a challenge would be on record as inadmissible: a form that was only left empty is not meant so.
    let done = match draft.ground() {
        Ok(_) => refused(app.declare_conflict(&desk, &place.round, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => Ok(then(&desk.chrome, &place.at("/challenge"), "apply-challenged")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, &place, &told).await
        }
    }
}
