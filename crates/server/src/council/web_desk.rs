//! `/rounds/{round}/desk/council`: the council's seats, conflicts of interest, convening.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::conflict::ConflictView;
use simui_domain::council::{Because, Category, ChairGiving, SeatOffer, SeatView, SeatWord};
use simui_domain::proposal::TitleLine;
use simui_domain::refusal::Refusal;
use simui_domain::round::{RoundView, StageKind};

use crate::desks::{entering, unscreened};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(council_page)
        .service(offer)
        .service(convene)
        .service(seat_page)
        .service(end_seat)
        .service(give_chair);
}

#[derive(Template)]
#[template(path = "desk/council/board.html")]
struct BoardPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    seats: Vec<SeatView>,
    conflicts: Vec<ConflictView>,
    proposals: Vec<TitleLine>,
    /// How many submitted proposals have no outcome of their screening.
    unscreened: usize,
}

impl BoardPage<'_> {
    fn state(seat: &SeatView) -> String {
        entering::word(&seat.state)
    }

    fn in_office(&self) -> impl Iterator<Item = &SeatView> {
        self.seats.iter().filter(|seat| in_office(seat))
    }

    fn ready(&self) -> usize {
        self.in_office().filter(|seat| seat.declared).count()
    }

    fn academia(&self) -> usize {
        let academia = |seat: &&SeatView| seat.category == Category::Academia;
        self.in_office().filter(academia).count()
    }

    fn chaired(&self) -> bool {
        self.in_office().any(|seat| seat.chair)
    }

    fn screening(&self) -> bool {
        self.round.stage == Some(StageKind::Screening)
    }

    /// The seat and the proposal meet in a conflict that bars.
    fn barred(&self, seat: &str, reference: &str) -> Option<&ConflictView> {
        self.conflicts.iter().find(|conflict| {
            conflict.member.as_deref() == Some(seat)
                && conflict.proposal.reference == reference
                && conflict.state.bars()
        })
    }
}

fn in_office(seat: &SeatView) -> bool {
    match seat.state {
        SeatWord::Accepted => seat.pledged,
        SeatWord::Invited | SeatWord::Refused | SeatWord::Resigned | SeatWord::Ended => false,
    }
}

async fn board(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = app.round(desk, code).await?;
    let seats = app.seats(desk, code).await?;
    // Before the survey is closed there is nothing to declare on.
    let declared = refused(app.declarations(desk, code).await)?.ok();
    let (proposals, conflicts) = declared.map_or_else(Default::default, |all| (all.proposals, all.conflicts));
    let unscreened = unscreened(app, desk, &round).await?;
    let chrome = &desk.chrome;
    let shown = BoardPage {
        chrome,
        told,
        round,
        seats,
        conflicts,
        proposals,
        unscreened,
    };
    page(chrome, told, &shown)
}

fn own(round: &str) -> String {
    format!("/rounds/{round}/desk/council")
}

#[get("/rounds/{round}/desk/council")]
async fn council_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    board(&app, &desk, &round, &Told::default()).await
}

/// The offer of the form, to whoever has the mail address.
fn offered(entered: &Entered) -> Result<SeatOffer, Refusal> {
    let category = entering::choice(entered, "category", Category::of_name)?;
    Ok(SeatOffer {
        code: entered.text("code").trim().to_owned(),
        person: None,
        email: Some(entered.text("email").to_owned()),
        category,
        employer: entering::optional(entered, "employer").map(|code| code.trim().to_owned()),
        chair: entered.ticked("chair"),
    })
}

#[post("/rounds/{round}/desk/council/offers")]
async fn offer(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    let done = match offered(&entered) {
        Ok(offer) => refused(app.offer_seat(&desk, &round, &offer).await)?,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => Ok(then(&desk.chrome, &own(&round), "desk-seat-offered")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            board(&app, &desk, &round, &told).await
        }
    }
}

#[post("/rounds/{round}/desk/council/convening")]
async fn convene(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    match refused(app.convene(&desk, &round).await)? {
        Ok(_) => {
            let progress = format!("/rounds/{round}/desk/progress");
            Ok(then(&desk.chrome, &progress, "desk-convened"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            board(&app, &desk, &round, &told).await
        }
    }
}

#[derive(Template)]
#[template(path = "desk/council/seat.html")]
struct SeatPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    seat: SeatView,
}

impl SeatPage<'_> {
    fn state(&self) -> String {
        entering::word(&self.seat.state)
    }

    fn left(&self) -> bool {
        match self.seat.state {
            SeatWord::Invited | SeatWord::Accepted => false,
            SeatWord::Refused | SeatWord::Resigned | SeatWord::Ended => true,
        }
    }
}

async fn seat(app: &App, desk: &Desk, (round, seat): (&str, &str), told: &Told) -> Answer {
    let seat = app.seat(desk, round, seat).await?;
    let round = app.round(desk, round).await?;
    let chrome = &desk.chrome;
    let shown = SeatPage {
        chrome,
        told,
        round,
        seat,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/council/seats/{seat}")]
async fn seat_page(app: Data<App>, desk: Desk, at: Path<(String, String)>) -> Answer {
    seat(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

#[post("/rounds/{round}/desk/council/seats/{seat}/end")]
async fn end_seat(app: Data<App>, desk: Desk, at: Path<(String, String)>, entered: Entered) -> Answer {
    let reason = entered.text("reason").to_owned();
    let because = Because { reason };
    match refused(app.end_seat(&desk, &at.0, &at.1, &because).await)? {
        Ok(_) => Ok(then(&desk.chrome, &own(&at.0), "desk-seat-ended")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            seat(&app, &desk, (&at.0, &at.1), &told).await
        }
    }
}

#[post("/rounds/{round}/desk/council/seats/{seat}/chair")]
async fn give_chair(app: Data<App>, desk: Desk, at: Path<(String, String)>, entered: Entered) -> Answer {
    let acting_reason = entering::optional(&entered, "acting_reason");
    let giving = ChairGiving { acting_reason };
    match refused(app.give_chair(&desk, &at.0, &at.1, &giving).await)? {
        Ok(_) => Ok(then(&desk.chrome, &own(&at.0), "desk-chair-given")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            seat(&app, &desk, (&at.0, &at.1), &told).await
        }
    }
}
