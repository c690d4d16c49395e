//! While the members score, until the scores are open.

use simui_domain::council::{SeatView, SeatWord};

use super::{Seen, Task};
use crate::pages::refused;
use crate::problem::Failed;

impl Seen<'_> {
    pub(super) async fn scoring(&self) -> Result<Vec<Task>, Failed> {
        if !self.powers.secretary {
            return Ok(Vec::new());
        }
        let mut tasks: Vec<Task> = self.challenges().await?.into_iter().collect();
        tasks.extend(self.chair().await?);
        tasks.extend(self.sheets().await?);
        Ok(tasks)
    }

    /// Nobody chairs: without a chair the scores are never opened.
    async fn chair(&self) -> Result<Option<Task>, Failed> {
        let seats = refused(self.app.seats(self.desk, &self.round.code).await)?.unwrap_or_default();
        let chairs = |seat: &SeatView| seat.chair && seat.state == SeatWord::Accepted;
        let missing = !seats.is_empty() && !seats.iter().any(chairs);
        Ok(missing.then(|| self.task("chair", String::new(), None, "council")))
    }

    /// How far the sheets are; then the opening, for who may agree to it.
    async fn sheets(&self) -> Result<Option<Task>, Failed> {
        let closes = self.round.dates.scoring_closes;
        let Ok(progress) = refused(self.app.progress(self.desk, &self.round.code).await)? else {
            return Ok(None);
        };
        let asked = refused(self.app.opening(self.desk, &self.round.code).await)?.is_ok();
        let all_final = !progress.seats.is_empty() && progress.seats.iter().all(|seat| seat.final_said);
        if asked || all_final || closes.is_some_and(|closes| self.now > closes) {
            let task = if asked {
                self.task("open", String::new(), None, "opening")
            } else {
                let state = self.desk.chrome.say("desk-chair-first");
                self.task("opening", state, None, "opening")
            };
            return Ok(self.powers.unbarred.then_some(task));
        }
        let sealed: u32 = progress.seats.iter().map(|seat| seat.sealed).sum();
        let sheets: u32 = progress.seats.iter().map(|seat| seat.sheets).sum();
        let state = self
            .desk
            .chrome
            .with_both("member-sheets-count", ("done", sealed), ("count", sheets));
        Ok(Some(self.task("progress", state, closes, "progress")))
    }
}
