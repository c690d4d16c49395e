//! From the opening to the approved list, and again after an upheld objection.

use simui_domain::meeting::{DecisionView, MeetingState};
use simui_domain::time::Timestamp;

use super::{Seen, Task};
use crate::pages::refused;
use crate::problem::Failed;

impl Seen<'_> {
    pub(super) async fn deliberation(&self) -> Result<Vec<Task>, Failed> {
        // From whom something is hidden the acting persons do this.
        if !self.powers.open || !self.powers.whole {
            return Ok(Vec::new());
        }
        let code = &self.round.code;
        let decision = refused(self.app.decision(self.desk, code).await)?.ok();
        let mut tasks = Vec::new();
        if let Some(decision) = decision.as_ref().filter(|decision| waits(decision)) {
            if self.powers.approver && !decision.asked_by_you {
                tasks.push(self.task("approve-decision", String::new(), None, "decision"));
            }
            return Ok(tasks);
        }
        if !self.powers.secretary {
            return Ok(tasks);
        }
        tasks.extend(self.challenges().await?);
        tasks.extend(self.checks().await?);
        // An upheld objection opened what was approved before.
        if decision
            .as_ref()
            .is_some_and(|decision| decision.given_at.is_some())
        {
            tasks.push(self.task("redecide", String::new(), None, "meetings"));
        }
        tasks.push(match decision {
            None => {
                let meets = self.round.dates.council_meets.filter(|meets| *meets > self.now);
                self.task("count", String::new(), meets, "selection")
            }
            Some(decision) if decision.unresolved.is_empty() => {
                let state = decision
                    .return_reason
                    .map(|_| self.desk.chrome.say("room-returned"));
                self.task("ask-decision", state.unwrap_or_default(), None, "decision")
            }
            Some(decision) => self.items(decision.unresolved.len()).await?,
        });
        Ok(tasks)
    }

    /// Items to be resolved: in the meeting that sits, in the next one, or in one to be called.
    async fn items(&self, unresolved: usize) -> Result<Task, Failed> {
        let meetings = refused(self.app.meetings(self.desk, &self.round.code).await)?.unwrap_or_default();
        let state = self.count("desk-unresolved-count", unresolved);
        let running = meetings.iter().find(|one| one.state != MeetingState::Closed);
        let ahead = |at: &Timestamp| *at > self.now;
        Ok(if let Some(meeting) = running {
            let held = Some(meeting.held_at).filter(ahead);
            self.task("items", state, held, &format!("meetings/{}", meeting.n))
        } else {
            let meets = self.round.dates.council_meets.filter(ahead);
            self.task("call-meeting", state, meets, "meetings")
        })
    }

    /// Rows of the tabulation of which members say that they are not theirs, and a count older than the sheets.
    async fn checks(&self) -> Result<Vec<Task>, Failed> {
        let Ok(checks) = refused(self.app.count_checks(self.desk, &self.round.code).await)? else {
            return Ok(Vec::new());
        };
        let rows = self.task_about("rows", checks.questioned, "selection/tabulation");
        let recount = checks.outdated.then(|| Task {
            title: self.desk.chrome.say("picture-task-recount"),
            ..self.task(
                "count",
                self.desk.chrome.say("picture-task-recount-state"),
                None,
                "selection",
            )
        });
        Ok(rows.into_iter().chain(recount).collect())
    }
}

/// Whether a list was asked approval for, and neither approved nor returned.
fn waits(decision: &DecisionView) -> bool {
    decision.asked_at.is_some() && decision.given_at.is_none() && decision.return_reason.is_none()
}
