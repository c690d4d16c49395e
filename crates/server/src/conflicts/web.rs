//! `/rounds/{round}/conflicts`: one page through all proposals that are not hidden from the reader already, before
//! any file opens: recusals with their grounds, and that the declaration is complete.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::conflict::{ConflictDraft, ConflictKind, DeclarationsView};
use simui_domain::council::SeatView;
use simui_domain::refusal::Refusal;
use simui_domain::round::RoundView;

use crate::council::own_seat;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
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
}

async fn shown(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let listed = app.declarations(desk, code).await?;
    let round = app.round(desk, code).await?;
    let seat = match own_seat(desk, code) {
        Some(seat) => Some(app.seat(desk, code, seat).await?),
        None => None,
    };
    let chrome = &desk.chrome;
    let template = ConflictsPage {
        chrome,
        told,
        round,
        listed,
        seat,
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
    let mut done = declared(&app, &desk, &round, &entered).await?;
    let complete = entered.text("act") == "complete";
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
