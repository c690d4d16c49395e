//! `/rounds/{round}/desk/council/seats/{seat}`: one seat, its end, its chair, the gender of its member.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::{Because, ChairGiving, Gender, SeatGender, SeatView};
use simui_domain::policy::Powers;
use simui_domain::refusal::Refusal;
use simui_domain::round::RoundView;

use super::own;
use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(seat_page)
        .service(end_seat)
        .service(give_chair)
        .service(note_gender);
}

/// A gender of the form; a blank one is not said.
pub(super) fn gender(entered: &Entered) -> Result<Option<Gender>, Refusal> {
    match entered.given("gender") {
        Some(_) => entering::choice(entered, "gender", Gender::of_name).map(Some),
        None => Ok(None),
    }
}

#[derive(Template)]
#[template(path = "desk/council/seat.html")]
struct SeatPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    seat: SeatView,
    powers: Powers,
}

impl SeatPage<'_> {
    fn state(&self) -> String {
        entering::word(&self.seat.state)
    }

    /// The end of the key of the gender.
    fn gender(&self) -> &'static str {
        self.seat.gender.map_or("unsaid", |gender| gender.name())
    }

    /// Whether something is to be done about it, by the reader.
    fn acts(&self) -> bool {
        self.seat.held() && self.powers.secretary && self.powers.seated
    }
}

async fn seat(app: &App, desk: &Desk, (round, seat): (&str, &str), told: &Told) -> Answer {
    let seat = app.seat(desk, round, seat).await?;
    let powers = app.powers(desk, round).await?;
    let round = app.round(desk, round).await?;
    let chrome = &desk.chrome;
    let shown = SeatPage {
        chrome,
        told,
        round,
        seat,
        powers,
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

#[post("/rounds/{round}/desk/council/seats/{seat}/gender")]
async fn note_gender(app: Data<App>, desk: Desk, at: Path<(String, String)>, entered: Entered) -> Answer {
    let done = match gender(&entered) {
        Ok(gender) => refused(app.note_gender(&desk, &at.0, &at.1, SeatGender { gender }).await)?,
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &own(&at.0), "desk-gender-noted"));
    let again = async |told: &Told| seat(&app, &desk, (&at.0, &at.1), told).await;
    settled(&desk.chrome, entered, done, again).await
}
