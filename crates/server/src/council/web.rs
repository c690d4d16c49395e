//! `/rounds/{round}/seat/{code}`: a member answers for the own seat: acceptance, refusal, pledge, "final",
//! resignation; and the dates for the member's calendar.

use std::collections::BTreeMap;

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::{Because, PledgeGiven, PledgeText, SeatView, SeatWord};
use simui_domain::language::Both;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{RoundView, StageKind};
use simui_domain::time::Timestamp;

use super::calendar::{Entry, calendar};
use super::seen::{Seen, rules, seen};
use crate::pages::{Answer, Chrome, Desk, Entered, Step, Told, page, refused, steps, then};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(seat_page).service(answer_seat).service(dates);
}

/// The code of the person's own seat in a round, offered ones too.
pub(crate) fn own_seat<'a>(desk: &'a Desk, round: &str) -> Option<&'a str> {
    let open = |state: &str| matches!(state, "invited" | "accepted");
    let mut seats = desk.person.seats.iter();
    let own = seats.find(|seat| seat.round == round && open(&seat.state));
    own.map(|seat| seat.seat.as_str())
}

/// The members' names by their seats, as far as the seats tell them.
pub(crate) fn names(seats: &[SeatView]) -> BTreeMap<String, Both> {
    let named = seats.iter();
    named
        .filter_map(|seat| Some((seat.code.clone(), seat.name.clone()?)))
        .collect()
}

#[derive(Template)]
#[template(path = "council/seat.html")]
struct SeatPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    steps: Vec<Step>,
    seat: SeatView,
    /// The key of how it stands.
    state: &'static str,
    invited: bool,
    accepted: bool,
    own: bool,
    seen: Vec<Seen>,
    pledge: PledgeText,
    /// Until when the member may seal.
    closes: Option<Timestamp>,
    next: Option<Next>,
    here: String,
}

/// What comes next for a member who gave the pledge.
enum Next {
    /// It can be done now, there.
    Now {
        /// The key of what it is called.
        title: &'static str,
        /// The last part of its address.
        at: &'static str,
    },
    /// It cannot be done yet.
    Later {
        /// The key of what will come.
        sentence: &'static str,
        /// The key of what the instant is called.
        date: &'static str,
        /// The instant, if it is set.
        at: Option<Timestamp>,
    },
}

fn next(round: &RoundView, seat: &SeatView) -> Option<Next> {
    let later = |sentence, date, at| Some(Next::Later { sentence, date, at });
    let sheets = ("member-later-sheets", "member-scoring-opens");
    match (round.stage?, seat.declared) {
        (StageKind::Draft | StageKind::Surveying, false) => later(
            "member-later-declare",
            "round-survey-closes",
            round.dates.survey_closes,
        ),
        (StageKind::Screening | StageKind::Scoring, false) => Some(Next::Now {
            title: "member-conflicts-title",
            at: "conflicts",
        }),
        (StageKind::Draft | StageKind::Surveying | StageKind::Screening, true) => {
            later(sheets.0, sheets.1, round.dates.scoring_opens)
        }
        (
            StageKind::Scoring
            | StageKind::Deliberation
            | StageKind::Decided
            | StageKind::Announced
            | StageKind::Delivering
            | StageKind::Closed,
            true,
        ) => Some(Next::Now {
            title: "member-sheets-title",
            at: "my-sheets",
        }),
        (
            StageKind::Deliberation
            | StageKind::Decided
            | StageKind::Announced
            | StageKind::Delivering
            | StageKind::Closed,
            false,
        )
        | (StageKind::Cancelled, _) => None,
    }
}

fn state(word: SeatWord) -> &'static str {
    match word {
        SeatWord::Invited => "member-seat-invited",
        SeatWord::Accepted => "member-seat-accepted",
        SeatWord::Refused => "member-seat-refused",
        SeatWord::Resigned => "member-seat-resigned",
        SeatWord::Ended => "member-seat-ended",
    }
}

