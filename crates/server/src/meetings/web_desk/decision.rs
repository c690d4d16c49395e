//! `/rounds/{round}/desk/decision`: the resolved list, asked for by one and approved or returned by another.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::meeting::{DecisionView, SignerView};
use simui_domain::policy::Powers;
use simui_domain::round::RoundView;

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

    /// Somebody with their duty.
    fn signer(&self, signer: &SignerView) -> String {
        let name = signer.name.as_ref();
        let name = name.map_or_else(
            || self.chrome.say("desk-erased"),
            |name| self.chrome.of(name).to_owned(),
        );
        match signer.duty {
            Some(duty) => format!("{} {name}", self.chrome.named("duty", duty.name())),
            None => name,
        }
    }
}

async fn decision(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let decision = app.decision(desk, code).await?;
    let powers = app.powers(desk, code).await?;
    let round = app.round(desk, code).await?;
    let chrome = &desk.chrome;
    let shown = DecisionPage {
        chrome,
        told,
        round,
        decision,
        powers,
    };
    page(chrome, told, &shown)
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
