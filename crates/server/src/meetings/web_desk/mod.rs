//! `/rounds/{round}/desk/meetings`: meetings called, opened and closed, and who was there. Items and their votes are
//! in `items`, the resolved list in `decision`.

mod decision;
mod items;

use std::collections::BTreeSet;
use std::fmt::Display;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::{SeatView, SeatWord};
use simui_domain::meeting::{
    AttendanceDraft, AttendanceView, IntervalDraft, IntervalView, ItemState, ItemView, MeetingDraft,
    MeetingKind, MeetingState, MeetingView, Outlook, SeenItem,
};
use simui_domain::policy::Powers;
use simui_domain::refusal::Refusal;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::time::Timestamp;

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(meetings_page)
        .service(call)
        .service(meeting_page)
        .service(open)
        .service(close)
        .service(attend)
        .service(attend_all);
    items::pages(service);
    decision::pages(service);
}

type At = Path<(String, i32)>;

#[derive(Template)]
#[template(path = "desk/meetings/list.html")]
struct ListPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    meetings: Vec<MeetingView>,
    powers: Powers,
}

impl ListPage<'_> {
    /// Whether the reader calls meetings: of the secretariat, until the list is decided, and when it is decided anew.
    fn calls(&self) -> bool {
        let stage = self.round.stage.unwrap_or(StageKind::Draft);
        let convening = (StageKind::Screening..StageKind::Decided).contains(&stage);
        self.powers.secretary && (convening || self.powers.open)
    }
}

/// A line of the attendance as it is entered: a stay that is known, or an empty one.
struct Stay {
    seat: String,
    from: String,
    until: String,
}

#[derive(Template)]
#[template(path = "desk/meetings/meeting.html")]
struct MeetingPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    meeting: MeetingView,
    attendance: AttendanceView,
    stays: Vec<Stay>,
    items: Vec<ItemView>,
    seats: Vec<SeatView>,
    /// How many of the members in office must be there for an item for which nobody is blocked.
    needed: Option<u32>,
    powers: Powers,
}

impl MeetingPage<'_> {
    /// Whether the reader may call it to order.
    fn opens(&self) -> bool {
        let planned = self.meeting.state == MeetingState::Planned;
        planned && self.powers.holds_whole() && self.powers.open
    }

    /// Whether the reader may close it: also when it was left sitting after the list was approved.
    fn closes(&self) -> bool {
        let stage = self.round.stage.unwrap_or(StageKind::Draft);
        let sitting = self.meeting.state == MeetingState::Sitting;
        let late = (StageKind::Decided..StageKind::Closed).contains(&stage);
        sitting && self.powers.holds_whole() && (self.powers.open || late)
    }

    /// Whether the reader may enter who was there.
    fn attends(&self) -> bool {
        let decided = self.round.stage == Some(StageKind::Decided);
        !self.closed() && self.powers.holds_whole() && (self.powers.open || decided)
    }

    /// Members who are there now.
    fn present(&self) -> usize {
        let stays = self.attendance.intervals.iter();
        stays.filter(|one| one.until.is_none()).count()
    }

    fn closed(&self) -> bool {
        self.meeting.state == MeetingState::Closed
    }

    /// Members who were there at any time.
    fn attended(&self) -> usize {
        let seats = self.attendance.intervals.iter().map(|one| &one.seat);
        seats.collect::<BTreeSet<_>>().len()
    }

    /// From when to when a member was there.
    fn stay(&self, one: &IntervalView) -> String {
        let moment = |at| self.chrome.moment(at, &self.round.zone);
        let until = one.until.as_ref().map(moment);
        let until = until.unwrap_or_else(|| self.chrome.say("desk-still-there"));
        self.chrome.range(moment(&one.from), until)
    }

    fn name(&self, chrome: &Chrome, code: &str) -> String {
        let seat = self.seats.iter().find(|seat| seat.code == code);
        let name = seat.and_then(|seat| seat.name.as_ref());
        name.map_or_else(String::new, |name| chrome.of(name).to_owned())
    }

    /// What to show in a line of the attendance: what was entered, otherwise what is saved.
    fn typed<'s>(&'s self, name: &str, row: impl Display, saved: &'s str) -> &'s str {
        self.told.value(&format!("{name}/{row}"), saved)
    }

    /// What is wrong in a line of the attendance.
    fn wrong(&self, name: &str, row: impl Display) -> Option<String> {
        self.told.at(&format!("{name}/{row}"))
    }

    /// The item, as far as the reader sees it.
    fn seen(item: &ItemView) -> Option<&SeenItem> {
        items::seen(item)
    }

    fn open_items(&self) -> usize {
        let waits = |item: &&ItemView| items::seen(item).is_some_and(|item| item.state == ItemState::Open);
        self.items.iter().filter(waits).count()
    }
}

