//! From the decision on: announcements, objections and what follows them, applicants who give up.

use simui_app::Page;
use simui_domain::announcement::AnnouncementState;
use simui_domain::language::Language;
use simui_domain::objection::{Follows, ObjectionState, ObjectionView};

use super::{MOST, Seen, Task};
use crate::pages::refused;
use crate::problem::Failed;

impl Seen<'_> {
    pub(super) async fn announcing(&self) -> Result<Vec<Task>, Failed> {
        let mut tasks = Vec::new();
        for language in Language::ALL {
            let announcement = self.app.desk_announcement(self.desk, &self.round.code, language);
            let state = refused(announcement.await)?.ok().map(|one| one.state);
            let at = format!("announcement/{}", language.tag());
            let named = self.desk.chrome.named("desk-language", language.tag());
            match state {
                None | Some(AnnouncementState::Draft | AnnouncementState::Returned)
                    if self.powers.secretary =>
                {
                    tasks.push(self.task("announce", named, None, &at));
                }
                Some(AnnouncementState::Submitted) if self.powers.approver => {
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
        tasks.extend(self.objections().await?);
        Ok(tasks)
    }

    pub(super) async fn after(&self) -> Result<Vec<Task>, Failed> {
        let mut tasks = self.objections().await?;
        tasks.extend(self.renounced().await?);
        Ok(tasks)
    }

    /// Objections to be answered, and what follows those that were upheld.
    async fn objections(&self) -> Result<Vec<Task>, Failed> {
        let asked = Page {
            after: None,
            limit: MOST,
        };
        let listed = self.app.objections(self.desk, &self.round.code, &asked).await;
        let Ok(listed) = refused(listed)? else {
            return Ok(Vec::new());
        };
        let many =
            |counted: &dyn Fn(&ObjectionView) -> bool| listed.items.iter().filter(|one| counted(one)).count();
        let filed = many(&|one| one.state == ObjectionState::Filed);
        let unfollowed =
            |follows: Follows| many(&|one| one.follows == Some(follows) && one.followed_at.is_none());
        let mut tasks: Vec<Task> = self
            .task_about("objections", filed, "objections")
            .into_iter()
            .collect();
        if self.powers.secretary {
            let at = format!("announcement/{}", self.desk.chrome.language.tag());
            tasks.extend(self.task_about("erratum", unfollowed(Follows::Erratum), &at));
        }
        // The decision is open again: the council decides anew.
        if unfollowed(Follows::NewDecision) > 0 {
            tasks.extend(self.deliberation().await?);
        }
        Ok(tasks)
    }

    /// Selected projects whose applicants gave up, as long as somebody of the reserve could move up.
    async fn renounced(&self) -> Result<Option<Task>, Failed> {
        if !self.powers.secretary {
            return Ok(None);
        }
        let reserve = refused(self.app.reserve(self.desk, &self.round.code).await)?;
        let waiting = reserve
            .is_ok_and(|reserve| !reserve.given_up.is_empty() && reserve.reserve.iter().any(|one| one.fits));
        let at = format!("announcement/{}", self.desk.chrome.language.tag());
        Ok(waiting.then(|| self.task("renounced", String::new(), None, &at)))
    }
}
