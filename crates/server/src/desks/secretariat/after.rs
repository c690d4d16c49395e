//! From the decision on: announcements, objections and what follows them, applicants who give up.

use simui_app::Page;
use simui_domain::announcement::{AnnouncementKind, AnnouncementState, DeskAnnouncement};
use simui_domain::language::Language;
use simui_domain::objection::{Follows, ObjectionView};

use super::{MOST, Seen, Task};
use crate::pages::refused;
use crate::problem::Failed;

impl Seen<'_> {
    pub(super) async fn announcing(&self) -> Result<Vec<Task>, Failed> {
        let mut tasks = self.announcements(true).await?;
        tasks.extend(self.objections().await?);
        Ok(tasks)
    }

    pub(super) async fn after(&self) -> Result<Vec<Task>, Failed> {
        let mut tasks = self.announcements(false).await?;
        tasks.extend(self.objections().await?);
        tasks.extend(self.renounced().await?);
        Ok(tasks)
    }

    /// What is to be written or approved in each language: the first announcement, the second language, an erratum.
    /// `first` while nothing is public yet: then every language waits to be written, later only the other one of
    /// what the public reads. What was corrected in one language waits for the same in the other.
    async fn announcements(&self, first: bool) -> Result<Vec<Task>, Failed> {
        // From whom something is hidden the announcement is hidden, too.
        if !self.powers.whole {
            return Ok(Vec::new());
        }
        let mut written = Vec::new();
        for language in Language::ALL {
            let announcement = self.app.desk_announcement(self.desk, &self.round.code, language);
            written.push((language, refused(announcement.await)?.ok()));
        }
        let public = written.iter().any(|(_, one)| one.as_ref().is_some_and(public));
        let corrected = written.iter().any(|(_, one)| one.as_ref().is_some_and(corrected));
        let tasks = written.iter().filter_map(|(language, one)| {
            let title = match one {
                None => (self.powers.secretary && (first || public)).then_some("announce"),
                Some(one) if corrected && uncorrected(one) => {
                    self.powers.secretary.then_some("write-erratum")
                }
                Some(one) => self.next_act(one),
            }?;
            let named = self.desk.chrome.named("desk-language", language.tag());
            let at = format!("announcement/{}", language.tag());
            Some(self.task(title, named, None, &at))
        });
        Ok(tasks.collect())
    }

    /// What is the reader's to do with an announcement that was begun: the end of the task's key.
    fn next_act(&self, announcement: &DeskAnnouncement) -> Option<&'static str> {
        match announcement.state {
            AnnouncementState::Draft | AnnouncementState::Returned => {
                self.powers.secretary.then_some(match announcement.kind {
                    AnnouncementKind::Selection => "announce",
                    AnnouncementKind::Erratum => "write-erratum",
                })
            }
            AnnouncementState::Submitted => {
                let second = self.powers.approver && !announcement.agreed.asked_by_you;
                second.then_some("approve-announcement")
            }
            AnnouncementState::Approved | AnnouncementState::Published => None,
        }
    }

    /// Objections to be answered by the reader, and what follows those that were upheld.
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
        let filed = many(&|one| one.may_answer);
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

/// Whether the public reads something in the announcement's language: an erratum is begun of what was published.
fn public(announcement: &DeskAnnouncement) -> bool {
    announcement.kind == AnnouncementKind::Erratum || announcement.state == AnnouncementState::Published
}

/// Whether what was published in the announcement's language is corrected there.
fn corrected(announcement: &DeskAnnouncement) -> bool {
    announcement.kind == AnnouncementKind::Erratum && announcement.state == AnnouncementState::Published
}

/// Whether what was published first still stands there.
fn uncorrected(announcement: &DeskAnnouncement) -> bool {
    announcement.kind == AnnouncementKind::Selection && announcement.state == AnnouncementState::Published
}
