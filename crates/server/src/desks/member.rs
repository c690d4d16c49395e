//! What waits for a member of a council: the seat, conflicts, sheets, the opening, votes to confirm.

use simui_app::App;
use simui_domain::conflict::{ConflictState, ConflictView};
use simui_domain::council::{SeatView, SeatWord};
use simui_domain::meeting::MeetingState;
use simui_domain::people::OwnSeat;
use simui_domain::round::{RoundItem, RoundView, StageKind};
use simui_domain::sheet::SheetWord;
use simui_domain::time::Timestamp;

use super::{Task, Way, round_of};
use crate::meetings::{in_hand, unconfirmed};
use crate::pages::{Desk, refused};
use crate::problem::Failed;

/// A seat of the person's own, with what its tasks are made of.
struct At<'a> {
    app: &'a App,
    desk: &'a Desk,
    round: &'a RoundView,
    seats: &'a [SeatView],
    own: &'a SeatView,
    now: Timestamp,
}

pub(super) async fn tasks(
    app: &App,
    desk: &Desk,
    rounds: &[RoundItem],
    now: Timestamp,
) -> Result<Vec<Task>, Failed> {
    let mut tasks = Vec::new();
    for own in &desk.person.seats {
        let known = rounds.iter().find(|item| item.code == own.round);
        if matches!(own.state.as_str(), "invited" | "accepted") && known.is_some_and(busy) {
            tasks.extend(of_seat(app, desk, own, now).await?);
        }
    }
    Ok(tasks)
}

/// Whether something can wait for a member in a round of this stage.
fn busy(item: &RoundItem) -> bool {
    item.stage.is_some_and(|stage| match stage {
        StageKind::Draft
        | StageKind::Surveying
        | StageKind::Screening
        | StageKind::Scoring
        | StageKind::Deliberation => true,
        StageKind::Decided
        | StageKind::Announced
        | StageKind::Delivering
        | StageKind::Closed
        | StageKind::Cancelled => false,
    })
}

async fn of_seat(app: &App, desk: &Desk, own: &OwnSeat, now: Timestamp) -> Result<Vec<Task>, Failed> {
    let seats = app.seats(desk, &own.round).await?;
    let Some(seat) = seats.iter().find(|seat| seat.code == own.seat) else {
        return Ok(Vec::new());
    };
    let round = app.round(desk, &own.round).await?;
    let at = At {
        app,
        desk,
        round: &round,
        seats: &seats,
        own: seat,
        now,
    };
    if let Some(task) = at.first() {
        return Ok(vec![task]);
    }
    let mut tasks = Vec::new();
    match round.stage {
        Some(StageKind::Screening) => {
            tasks.extend(at.challenge().await?);
            tasks.extend(at.meetings().await?);
        }
        Some(StageKind::Scoring) => {
            tasks.extend(at.challenge().await?);
            tasks.extend(at.sheets().await?);
            tasks.extend(at.opening().await?);
            tasks.extend(at.meetings().await?);
        }
        Some(StageKind::Deliberation) => {
            tasks.extend(at.challenge().await?);
            tasks.extend(at.meetings().await?);
            tasks.extend(at.row().await?);
        }
        Some(
            StageKind::Draft
            | StageKind::Surveying
            | StageKind::Decided
            | StageKind::Announced
            | StageKind::Delivering
            | StageKind::Closed
            | StageKind::Cancelled,
        )
        | None => {}
    }
    Ok(tasks)
}

