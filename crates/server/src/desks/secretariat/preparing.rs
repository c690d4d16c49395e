//! From the draft of a round to the close of its survey, and the two-person acts beside the ordinary course.

use simui_domain::round::{StageKind, TwoPersonAct};

use super::{Seen, Task};
use crate::pages::refused;
use crate::problem::Failed;

impl Seen<'_> {
    /// Changed terms and a cancellation: for the approver's word, or returned to who asked.
    pub(super) async fn requests(&self, stage: StageKind) -> Result<Vec<Task>, Failed> {
        if stage.resolved() || stage == StageKind::Cancelled {
            return Ok(Vec::new());
        }
        let acts = [
            (TwoPersonAct::TermsChange, "change"),
            (TwoPersonAct::Cancellation, "cancellation"),
        ];
        let mut tasks = Vec::new();
        for (act, at) in acts {
            let request = self.app.round_request(self.desk, &self.round.code, act).await;
            let Ok(request) = refused(request)? else { continue };
            let title = match (request.open, request.asked_by_you) {
                (true, false) if self.powers.approver => format!("approve-{at}"),
                (false, true) if request.return_reason.is_some() => format!("returned-{at}"),
                _ => continue,
            };
            tasks.push(self.task(&title, String::new(), None, at));
        }
        Ok(tasks)
    }

    pub(super) async fn draft(&self) -> Result<Vec<Task>, Failed> {
        let opens = self.round.dates.survey_opens;
        let publication = refused(self.app.publication(self.desk, &self.round.code).await)?;
        let Ok(publication) = publication else {
            let set_up = self.task("set-up", String::new(), opens, "set-up");
            return Ok(self.powers.secretary.then_some(set_up).into_iter().collect());
        };
        let request = publication.request.as_ref();
        let waits = request.filter(|request| request.open);
        let returned = request.is_some_and(|request| !request.open && request.return_reason.is_some());
        let state = if returned {
            self.desk.chrome.say("room-returned")
        } else {
            String::new()
        };
        let task = match waits {
            Some(request) if self.powers.approver && !request.asked_by_you => {
                Some(self.task("approve-publication", String::new(), opens, "set-up/publication"))
            }
            None if self.powers.secretary && publication.hindered_by.is_empty() => {
                Some(self.task("ask-publication", state, opens, "set-up/publication"))
            }
            None if self.powers.secretary => {
                let state = self.count("desk-hindered-count", publication.hindered_by.len());
                Some(self.task("set-up", state, opens, "set-up"))
            }
            Some(_) | None => None,
        };
        Ok(task.into_iter().collect())
    }

    pub(super) fn survey(&self) -> Vec<Task> {
        if !self.powers.secretary {
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
}
