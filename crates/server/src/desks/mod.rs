//! The first page: what the person has to do now, desk by desk, the most urgent first; for who is signed out, what
//! the public reads. A desk's file tells its tasks and draws nothing.

mod applicant;
pub(crate) mod entering;
mod map;
mod member;
mod secretariat;

pub(crate) use applicant::{OwnAnswer, answer_ways, answers};
pub(crate) use secretariat::{holds, submitted};

use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpRequest, get};
use askama::Template;
use simui_app::{App, Page, SoughtAnnouncements};
use simui_domain::announcement::PublicAnnouncement;
use simui_domain::language::Both;
use simui_domain::people::Duty;
use simui_domain::round::{RoundItem, RoundStatus, RoundView};
use simui_domain::time::Timestamp;

use crate::council::own_seat;
use crate::pages::{Answer, Chrome, Desk, Told, page};
use crate::problem::Failed;

/// So many rounds stand on the first page, those that take answers first; the others are on their own page.
const ROUNDS: usize = 50;

/// The first pages.
pub(crate) fn routes(service: &mut ServiceConfig) {
    service.service(first);
}

/// Something that the person has to do now.
pub(crate) struct Task {
    /// What is to be done, in words.
    pub(crate) title: String,
    /// About what: the round, the proposal.
    pub(crate) about: String,
    /// How far it is, in words; empty where there is nothing to tell.
    pub(crate) state: String,
    /// Until when, and the zone of the round.
    pub(crate) until: Option<(Timestamp, String)>,
    /// Where it is done, behind the language.
    pub(crate) link: String,
}

/// What a round is called among tasks of several: rounds may share their name.
fn round_of(chrome: &Chrome, name: &Both, code: &str) -> String {
    chrome.with_both("tasks-round", ("name", chrome.of(name)), ("code", code))
}

/// A way from a round's page to what somebody does in the round.
pub(crate) struct Way {
    /// Where it leads, in words.
    pub(crate) title: String,
    /// Its address, behind the language.
    pub(crate) link: String,
}

/// Where the person may go from a round's page, by what they are charged with. Whether they may do what is there is
/// decided there.
pub(crate) async fn ways(app: &App, desk: &Desk, round: &RoundView) -> Result<Vec<Way>, Failed> {
    let mut ways = applicant::ways(desk);
    if let Some(seat) = own_seat(desk, &round.code) {
        let seat = app.seat(desk, &round.code, seat).await?;
        ways.extend(member::ways(desk, round, &seat));
    }
    ways.extend(secretariat::ways(desk, round));
    let duties = Way {
        title: desk.chrome.say("desk-duties-title"),
        link: format!("/rounds/{}/desk/duties", round.code),
    };
    // Staff have it among theirs.
    if administers(desk) && !ways.iter().any(|way| way.link == duties.link) {
        ways.push(duties);
    }
    Ok(ways)
}

/// Puts rounds whose survey takes answers before the others, the soonest end first.
pub(crate) fn open_first(rounds: &mut [RoundItem]) {
    rounds.sort_by_key(|round| match round.status {
        RoundStatus::Surveying => (false, round.survey_closes),
        RoundStatus::Preparing
        | RoundStatus::UnderReview
        | RoundStatus::Announced
        | RoundStatus::Closed
        | RoundStatus::Cancelled => (true, None),
    });
}

/// Whether the person looks after the installation.
pub(crate) fn administers(desk: &Desk) -> bool {
    let mut duties = desk.person.duties.iter();
    duties.any(|own| own.duty == Duty::Administrator)
}

/// Where somebody may go who looks after the installation.
pub(crate) fn installation_ways(desk: &Desk) -> Vec<Way> {
    if !administers(desk) {
        return Vec::new();
    }
    let ways = [
        ("desk-new-round", "/rounds/new"),
        ("desk-programmes-title", "/programmes"),
        ("desk-organizations-title", "/organizations"),
        ("desk-persons-title", "/persons"),
        ("desk-duties-title", "/duties"),
    ];
    let way = |(key, link): (&str, &str)| Way {
        title: desk.chrome.say(key),
        link: link.to_owned(),
    };
    ways.map(way).into()
}

#[derive(Template)]
#[template(path = "desks/first.html")]
struct FirstPage<'a> {
    chrome: &'a Chrome,
    tasks: Vec<Task>,
    rounds: Vec<RoundItem>,
    /// Whether there are more rounds than stand here.
    more: bool,
    now: Timestamp,
}

#[derive(Template)]
#[template(path = "desks/front.html")]
struct FrontPage<'a> {
    chrome: &'a Chrome,
    announcements: Vec<PublicAnnouncement>,
}

#[get("/")]
async fn first(app: Data<App>, desk: Option<Desk>, request: HttpRequest) -> Answer {
    match desk {
        Some(desk) => own(&app, &desk).await,
        None => front(&app, &Chrome::bare(&request)).await,
    }
}

async fn front(app: &App, chrome: &Chrome) -> Answer {
    let sought = SoughtAnnouncements {
        language: Some(chrome.language),
        or_other: true,
        words: None,
    };
    let listed = app.announcements(&sought, &Page::default()).await?;
    let announcements = listed.items;
    page(
        chrome,
        &Told::default(),
        &FrontPage {
            chrome,
            announcements,
        },
    )
}

async fn own(app: &App, desk: &Desk) -> Answer {
    let mut rounds = every_round(app, desk).await?;
    let chrome = &desk.chrome;
    let now = app.now().await?;
    let tasks = tasks(app, desk, &rounds, now).await?;
    open_first(&mut rounds);
    let more = rounds.len() > ROUNDS;
    rounds.truncate(ROUNDS);
    page(
        chrome,
        &Told::default(),
        &FirstPage {
            chrome,
            tasks,
            rounds,
            more,
            now,
        },
    )
}

/// Every round that the person may know of: something may wait in any of them.
async fn every_round(app: &App, desk: &Desk) -> Result<Vec<RoundItem>, Failed> {
    let mut every = Vec::new();
    let mut part = Page {
        after: None,
        limit: 100,
    };
    loop {
        let listed = app.rounds(desk, &part).await?;
        every.extend(listed.items);
        part.after = listed.next;
        if part.after.is_none() {
            return Ok(every);
        }
    }
}

/// Everything that waits for the person, the soonest end first, what has none last.
async fn tasks(app: &App, desk: &Desk, rounds: &[RoundItem], now: Timestamp) -> Result<Vec<Task>, Failed> {
    let mut tasks = applicant::tasks(app, desk, rounds, now).await?;
    tasks.extend(member::tasks(app, desk, rounds, now).await?);
    tasks.extend(secretariat::tasks(app, desk, rounds, now).await?);
    tasks.sort_by_key(|task| (task.until.is_none(), task.until.as_ref().map(|(at, _)| *at)));
    Ok(tasks)
}