async fn meetings(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let meetings = app.meetings(desk, code).await?;
    let powers = app.powers(desk, code).await?;
    let round = app.round(desk, code).await?;
    let chrome = &desk.chrome;
    let shown = ListPage {
        chrome,
        told,
        round,
        meetings,
        powers,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/meetings")]
async fn meetings_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    meetings(&app, &desk, &round, &Told::default()).await
}

#[post("/rounds/{round}/desk/meetings")]
async fn call(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    let zone = app.round(&desk, &round).await?.zone;
    let draft = || -> Result<MeetingDraft, Refusal> {
        Ok(MeetingDraft {
            kind: entering::choice(&entered, "kind", MeetingKind::of_name)?,
            held_at: entering::instant(&entered, "held_at", &zone)?,
            place: entering::optional(&entered, "place"),
        })
    };
    let done = match draft() {
        Ok(draft) => refused(app.call_meeting(&desk, &round, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(view) => Ok(then(&desk.chrome, &own(&round, view.n), "desk-meeting-called")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            meetings(&app, &desk, &round, &told).await
        }
    }
}

fn own(round: &str, n: i32) -> String {
    format!("/rounds/{round}/desk/meetings/{n}")
}

/// The members in office.
async fn in_office(app: &App, desk: &Desk, round: &str) -> Result<Vec<SeatView>, Failed> {
    let seats = app.seats(desk, round).await?.into_iter();
    let office = |seat: &SeatView| match seat.state {
        SeatWord::Accepted => seat.pledged,
        SeatWord::Invited | SeatWord::Refused | SeatWord::Resigned | SeatWord::Ended => false,
    };
    Ok(seats.filter(office).collect())
}

/// What is known, and an empty line for each member.
fn stays(attendance: &AttendanceView, seats: &[SeatView], zone: &str) -> Vec<Stay> {
    let known = attendance.intervals.iter().map(|one| Stay {
        seat: one.seat.clone(),
        from: entering::local(&one.from, zone),
        until: one
            .until
            .map(|until| entering::local(&until, zone))
            .unwrap_or_default(),
    });
    let empty = seats.iter().map(|seat| Stay {
        seat: seat.code.clone(),
        from: String::new(),
        until: String::new(),
    });
    let mut stays: Vec<Stay> = known.chain(empty).collect();
    stays.sort_by(|a, b| a.seat.cmp(&b.seat));
    stays
}

async fn meeting(app: &App, desk: &Desk, (code, n): (&str, i32), told: &Told) -> Answer {
    let meeting = app.meeting(desk, (code, n)).await?;
    let attendance = app.attendance(desk, (code, n)).await?;
    let items = app.items(desk, (code, n)).await?.items;
    let seats = in_office(app, desk, code).await?;
    let rules = crate::council::rules(app, desk, code).await?;
    let office = u32::try_from(seats.len()).unwrap_or(u32::MAX);
    let powers = app.powers(desk, code).await?;
    let round = app.round(desk, code).await?;
    let chrome = &desk.chrome;
    let shown = MeetingPage {
        chrome,
        told,
        stays: stays(&attendance, &seats, &round.zone),
        round,
        meeting,
        attendance,
        items,
        seats,
        needed: rules.and_then(|rules| Outlook::of(&rules, office, 0).needed),
        powers,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/meetings/{n}")]
async fn meeting_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    meeting(&app, &desk, (&at.0, at.1), &Told::default()).await
}

#[post("/rounds/{round}/desk/meetings/{n}/sitting")]
async fn open(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1);
    let done = match entered.whole("version") {
        Ok(version) => refused(app.open_meeting(&desk, place, version).await)?,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => Ok(then(&desk.chrome, &own(&at.0, at.1), "desk-meeting-opened")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            meeting(&app, &desk, place, &told).await
        }
    }
}

#[post("/rounds/{round}/desk/meetings/{n}/closing")]
async fn close(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1);
    let done = match entered.whole("version") {
        Ok(version) => refused(app.close_meeting(&desk, place, version).await)?,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => Ok(then(&desk.chrome, &own(&at.0, at.1), "desk-meeting-closed")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            meeting(&app, &desk, place, &told).await
        }
    }
}

/// The stays of the form; a line without a beginning says nothing.
fn attended(entered: &Entered, zone: &str) -> Result<AttendanceDraft, Refusal> {
    let mut intervals = Vec::new();
    for (row, seat) in entered.under("seat/") {
        let Some(from) = entering::instant_if_any(entered, &format!("from/{row}"), zone)? else {
            continue;
        };
        intervals.push(IntervalDraft {
            seat: seat.to_owned(),
            from,
            until: entering::instant_if_any(entered, &format!("until/{row}"), zone)?,
        });
    }
    Ok(AttendanceDraft { intervals })
}

/// The lines of the form that say something: one for each stay.
fn said(entered: &Entered) -> Vec<&str> {
    let lines = entered.under("seat/").map(|(row, _)| row);
    lines
        .filter(|row| entered.given(&format!("from/{row}")).is_some())
        .collect()
}

/// What is wrong with a stay, at its line of the form.
fn at_line(refusal: Refusal, lines: &[&str]) -> Refusal {
    let stay = |pointer: &str| pointer.strip_prefix("/intervals/")?.parse::<usize>().ok();
    let line = refusal.pointer.as_deref().and_then(stay);
    let line = line.and_then(|stay| lines.get(stay));
    let pointer = line.map(|line| format!("/from/{line}")).or(refusal.pointer);
    let also = refusal.also.into_iter();
    Refusal {
        pointer,
        also: also.map(|one| at_line(one, lines)).collect(),
        ..refusal
    }
}

async fn noted(
    app: &App,
    desk: &Desk,
    at: &At,
    draft: Result<AttendanceDraft, Refusal>,
    entered: Entered,
) -> Answer {
    let place = (at.0.as_str(), at.1);
    let done = match (draft, entered.whole("version")) {
        (Ok(draft), Ok(version)) => refused(app.enter_attendance(desk, place, version, &draft).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    match done {
        Ok(_) => Ok(then(&desk.chrome, &own(&at.0, at.1), "desk-attendance-noted")),
        Err(refusal) => {
            let refusal = at_line(refusal, &said(&entered));
            let told = Told::refused(desk.chrome.language, entered, refusal);
            meeting(app, desk, place, &told).await
        }
    }
}

#[post("/rounds/{round}/desk/meetings/{n}/attendance")]
async fn attend(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let zone = app.round(&desk, &at.0).await?.zone;
    let draft = attended(&entered, &zone);
    noted(&app, &desk, &at, draft, entered).await
}

/// Every member in office who is not there is there from now on.
#[post("/rounds/{round}/desk/meetings/{n}/attendance/all")]
async fn attend_all(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let known = app.attendance(&desk, (&at.0, at.1)).await?.intervals;
    let seats = in_office(&app, &desk, &at.0).await?;
    let now: Timestamp = app.now().await?;
    let there: Vec<String> = known
        .iter()
        .filter(|one| one.until.is_none())
        .map(|one| one.seat.clone())
        .collect();
    let mut intervals: Vec<IntervalDraft> = known
        .into_iter()
        .map(|one| IntervalDraft {
            seat: one.seat,
            from: one.from,
            until: one.until,
        })
        .collect();
    let come = seats.into_iter().filter(|seat| !there.contains(&seat.code));
    intervals.extend(come.map(|seat| IntervalDraft {
        seat: seat.code,
        from: now,
        until: None,
    }));
    noted(&app, &desk, &at, Ok(AttendanceDraft { intervals }), entered).await
}