impl At<'_> {
    fn task(&self, key: &str, state: String, until: Option<Timestamp>, link: &str) -> Task {
        let chrome = &self.desk.chrome;
        Task {
            title: chrome.say(key),
            about: round_of(chrome, &self.round.name, &self.round.code),
            state,
            until: until.map(|at| (at, self.round.zone.clone())),
            link: format!("/rounds/{}/{link}", self.round.code),
        }
    }

    /// Until when the member may seal.
    fn closes(&self) -> Option<Timestamp> {
        self.round.scoring_closes(Some(&self.own.code))
    }

    /// What comes before everything else: the answer, the pledge, the declaration.
    fn first(&self) -> Option<Task> {
        let seat = format!("seat/{}", self.own.code);
        let opens = self.round.dates.scoring_opens;
        let none = String::new;
        if self.own.state == SeatWord::Invited {
            return Some(self.task("member-task-answer", none(), opens, &seat));
        }
        if !self.own.pledged {
            return Some(self.task("member-task-pledge", none(), opens, &seat));
        }
        let screened = matches!(self.round.stage, Some(StageKind::Screening | StageKind::Scoring));
        if !self.own.declared && screened {
            return Some(self.task("member-task-declare", none(), opens, "conflicts"));
        }
        None
    }

    /// Sheets that are not sealed; once all are, that they are final.
    async fn sheets(&self) -> Result<Option<Task>, Failed> {
        let Ok(listed) = refused(self.app.my_sheets(self.desk, &self.round.code).await)? else {
            return Ok(None);
        };
        let done = listed.iter().filter(|line| line.state == SheetWord::Done).count();
        let chrome = &self.desk.chrome;
        let counted = ("count", listed.len());
        let state = chrome.with_both("member-sheets-count", ("done", done), counted);
        let closes = self.closes();
        Ok(if done < listed.len() {
            Some(self.task("member-task-sheets", state, closes, "my-sheets"))
        } else if !listed.is_empty() && !self.own.final_said {
            Some(self.task("member-task-final", state, closes, "my-sheets"))
        } else {
            None
        })
    }

    /// For the chair: challenges of other members that wait to be decided.
    async fn challenge(&self) -> Result<Option<Task>, Failed> {
        if !self.own.chair {
            return Ok(None);
        }
        let Ok(listed) = refused(self.app.declarations(self.desk, &self.round.code).await)? else {
            return Ok(None);
        };
        let waits = |one: &&ConflictView| !one.own && one.state == ConflictState::Pending;
        let count = listed.conflicts.iter().filter(waits).count();
        let state = self.desk.chrome.with("member-challenges-count", "count", count);
        Ok((count > 0).then(|| self.task("member-task-challenge", state, None, "conflicts#known")))
    }

    /// For the chair: nobody may seal any more, and the opening was not asked for.
    async fn opening(&self) -> Result<Option<Task>, Failed> {
        if !self.own.chair {
            return Ok(None);
        }
        let mut ready = self
            .seats
            .iter()
            .filter(|seat| seat.declared && seat.until.is_none());
        let all_said = ready.all(|seat| seat.final_said);
        let closes = self.closes();
        let over = closes.is_some_and(|closes| closes < self.now);
        if !all_said && !over {
            return Ok(None);
        }
        let asked = refused(self.app.opening(self.desk, &self.round.code).await)?.is_ok();
        Ok((!asked).then(|| self.task("member-task-opening", String::new(), None, "opening")))
    }

    /// The member's row of the tabulation, until they said of it as it stands whether it is theirs.
    async fn row(&self) -> Result<Option<Task>, Failed> {
        let Ok(row) = refused(self.app.my_row(self.desk, &self.round.code).await)? else {
            return Ok(None);
        };
        let answered = row.answer.is_some_and(|answer| answer.current);
        let waits = !row.totals.is_empty() && !answered;
        Ok(waits.then(|| self.task("row-task", String::new(), None, "my-row")))
    }

    /// The item in hand of the meeting that sits; for the chair, votes to confirm.
    async fn meetings(&self) -> Result<Option<Task>, Failed> {
        let code = self.round.code.as_str();
        let meetings = self.app.meetings(self.desk, code).await?;
        let sitting = meetings
            .iter()
            .find(|meeting| meeting.state == MeetingState::Sitting);
        let Some(meeting) = sitting else {
            let planned = meetings
                .iter()
                .find(|meeting| meeting.state == MeetingState::Planned);
            return Ok(planned.map(|meeting| {
                let link = format!("meetings/{}", meeting.n);
                self.task("member-task-planned", String::new(), Some(meeting.held_at), &link)
            }));
        };
        let items = self.app.items(self.desk, (code, meeting.n)).await?.items;
        let chrome = &self.desk.chrome;
        if let (true, Some(position)) = (self.own.chair, unconfirmed(&items).first()) {
            let state = chrome.with("member-item", "position", position);
            let link = format!("meetings/{}#item-{position}", meeting.n);
            return Ok(Some(self.task("member-task-confirm", state, None, &link)));
        }
        let state = in_hand(&items).map(|item| chrome.with("member-item", "position", item.position));
        let link = format!("meetings/{}", meeting.n);
        Ok(Some(self.task(
            "member-task-sitting",
            state.unwrap_or_default(),
            None,
            &link,
        )))
    }
}

/// The ways of a member: each where its page opens to who holds this seat.
pub(super) fn ways(desk: &Desk, round: &RoundView, own: &SeatView) -> Vec<Way> {
    let way = |key: &str, link: &str| Way {
        title: desk.chrome.say(key),
        link: format!("/rounds/{}/{link}", round.code),
    };
    let mut ways = vec![way("member-way-seat", &format!("seat/{}", own.code))];
    let stage = round.stage.unwrap_or(StageKind::Draft);
    let from = |first: StageKind| own.pledged && (first..StageKind::Cancelled).contains(&stage);
    if from(StageKind::Screening) {
        ways.push(way("member-conflicts-title", "conflicts"));
        ways.push(way("member-meetings-title", "meetings"));
    }
    if from(StageKind::Scoring) {
        if own.declared {
            ways.push(way("member-sheets-title", "my-sheets"));
        }
        ways.push(way("member-opening-title", "opening"));
    }
    if from(StageKind::Deliberation) {
        ways.push(way("member-ranking-title", "ranking"));
        ways.push(way("row-title", "my-row"));
    }
    ways
}
