//! `/rounds/{round}/desk/decision`: the resolved list, asked for by one and approved or returned by another.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::meeting::{DecisionView, ResolvedOutcome, ResolvedView};
use simui_domain::policy::Powers;
use simui_domain::round::RoundView;
use simui_print::draw::{self, BudgetRow, Picture, Share};

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(decision_page)
        .service(ask)
        .service(approve)
        .service(send_back);
}

#[derive(Template)]
#[template(path = "desk/meetings/decision.html")]
struct DecisionPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    decision: DecisionView,
    /// What the resolved amounts leave of the budget.
    budget: Picture,
    powers: Powers,
}

impl DecisionPage<'_> {
    fn decides(&self) -> String {
        entering::word(&self.decision.decides)
    }

    /// Whether it was asked for and neither given nor returned.
    fn waits(&self) -> bool {
        let decision = &self.decision;
        decision.asked_at.is_some() && decision.given_at.is_none() && decision.return_reason.is_none()
    }

    /// Whether the reader is the second person for whom it waits.
    fn answers(&self) -> bool {
        self.waits() && self.powers.approves() && !self.decision.asked_by_you
    }

    /// Whether the reader may ask for its approval now.
    fn asks(&self) -> bool {
        self.decision.unresolved.is_empty() && self.powers.decides()
    }
}

/// For staff from whom something is hidden: who decides in their stead.
#[derive(Template)]
#[template(path = "desk/meetings/decision_elsewhere.html")]
struct ElsewherePage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
}

async fn decision(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let chrome = &desk.chrome;
    let round = app.round(desk, code).await?;
    let powers = app.powers(desk, code).await?;
    let decision = match refused(app.decision(desk, code).await)? {
        Ok(decision) => decision,
        Err(_) if (powers.secretary || powers.approver) && !powers.unbarred => {
            return page(chrome, told, &ElsewherePage { chrome, told, round });
        }
        Err(refusal) => return Err(refusal.into()),
    };
    let shown = DecisionPage {
        chrome,
        told,
        budget: heaped(chrome, &decision, &round.currency),
        round,
        decision,
        powers,
    };
    page(chrome, told, &shown)
}

/// The amounts of those that are selected, then of the reserve.
fn heaped(chrome: &Chrome, decision: &DecisionView, currency: &str) -> Picture {
    let row = |share, one: &ResolvedView| BudgetRow {
        code: one.reference.clone(),
        title: chrome.of(&one.title).to_owned(),
        share,
        amount: match share {
            Share::Selected => one.amount,
            Share::Reserve => one.requested,
        },
    };
    let all = || decision.resolved.iter();
    let selected = all().filter(|one| one.outcome.selects());
    let mut reserve: Vec<_> = all()
        .filter(|one| one.outcome == ResolvedOutcome::Reserve)
        .collect();
    reserve.sort_by_key(|one| one.reserve_rank);
    let rows = selected.map(|one| row(Share::Selected, one));
    let rows: Vec<BudgetRow> = rows
        .chain(reserve.into_iter().map(|one| row(Share::Reserve, one)))
        .collect();
    draw::budget_line(&rows, (decision.budget, currency), chrome.language)
}

fn own(round: &str) -> String {
    format!("/rounds/{round}/desk/decision")
}

#[get("/rounds/{round}/desk/decision")]
async fn decision_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    decision(&app, &desk, &round, &Told::default()).await
}

#[post("/rounds/{round}/desk/decision/asking")]
async fn ask(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    let done = refused(app.ask_decision(&desk, &round).await)?;
    let done = done.map(|_| then(&desk.chrome, &own(&round), "desk-approval-asked"));
    let again = async |told: &Told| decision(&app, &desk, &round, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/decision/approval")]
async fn approve(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    let digest = entered.text("digest").to_owned();
    let done = match entered.whole("version") {
        Ok(version) => refused(app.approve_decision(&desk, &round, version, &digest).await)?,
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &own(&round), "desk-approved"));
    let again = async |told: &Told| decision(&app, &desk, &round, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/decision/return")]
async fn send_back(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    let reason = entered.text("reason").to_owned();
    let done = match entered.whole("version") {
        Ok(version) => refused(app.return_decision(&desk, &round, version, &reason).await)?,
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &own(&round), "desk-returned"));
    let again = async |told: &Told| decision(&app, &desk, &round, told).await;
    settled(&desk.chrome, entered, done, again).await
}