async fn shown(app: &App, desk: &Desk, (code, seat): (&str, &str), told: &Told) -> Answer {
    let seat = app.seat(desk, code, seat).await?;
    let round = app.round(desk, code).await?;
    let rules = rules(app, desk, code).await?;
    let chrome = &desk.chrome;
    let template = SeatPage {
        chrome,
        told,
        state: state(seat.state),
        invited: seat.state == SeatWord::Invited,
        accepted: seat.state == SeatWord::Accepted,
        own: own_seat(desk, code) == Some(seat.code.as_str()),
        seen: seen(rules.as_ref()),
        pledge: app.pledge_text(desk),
        closes: round.scoring_closes(Some(&seat.code)),
        next: next(&round, &seat),
        here: chrome.to(&format!("/rounds/{code}/seat/{}", seat.code)),
        steps: steps(round.status, round.stage),
        round,
        seat,
    };
    page(chrome, told, &template)
}

#[get("/rounds/{round}/seat/{code}")]
async fn seat_page(app: Data<App>, desk: Desk, at: Path<(String, String)>) -> Answer {
    shown(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

#[post("/rounds/{round}/seat/{code}")]
async fn answer_seat(app: Data<App>, desk: Desk, at: Path<(String, String)>, entered: Entered) -> Answer {
    let (round, code) = (at.0.as_str(), at.1.as_str());
    match act(&app, &desk, (round, code), &entered).await? {
        Ok(what) => {
            let next = if what == "member-final" {
                format!("/rounds/{round}/my-sheets")
            } else {
                format!("/rounds/{round}/seat/{code}")
            };
            Ok(then(&desk.chrome, &next, what))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, (round, code), &told).await
        }
    }
}

/// Does what the pressed button says; tells what was done.
async fn act(
    app: &App,
    desk: &Desk,
    (round, code): (&str, &str),
    entered: &Entered,
) -> Result<Result<&'static str, Refusal>, crate::problem::Failed> {
    let because = Because {
        reason: entered.text("reason").to_owned(),
    };
    let (result, done) = match entered.text("act") {
        "accept" => (app.accept_seat(desk, round, code).await, "member-accepted"),
        "refuse" => (
            app.refuse_seat(desk, round, code, &because).await,
            "member-refused",
        ),
        "resign" => (
            app.resign_seat(desk, round, code, &because).await,
            "member-resigned",
        ),
        "final" => (app.say_final(desk, round, code).await, "member-final"),
        "pledge" => {
            let given = match pledge_given(entered) {
                Ok(given) => given,
                Err(refusal) => return Ok(Err(refusal)),
            };
            (app.give_pledge(desk, round, code, &given).await, "member-pledged")
        }
        _ => return Ok(Err(Common::NotAChoice.into())),
    };
    Ok(refused(result)?.map(|_| done))
}

fn pledge_given(entered: &Entered) -> Result<PledgeGiven, Refusal> {
    let version = entered.whole("version")?;
    Ok(PledgeGiven {
        version: i32::try_from(version).unwrap_or_default(),
        digest: entered.text("digest").to_owned(),
    })
}

/// When scoring opens and closes for the reader, and the meetings, for a calendar program.
#[get("/rounds/{round}/calendar.ics")]
async fn dates(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let round = app.round(&desk, &code).await?;
    let chrome = &desk.chrome;
    let name = chrome.of(&round.name);
    let mut entries = Vec::new();
    if let Some(at) = round.dates.scoring_opens {
        let title = chrome.with("member-calendar-opens", "round", name);
        entries.push(Entry::new("scoring-opens", at, title));
    }
    if let Some(at) = round.scoring_closes(own_seat(&desk, &code)) {
        let title = chrome.with("member-calendar-scoring", "round", name);
        entries.push(Entry::new("scoring-closes", at, title));
    }
    let meetings = refused(app.meetings(&desk, &code).await)?.unwrap_or_default();
    for meeting in &meetings {
        let title = chrome.with("member-calendar-meeting", "round", name);
        let entry = Entry::new(format!("meeting-{}", meeting.n), meeting.held_at, title);
        entries.push(entry.held_in(meeting.place.clone()));
    }
    if let (true, Some(at)) = (meetings.is_empty(), round.dates.council_meets) {
        let title = chrome.with("member-calendar-meeting", "round", name);
        entries.push(Entry::new("meeting-1", at, title));
    }
    let page = app.settings().public_url.trim_end_matches('/');
    let page = format!("{page}{}", chrome.to(&format!("/rounds/{}", round.code)));
    let text = calendar(&round.code, &page, app.now().await?, &entries);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"simui.ics\""))
        .body(text))
}
