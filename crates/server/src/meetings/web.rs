//! `/rounds/{round}/meetings`: the meetings of a round, and one of them as a member sees it: agenda, attendance,
//! motions, votes, and the chair's confirmation of an item.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::SeatView;
use simui_domain::language::Both;
use simui_domain::meeting::{
    AttendanceView, Choice, ItemState, ItemView, MeetingState, MeetingView, MotionState, MotionView, SeenItem,
};
use simui_domain::refusal::Refusal;
use simui_domain::round::RoundView;
use simui_words::notation;

use crate::council::{names, own_seat};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(meetings_page)
        .service(meeting_page)
        .service(confirm);
}

#[derive(Template)]
#[template(path = "meetings/member_list.html")]
struct ListPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    meetings: Vec<MeetingView>,
}

#[get("/rounds/{round}/meetings")]
async fn meetings_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let meetings = app.meetings(&desk, &code).await?;
    let round = app.round(&desk, &code).await?;
    let chrome = &desk.chrome;
    let template = ListPage {
        chrome,
        round,
        meetings,
    };
    page(chrome, &Told::default(), &template)
}

#[derive(Template)]
#[template(path = "meetings/member.html")]
struct MeetingPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    meeting: MeetingView,
    items: Vec<Line>,
    stays: Vec<Stay>,
    /// Members in office, and those in the room now.
    in_office: usize,
    present: usize,
    /// What an item's quorum is counted by.
    quorum: Option<String>,
    sitting: bool,
    /// Whether the reader may open dossiers, and has sheets of their own.
    reads: bool,
    /// References of the proposals on which the reader has a sheet.
    sheets: Vec<String>,
}

/// An agenda item: its position, and what may be seen of it.
struct Line {
    position: i32,
    seen: Option<Seen>,
}

struct Seen {
    item: SeenItem,
    votes: Vec<Vote>,
    own: Option<Choice>,
    /// Of how many members how many were there for the vote.
    quorum: Option<String>,
    /// Whether it is the item in hand.
    in_hand: bool,
    /// Whether it waits for the reader as chair.
    confirms: bool,
}

struct Vote {
    seat: String,
    name: Option<Both>,
    choice: Choice,
}

struct Stay {
    seat: String,
    name: Option<Both>,
    from: simui_domain::time::Timestamp,
    until: Option<simui_domain::time::Timestamp>,
}

impl MeetingPage<'_> {
    /// Whether the reader has a sheet on a proposal.
    fn writes(&self, reference: &str) -> bool {
        self.sheets.iter().any(|own| own == reference)
    }
}

async fn shown(app: &App, desk: &Desk, at: (&str, i32), told: &Told) -> Answer {
    let meeting = app.meeting(desk, at).await?;
    let agenda = app.items(desk, at).await?;
    let attendance = app.attendance(desk, at).await?;
    let seats = app.seats(desk, at.0).await?;
    let rules = crate::council::rules(app, desk, at.0).await?;
    let round = app.round(desk, at.0).await?;
    let names = names(&seats);
    let own = own_seat(desk, at.0);
    let seat = seats.iter().find(|seat| own == Some(seat.code.as_str()));
    let chairs = seat.is_some_and(|seat| seat.chair);
    let declared = seat.is_some_and(|seat| seat.declared);
    let sheets = refused(app.my_sheets(desk, at.0).await)?.unwrap_or_default();
    let sheets = sheets.into_iter().map(|sheet| sheet.proposal.reference).collect();
    let sitting = meeting.state == MeetingState::Sitting;
    let chrome = &desk.chrome;
    let template = MeetingPage {
        chrome,
        told,
        round,
        items: lines(chrome, agenda.items, &names, own, (sitting, chairs)),
        stays: stays(&attendance, &names),
        in_office: seats.iter().filter(|seat| in_office(seat)).count(),
        present: attendance
            .intervals
            .iter()
            .filter(|stay| stay.until.is_none())
            .count(),
        quorum: rules.map(|rules| notation::share(rules.quorum, chrome.language)),
        meeting,
        sitting,
        reads: declared || own.is_none(),
        sheets,
    };
    page(chrome, told, &template)
}

fn in_office(seat: &SeatView) -> bool {
    seat.pledged && seat.until.is_none()
}

/// The motion that waits for votes or for the chair.
fn put(item: &SeenItem) -> Option<&MotionView> {
    item.motion
        .as_ref()
        .filter(|motion| motion.state == MotionState::Put)
}

