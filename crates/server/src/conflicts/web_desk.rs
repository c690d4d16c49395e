//! `/rounds/{round}/desk/council/conflicts/...`: deciding a challenge or ending a conflict, and entering an exclusion.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::conflict::{ConflictDraft, ConflictKind, ConflictState, ConflictView, DecisionDraft};
use simui_domain::council::SeatView;
use simui_domain::policy::Powers;
use simui_domain::proposal::TitleLine;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(exclusion_page)
        .service(exclude)
        .service(conflict_page)
        .service(decide);
}

type At = Path<(String, String, String, String)>;

#[derive(Template)]
#[template(path = "desk/council/conflict.html")]
struct ConflictPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    conflict: ConflictView,
    powers: Powers,
}

impl ConflictPage<'_> {
    fn decisions(&self) -> &'static [&'static str] {
        decisions(&self.conflict, self.powers)
    }
}

/// What the reader may decide of a conflict: a challenge that waits is upheld or dismissed, what was declared is ended;
/// nobody decides on their own.
pub(crate) fn decisions(conflict: &ConflictView, powers: Powers) -> &'static [&'static str] {
    if conflict.own || !powers.decides_conflicts() {
        return &[];
    }
    match conflict.state {
        ConflictState::Pending => &["upheld", "dismissed"],
        ConflictState::Declared => &["ended"],
        ConflictState::Found
        | ConflictState::Upheld
        | ConflictState::Dismissed
        | ConflictState::Inadmissible
        | ConflictState::Ended => &[],
    }
}

#[derive(Template)]
#[template(path = "desk/council/exclusion.html")]
struct ExclusionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    /// The seats that are not over.
    seats: Vec<SeatView>,
    proposals: Vec<TitleLine>,
    powers: Powers,
}

async fn conflict(app: &App, desk: &Desk, at: &At, told: &Told) -> Answer {
    let mut all = app.declarations(desk, &at.0).await?.conflicts.into_iter();
    let meant = |one: &ConflictView| {
        let whose = one.whose();
        whose.as_deref() == Some(at.1.as_str()) && one.proposal.reference == at.2 && one.kind.name() == at.3
    };
    // A conflict may stand several times, one after the other: the last is the one that may be decided.
    let conflict = all.rfind(meant);
    let conflict = conflict.ok_or(Refusal::from(Common::Unknown))?;
    let round = app.round(desk, &at.0).await?;
    let chrome = &desk.chrome;
    let shown = ConflictPage {
        chrome,
        told,
        round,
        conflict,
        powers: app.powers(desk, &at.0).await?,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/council/conflicts/{member}/{proposal}/{kind}")]
async fn conflict_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    conflict(&app, &desk, &at, &Told::default()).await
}

#[post("/rounds/{round}/desk/council/conflicts/{member}/{proposal}/{kind}")]
async fn decide(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let kind = ConflictKind::of_name(&at.3).ok_or(Refusal::from(Common::Unknown))?;
    let done = match entering::choice(&entered, "decision", entering::of_word) {
        Ok(decision) => {
            let reason = entered.text("reason").to_owned();
            let draft = DecisionDraft { decision, reason };
            let address = (at.1.as_str(), at.2.as_str(), kind);
            refused(app.decide_conflict(&desk, &at.0, address, &draft).await)?
        }
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => {
            let council = format!("/rounds/{}/desk/council", at.0);
            Ok(then(&desk.chrome, &council, "desk-conflict-decided"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            conflict(&app, &desk, &at, &told).await
        }
    }
}

async fn exclusion(app: &App, desk: &Desk, round: &str, told: &Told) -> Answer {
    let proposals = app.declarations(desk, round).await?.proposals;
    let seats = app.seats(desk, round).await?.into_iter();
    let powers = app.powers(desk, round).await?;
    let round = app.round(desk, round).await?;
    let chrome = &desk.chrome;
    let shown = ExclusionPage {
        chrome,
        told,
        round,
        seats: seats.filter(SeatView::held).collect(),
        proposals,
        powers,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/council/exclusion")]
async fn exclusion_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    exclusion(&app, &desk, &round, &Told::default()).await
}

#[post("/rounds/{round}/desk/council/exclusion")]
async fn exclude(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    let draft = ConflictDraft {
        proposal: entered.text("proposal").to_owned(),
        kind: ConflictKind::Exclusion,
        ground: entered.text("ground").to_owned(),
        member: Some(entered.text("member").to_owned()),
    };
    match refused(app.declare_conflict(&desk, &round, &draft).await)? {
        Ok(_) => {
            let council = format!("/rounds/{round}/desk/council");
            Ok(then(&desk.chrome, &council, "desk-excluded"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            exclusion(&app, &desk, &round, &told).await
        }
    }
}
