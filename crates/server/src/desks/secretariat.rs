//! What waits for the secretariat and the approver of a round, a file for each part of its course, and the ways from
//! its page to their desks. Acting persons have the same desks for what they act on; an auditor has the ways. Nobody is
//! told to do what would be refused to them.

mod after;
mod deciding;
mod preparing;
mod scoring;
mod screening;

use simui_app::{App, Page};
use simui_domain::notice::MessageState;
use simui_domain::people::Duty;
use simui_domain::policy::Powers;
use simui_domain::proposal::ProposalLine;
use simui_domain::round::{RoundItem, RoundView, StageKind};
use simui_domain::time::Timestamp;

use super::{Task, Way, map, round_of};
use crate::pages::{Desk, refused, staffs};
use crate::problem::Failed;

/// The most of what is listed that is counted for a task.
const MOST: u64 = 100;

/// A round whose tasks are looked for.
struct Seen<'a> {
    app: &'a App,
    desk: &'a Desk,
    round: RoundView,
    now: Timestamp,
    powers: Powers,
}

pub(super) async fn tasks(
    app: &App,
    desk: &Desk,
    rounds: &[RoundItem],
    now: Timestamp,
) -> Result<Vec<Task>, Failed> {
    let mut tasks = Vec::new();
    for item in rounds {
        let Some(stage) = item.stage.filter(|_| charged(desk, &item.code)) else {
            continue;
        };
        let seen = Seen {
            app,
            desk,
            round: app.round(desk, &item.code).await?,
            now,
            powers: app.powers(desk, &item.code).await?,
        };
        tasks.extend(seen.requests(stage).await?);
        tasks.extend(match stage {
            StageKind::Draft => seen.draft().await?,
            StageKind::Surveying => seen.survey(),
            StageKind::Screening => seen.screening().await?,
            StageKind::Scoring => seen.scoring().await?,
            StageKind::Deliberation => seen.deliberation().await?,
            StageKind::Decided => seen.announcing().await?,
            StageKind::Announced | StageKind::Delivering => seen.after().await?,
            StageKind::Closed | StageKind::Cancelled => Vec::new(),
        });
        tasks.extend(seen.mails(stage).await?);
    }
    Ok(tasks)
}

/// Whether the person is of the ministry's side of a round, or of every round.
fn charged(desk: &Desk, round: &str) -> bool {
    let mut held = desk.person.duties.iter();
    held.any(|one| one.duty.staff() && one.round.as_deref().is_none_or(|own| own == round))
}

/// Whether somebody is charged with one of these duties in a round.
pub(crate) fn holds(desk: &Desk, round: &str, duties: &[Duty]) -> bool {
    let mut held = desk.person.duties.iter();
    held.any(|one| one.round.as_deref() == Some(round) && duties.contains(&one.duty))
}

/// What was submitted, as the desk sees it.
pub(crate) async fn submitted(app: &App, desk: &Desk, code: &str) -> Result<Vec<ProposalLine>, Failed> {
    let mut lines = Vec::new();
    let mut asked = Page {
        after: None,
        limit: 100,
    };
    loop {
        let as_desk = Some(simui_app::ListAs::Desk);
        let all = simui_app::ProposalQuery::default();
        let listed = app.list_proposals(desk, code, as_desk, &all, &asked).await?;
        lines.extend(listed.items);
        match listed.next {
            Some(next) => asked.after = Some(next),
            None => return Ok(lines),
        }
    }
}

impl Seen<'_> {
    /// A task in this round; `title` is the end of its key.
    fn task(&self, title: &str, state: String, until: Option<Timestamp>, at: &str) -> Task {
        Task {
            title: self.desk.chrome.named("desk-task", title),
            about: round_of(&self.desk.chrome, &self.round.name, &self.round.code),
            state,
            until: until.map(|until| (until, self.round.zone.clone())),
            link: format!("/rounds/{}/desk/{at}", self.round.code),
        }
    }

    /// A task about several things; none where there is nothing.
    fn task_about(&self, title: &str, count: usize, at: &str) -> Option<Task> {
        (count > 0).then(|| self.task(title, self.count("desk-left-count", count), None, at))
    }

    fn count(&self, key: &str, count: usize) -> String {
        self.desk.chrome.with(key, "count", count)
    }

    /// Mails of the round that were given up: somebody was not told.
    async fn mails(&self, stage: StageKind) -> Result<Option<Task>, Failed> {
        if !self.powers.secretary || stage == StageKind::Draft || stage >= StageKind::Closed {
            return Ok(None);
        }
        let page = Page {
            after: None,
            limit: MOST,
        };
        let given_up = Some(MessageState::GivenUp);
        let listed = self
            .app
            .outbox(self.desk, &self.round.code, given_up, &page)
            .await;
        let many = refused(listed)?.map_or(0, |listed| listed.items.len());
        Ok(self.task_about("mails", many, "outbox?state=given_up"))
    }
}

/// The desks that a stage needs first: what their addresses end in, and in the middle of their keys.
fn desks(stage: StageKind) -> &'static [&'static str] {
    match stage {
        StageKind::Draft | StageKind::Cancelled => &["set-up", "council"],
        StageKind::Surveying => &["responses", "council", "set-up"],
        StageKind::Screening => &["screening", "council", "responses", "set-up"],
        StageKind::Scoring => &["progress", "opening", "council", "screening", "set-up"],
        StageKind::Deliberation => &["selection", "meetings", "decision", "council", "progress"],
        StageKind::Decided | StageKind::Announced | StageKind::Delivering | StageKind::Closed => &[
            "announcement",
            "objections",
            "selection",
            "meetings",
            "decision",
            "council",
        ],
    }
}

pub(super) fn ways(desk: &Desk, round: &RoundView) -> Vec<Way> {
    let Some(stage) = round.stage.filter(|_| staffs(&desk.person, &round.code)) else {
        return Vec::new();
    };
    let first = desks(stage).iter().copied();
    let others = map::reached(stage).flat_map(|(_, desks)| desks.iter().copied());
    let others = others.filter(|at| !desks(stage).contains(at));
    let all = first.chain(others);
    all.map(|at| map::way(&desk.chrome, &round.code, at)).collect()
}
