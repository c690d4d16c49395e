//! Screening, supplements and challenges, until the council is convened.

use simui_domain::conflict::{ConflictState, ConflictView};
use simui_domain::proposal::ProposalLine;
use simui_domain::screening::SupplementWord;

use super::{Seen, Task, submitted};
use crate::pages::refused;
use crate::problem::Failed;

impl Seen<'_> {
    pub(super) async fn screening(&self) -> Result<Vec<Task>, Failed> {
        if !self.powers.secretary {
            return Ok(Vec::new());
        }
        let lines = submitted(self.app, self.desk, &self.round.code).await?;
        let many = |counted: &dyn Fn(&ProposalLine) -> bool| {
            lines
                .iter()
                .filter(|line| !line.withdrawn && counted(line))
                .count()
        };
        let stands = |word: SupplementWord| many(&|line| line.supplement == Some(word));
        let left = many(&|line| line.outcome.is_none());
        let opens = self.round.dates.scoring_opens;
        let queue = "screening?show=supplement";
        let answered = stands(SupplementWord::Answered);
        let overdue = stands(SupplementWord::Overdue);
        let mut tasks: Vec<Task> = self
            .task_about("supplement-answered", answered, queue)
            .into_iter()
            .collect();
        tasks.extend(self.task_about("supplement-overdue", overdue, queue));
        tasks.extend(self.challenges().await?);
        if left > 0 {
            let state = self.count("desk-left-count", left);
            tasks.push(self.task("screening", state, opens, "screening"));
        } else if self.powers.unbarred {
            // The whole set is fixed then: by somebody from whom nothing of it is hidden.
            tasks.push(self.task("convene", String::new(), opens, "council"));
        }
        Ok(tasks)
    }

    /// Challenges (기피) that wait for a decision; nobody decides on their own.
    pub(super) async fn challenges(&self) -> Result<Option<Task>, Failed> {
        let known = refused(self.app.declarations(self.desk, &self.round.code).await)?;
        let waits = |one: &&ConflictView| one.state == ConflictState::Pending && !one.own;
        let many = known.map_or(0, |known| known.conflicts.iter().filter(waits).count());
        Ok(self.task_about("challenges", many, "council"))
    }
}
