//! What waits for the secretariat and the approver of a round, and the ways from its page to their desks. Acting
//! persons have the same desks for what they act on; an auditor has the ways.

use simui_app::{App, Page};
use simui_domain::announcement::AnnouncementState;
use simui_domain::language::Language;
use simui_domain::meeting::MeetingState;
use simui_domain::objection::ObjectionState;
use simui_domain::people::Duty;
use simui_domain::proposal::ProposalLine;
use simui_domain::round::{RoundItem, RoundView, StageKind, TwoPersonAct};
use simui_domain::time::Timestamp;

use super::{Task, Way};
use crate::pages::{Desk, refused};
use crate::problem::Failed;

/// With what somebody is charged in a round, as far as it gives tasks.
#[derive(Clone, Copy)]
struct Charge {
    secretary: bool,
    approver: bool,
}

/// A round whose tasks are looked for.
struct Seen<'a> {
    app: &'a App,
    desk: &'a Desk,
    round: RoundView,
    now: Timestamp,
    charge: Charge,
}

pub(super) async fn tasks(
    app: &App,
    desk: &Desk,
    rounds: &[RoundItem],
    now: Timestamp,
) -> Result<Vec<Task>, Failed> {
    let mut tasks = Vec::new();
    for item in rounds {
        let charge = Charge {
            secretary: holds(desk, &item.code, &[Duty::Secretary, Duty::ActingSecretary]),
            approver: holds(desk, &item.code, &[Duty::Approver, Duty::ActingApprover]),
        };
        if !charge.secretary && !charge.approver {
            continue;
        }
        let Some(stage) = item.stage else { continue };
        let seen = Seen {
            app,
            desk,
            round: app.round(desk, &item.code).await?,
            now,
            charge,
        };
        tasks.extend(seen.requests(stage).await?);
        tasks.extend(match stage {
            StageKind::Draft => seen.draft().await?,
            StageKind::Surveying => seen.survey(),
            StageKind::Screening => seen.screening().await?,
            StageKind::Scoring => seen.scoring().await?,
            StageKind::Deliberation => seen.deliberation().await?,
            StageKind::Decided => seen.announcing().await?,
            StageKind::Announced | StageKind::Delivering => seen.objections().await?,
            StageKind::Closed | StageKind::Cancelled => Vec::new(),
        });
    }
    Ok(tasks)
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

/// How many submitted proposals wait for the outcome of their screening; none once that is over.
pub(crate) async fn unscreened(app: &App, desk: &Desk, round: &RoundView) -> Result<usize, Failed> {
    if round.stage != Some(StageKind::Screening) {
        return Ok(0);
    }
    let lines = submitted(app, desk, &round.code).await?;
    let open = |line: &&ProposalLine| line.outcome.is_none() && !line.withdrawn;
    Ok(lines.iter().filter(open).count())
}

impl Seen<'_> {
    /// A task in this round; `title` is the end of its key.
    fn task(&self, title: &str, state: String, until: Option<Timestamp>, at: &str) -> Task {
        Task {
            title: self.desk.chrome.named("desk-task", title),
            about: self.desk.chrome.of(&self.round.name).to_owned(),
            state,
            until: until.map(|until| (until, self.round.zone.clone())),
            link: format!("/rounds/{}/desk/{at}", self.round.code),
        }
    }

    fn count(&self, key: &str, count: usize) -> String {
        self.desk.chrome.with(key, "count", count)
    }

    /// What waits for the approver's word beside the ordinary course: changed terms, a cancellation.
    async fn requests(&self, stage: StageKind) -> Result<Vec<Task>, Failed> {
        if !self.charge.approver || stage.resolved() || stage == StageKind::Cancelled {
            return Ok(Vec::new());
        }
        let acts = [
            (TwoPersonAct::TermsChange, "approve-change", "change"),
            (TwoPersonAct::Cancellation, "approve-cancellation", "cancellation"),
        ];
        let mut tasks = Vec::new();
        for (act, title, at) in acts {
            let request = self.app.round_request(self.desk, &self.round.code, act).await;
            let waits = refused(request)?.is_ok_and(|request| request.open && !request.asked_by_you);
            if waits {
                tasks.push(self.task(title, String::new(), None, at));
            }
        }
        Ok(tasks)
    }

    async fn draft(&self) -> Result<Vec<Task>, Failed> {
        let opens = self.round.dates.survey_opens;
        let publication = refused(self.app.publication(self.desk, &self.round.code).await)?;
        let Ok(publication) = publication else {
            let set_up = self.task("set-up", String::new(), opens, "set-up");
            return Ok(self.charge.secretary.then_some(set_up).into_iter().collect());
        };
        let waits = publication.request.as_ref().filter(|request| request.open);
        let task = match waits {
            Some(request) if self.charge.approver && !request.asked_by_you => {
                Some(self.task("approve-publication", String::new(), opens, "set-up/publication"))
            }
            None if self.charge.secretary && publication.hindered_by.is_empty() => {
                Some(self.task("ask-publication", String::new(), opens, "set-up/publication"))
            }
            None if self.charge.secretary => {
                let state = self.count("desk-hindered-count", publication.hindered_by.len());
                Some(self.task("set-up", state, opens, "set-up"))
            }
            Some(_) | None => None,
        };
        Ok(task.into_iter().collect())
    }

    fn survey(&self) -> Vec<Task> {
        if !self.charge.secretary {
            return Vec::new();
        }
        let later = self
            .round
            .extensions
            .iter()
            .filter_map(|one| one.until.parse().ok());
        let last = self.round.dates.survey_closes.into_iter().chain(later).max();
        match last {
            Some(last) if self.now > last => {
                vec![self.task("close-survey", String::new(), None, "responses")]
            }
            last => vec![self.task("responses", String::new(), last, "responses")],
        }
    }

    async fn screening(&self) -> Result<Vec<Task>, Failed> {
        if !self.charge.secretary {
            return Ok(Vec::new());
        }
        let opens = self.round.dates.scoring_opens;
        let left = unscreened(self.app, self.desk, &self.round).await?;
        Ok(vec![if left > 0 {
            self.task(
                "screening",
                self.count("desk-left-count", left),
                opens,
                "screening",
            )
        } else {
            self.task("convene", String::new(), opens, "council")
        }])
    }

    async fn scoring(&self) -> Result<Vec<Task>, Failed> {
        if !self.charge.secretary {
            return Ok(Vec::new());
        }
        let closes = self.round.dates.scoring_closes;
        let Ok(progress) = refused(self.app.progress(self.desk, &self.round.code).await)? else {
            return Ok(Vec::new());
        };
        let opening = refused(self.app.opening(self.desk, &self.round.code).await)?.ok();
        if opening.is_some() {
            return Ok(vec![self.task("open", String::new(), None, "opening")]);
        }
        let all_final = !progress.seats.is_empty() && progress.seats.iter().all(|seat| seat.final_said);
        if all_final || closes.is_some_and(|closes| self.now > closes) {
            let state = self.desk.chrome.say("desk-chair-first");
            return Ok(vec![self.task("opening", state, None, "opening")]);
        }
        let sealed: u32 = progress.seats.iter().map(|seat| seat.sealed).sum();
        let sheets: u32 = progress.seats.iter().map(|seat| seat.sheets).sum();
        let state = self
            .desk
            .chrome
            .with_both("desk-of", ("part", sealed), ("whole", sheets));
        Ok(vec![self.task("progress", state, closes, "progress")])
    }

    async fn deliberation(&self) -> Result<Vec<Task>, Failed> {
        let code = &self.round.code;
        let meets = self.round.dates.council_meets;
        // From whom something is hidden the acting persons do this.
        let Ok(counts) = refused(self.app.counts(self.desk, code).await)? else {
            return Ok(Vec::new());
        };
        let decision = refused(self.app.decision(self.desk, code).await)?.ok();
        let waits = decision.as_ref().is_some_and(|decision| {
            decision.asked_at.is_some() && decision.given_at.is_none() && decision.return_reason.is_none()
        });
        let mut tasks = Vec::new();
        if waits && self.charge.approver {
            tasks.push(self.task("approve-decision", String::new(), meets, "decision"));
        }
        if !self.charge.secretary || waits {
            return Ok(tasks);
        }
        if counts.is_empty() {
            tasks.push(self.task("count", String::new(), meets, "selection"));
            return Ok(tasks);
        }
        let unresolved = decision.map_or(0, |decision| decision.unresolved.len());
        if unresolved == 0 {
            tasks.push(self.task("ask-decision", String::new(), meets, "decision"));
            return Ok(tasks);
        }
        let meetings = refused(self.app.meetings(self.desk, code).await)?.unwrap_or_default();
        let state = self.count("desk-unresolved-count", unresolved);
        let running = meetings.iter().find(|one| one.state != MeetingState::Closed);
        tasks.push(match running {
            Some(meeting) => self.task("items", state, meets, &format!("meetings/{}", meeting.n)),
            None => self.task("call-meeting", state, meets, "meetings"),
        });
        Ok(tasks)
    }

    async fn announcing(&self) -> Result<Vec<Task>, Failed> {
        let mut tasks = Vec::new();
        for language in Language::ALL {
            let announcement = self.app.desk_announcement(self.desk, &self.round.code, language);
            let state = refused(announcement.await)?.ok().map(|one| one.state);
            let at = format!("announcement/{}", language.tag());
            let named = self.desk.chrome.named("desk-language", language.tag());
            match state {
                None | Some(AnnouncementState::Draft | AnnouncementState::Returned)
                    if self.charge.secretary =>
                {
                    tasks.push(self.task("announce", named, None, &at));
                }
                Some(AnnouncementState::Submitted) if self.charge.approver => {
                    tasks.push(self.task("approve-announcement", named, None, &at));
                }
                None
                | Some(
                    AnnouncementState::Draft
                    | AnnouncementState::Returned
                    | AnnouncementState::Submitted
                    | AnnouncementState::Approved
                    | AnnouncementState::Published,
                ) => {}
            }
        }
        Ok(tasks)
    }

    async fn objections(&self) -> Result<Vec<Task>, Failed> {
        let asked = Page {
            after: None,
            limit: 100,
        };
        let listed = self.app.objections(self.desk, &self.round.code, &asked).await;
        let Ok(listed) = refused(listed)? else {
            return Ok(Vec::new());
        };
        let filed = |one: &&simui_domain::objection::ObjectionView| one.state == ObjectionState::Filed;
        let waiting = listed.items.iter().filter(filed).count();
        if waiting == 0 {
            return Ok(Vec::new());
        }
        let state = self.count("desk-left-count", waiting);
        Ok(vec![self.task("objections", state, None, "objections")])
    }
}

/// The desks of a stage: what their addresses end in, and in the middle of their keys.
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
    let staff = [
        Duty::Secretary,
        Duty::ActingSecretary,
        Duty::Approver,
        Duty::ActingApprover,
        Duty::Auditor,
    ];
    let Some(stage) = round.stage.filter(|_| holds(desk, &round.code, &staff)) else {
        return Vec::new();
    };
    let always = ["letters", "outbox", "duties", "journal", "exceptions"];
    let chrome = &desk.chrome;
    let way = |at: &&str| {
        let own = format!("/rounds/{}/desk/{at}", round.code);
        Way {
            title: chrome.say(&format!("desk-{at}-title")),
            link: if *at == "announcement" {
                format!("{own}/{}", chrome.language.tag())
            } else {
                own
            },
        }
    };
    desks(stage).iter().chain(&always).map(way).collect()
}