/// Items that are open and of which nothing is hidden.
fn open(items: &[ItemView]) -> impl Iterator<Item = &SeenItem> {
    items.iter().filter_map(|item| {
        let ItemView::Seen(item) = item else {
            return None;
        };
        (item.state == ItemState::Open).then_some(item.as_ref())
    })
}

/// The first open item with a motion, otherwise the first open one: the item in hand. From whom an item is hidden, it
/// may be that one: nothing is told of which is in hand, and so nothing of how far the hidden one is.
pub(crate) fn in_hand(items: &[ItemView]) -> Option<&SeenItem> {
    if items.iter().any(|item| matches!(item, ItemView::Recused { .. })) {
        return None;
    }
    let alone = || open(items).filter(|item| item.consent.is_none());
    alone()
        .find(|item| put(item).is_some())
        .or_else(|| alone().next())
}

/// The positions of the items whose vote was entered and which the chair has not confirmed.
pub(crate) fn unconfirmed(items: &[ItemView]) -> Vec<i32> {
    let voted = |item: &&SeenItem| put(item).is_some_and(|motion| motion.yes.is_some());
    open(items).filter(voted).map(|item| item.position).collect()
}

fn lines(
    chrome: &Chrome,
    items: Vec<ItemView>,
    names: &BTreeMap<String, Both>,
    own: Option<&str>,
    (sitting, chairs): (bool, bool),
) -> Vec<Line> {
    let current = in_hand(&items).filter(|_| sitting).map(|item| item.position);
    let waits = if sitting && chairs {
        unconfirmed(&items)
    } else {
        Vec::new()
    };
    let line = |item: ItemView| {
        let position = item.position();
        let ItemView::Seen(item) = item else {
            return Line { position, seen: None };
        };
        let motion = item.motion.as_ref();
        let cast = motion.map(|motion| motion.votes.as_slice()).unwrap_or_default();
        let vote = |vote: &simui_domain::meeting::ChoiceView| Vote {
            seat: vote.seat.clone(),
            name: names.get(&vote.seat).cloned(),
            choice: vote.choice,
        };
        let seen = Seen {
            quorum: motion.and_then(|motion| quorum(chrome, motion)),
            votes: cast.iter().map(vote).collect(),
            own: cast
                .iter()
                .find(|vote| Some(vote.seat.as_str()) == own)
                .map(|vote| vote.choice),
            in_hand: current == Some(position),
            confirms: waits.contains(&position),
            item: *item,
        };
        Line {
            position,
            seen: Some(seen),
        }
    };
    items.into_iter().map(line).collect()
}

/// The quorum of the vote on a motion, once there was one.
fn quorum(chrome: &Chrome, motion: &MotionView) -> Option<String> {
    let (base, present) = (motion.base?, motion.present?);
    Some(chrome.with_both("member-quorum-item", ("base", base), ("present", present)))
}

fn stays(attendance: &AttendanceView, names: &BTreeMap<String, Both>) -> Vec<Stay> {
    let intervals = attendance.intervals.iter();
    let stay = intervals.map(|one| Stay {
        seat: one.seat.clone(),
        name: names.get(&one.seat).cloned(),
        from: one.from,
        until: one.until,
    });
    stay.collect()
}

#[get("/rounds/{round}/meetings/{n}")]
async fn meeting_page(app: Data<App>, desk: Desk, at: Path<(String, i32)>) -> Answer {
    shown(&app, &desk, (&at.0, at.1), &Told::default()).await
}

/// The chair confirms how the vote on an item went.
#[post("/rounds/{round}/meetings/{n}")]
async fn confirm(app: Data<App>, desk: Desk, at: Path<(String, i32)>, entered: Entered) -> Answer {
    let (round, n) = (at.0.as_str(), at.1);
    match confirmed(&app, &desk, (round, n), &entered).await? {
        Ok(()) => {
            let here = format!("/rounds/{round}/meetings/{n}");
            Ok(then(&desk.chrome, &here, "member-confirmed"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, (round, n), &told).await
        }
    }
}

async fn confirmed(
    app: &App,
    desk: &Desk,
    (round, n): (&str, i32),
    entered: &Entered,
) -> Result<Result<(), Refusal>, Failed> {
    let read = entered
        .whole("version")
        .and_then(|version| Ok((version, entered.whole("position")?)));
    let (version, position) = match read {
        Ok(read) => read,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let position = i32::try_from(position).unwrap_or_default();
    let confirmed = app.confirm_item(desk, (round, n, position), version).await;
    Ok(refused(confirmed)?.map(drop))
}
