//! `/rounds/{round}/conflicts`: one page through all proposals that are not hidden from the reader already, before
//! any file opens: recusals with their grounds, and that the declaration is complete.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::conflict::{
    ConflictDraft, ConflictKind, ConflictRefusal, ConflictState, ConflictView, Decision, DecisionDraft,
    DeclarationsView,
};
use simui_domain::council::SeatView;
use simui_domain::language::Both;
use simui_domain::policy::Powers;
use simui_domain::refusal::Refusal;
use simui_domain::round::RoundView;

use crate::council::{names, own_seat};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(conflicts_page).service(declare);
}

#[derive(Template)]
#[template(path = "conflicts/conflicts.html")]
struct ConflictsPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    listed: DeclarationsView,
    /// The reader's own seat; staff have none.
    seat: Option<SeatView>,
    powers: Powers,
    /// The members' names by their seats.
    names: BTreeMap<String, Both>,
}

impl ConflictsPage<'_> {
    /// Whether the reader may declare: a member, or staff of the round; an auditor only reads.
    fn declares(&self) -> bool {
        self.powers.declares() || self.seat.is_some() && self.powers.declaring
    }

    /// Whether a challenge waits for the reader as chair.
    fn decides(&self, conflict: &ConflictView) -> bool {
        self.powers.chair
            && self.powers.declaring
            && !conflict.own
            && conflict.state == ConflictState::Pending
    }

    fn name(&self, seat: &str) -> &str {
        self.names.get(seat).map_or("", |name| self.chrome.of(name))
    }
}

async fn shown(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let listed = app.declarations(desk, code).await?;
    let round = app.round(desk, code).await?;
    let seats = app.seats(desk, code).await?;
    let own = own_seat(desk, code);
    let seat = seats.iter().find(|seat| own == Some(seat.code.as_str())).cloned();
    let chrome = &desk.chrome;
    let template = ConflictsPage {
        chrome,
        told,
        round,
        listed,
        seat,
        powers: app.powers(desk, code).await?,
        names: names(&seats),
    };
    page(chrome, told, &template)
}

#[get("/rounds/{round}/conflicts")]
async fn conflicts_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    shown(&app, &desk, &round, &Told::default()).await
}

/// Declares every conflict that was ticked, then that there are no others, if that was pressed.
#[post("/rounds/{round}/conflicts")]
async fn declare(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    if let Some(decision) = decision(entered.text("act")) {
        return decide(&app, &desk, &round, entered, decision).await;
    }
    let complete = entered.text("act") == "complete";
    let mut done = match meant(&entered, complete) {
        Ok(()) => declared(&app, &desk, &round, &entered).await?,
        Err(refusal) => Err(refusal),
    };
    if let (Ok(()), true, Some(seat)) = (&done, complete, own_seat(&desk, &round)) {
        let completed = app.complete_declaration(&desk, &round, seat).await;
        done = refused(completed)?.map(drop);
    }
    match done {
        Ok(()) if complete => {
            let next = format!("/rounds/{round}/my-sheets");
            let waits = refused(app.my_sheets(&desk, &round).await)?.is_err();
            let next = if waits {
                format!("/rounds/{round}/conflicts")
            } else {
                next
            };
            Ok(then(&desk.chrome, &next, "member-declared"))
        }
        Ok(()) => {
            let here = format!("/rounds/{round}/conflicts");
            Ok(then(&desk.chrome, &here, "member-recused"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, &round, &told).await
        }
    }
}

/// What the chair's button on a challenge says.
fn decision(act: &str) -> Option<Decision> {
    match act {
        "uphold" => Some(Decision::Upheld),
        "dismiss" => Some(Decision::Dismissed),
        _ => None,
    }
}

/// The chair decides a challenge of another member.
async fn decide(app: &App, desk: &Desk, round: &str, entered: Entered, decision: Decision) -> Answer {
    let (member, proposal) = (entered.text("member"), entered.text("proposal"));
    let field = format!("reason/{member}/{proposal}");
    let draft = DecisionDraft {
        decision,
        reason: entered.text(&field).to_owned(),
    };
    let address = (member, proposal, ConflictKind::Challenge);
    match refused(app.decide_conflict(desk, round, address, &draft).await)? {
        Ok(_) => {
            let here = format!("/rounds/{round}/conflicts");
            Ok(then(&desk.chrome, &here, "member-decided"))
        }
        Err(refusal) => {
            let refusal = refusal.at(format!("/{field}"));
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(app, desk, round, &told).await
        }
    }
}

/// Whether the form says what it means: who wrote a ground and ticked nothing would declare the opposite by mistake.
/// Nothing of such a form is recorded.
fn meant(entered: &Entered, complete: bool) -> Result<(), Refusal> {
    let ticked = |reference: &str| entered.all("recusal").any(|one| one == reference);
    let grounds = entered.under("ground/");
    let astray = grounds.filter(|(reference, ground)| !ground.trim().is_empty() && !ticked(reference));
    let astray = astray
        .map(|(reference, _)| Refusal::from(ConflictRefusal::NotTicked).at(format!("/ground/{reference}")));
    Refusal::all(astray.collect())?;
    if complete || entered.all("recusal").next().is_some() {
        return Ok(());
    }
    let mut listed = entered.under("ground/");
    let first = listed.next().map_or("", |(reference, _)| reference);
    Err(Refusal::from(ConflictRefusal::NothingTicked).at(format!("/recusal/{first}")))
}

async fn declared(
    app: &App,
    desk: &Desk,
    round: &str,
    entered: &Entered,
) -> Result<Result<(), Refusal>, Failed> {
    let mut wrong = Vec::new();
    for proposal in entered.all("recusal") {
        let field = format!("ground/{proposal}");
        let draft = ConflictDraft {
            proposal: proposal.to_owned(),
            kind: ConflictKind::Recusal,
            ground: entered.text(&field).to_owned(),
            member: None,
        };
        if let Err(refusal) = refused(app.declare_conflict(desk, round, &draft).await)? {
            wrong.push(refusal.at(format!("/{field}")));
        }
    }
    Ok(Refusal::all(wrong))
}
