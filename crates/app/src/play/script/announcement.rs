//! The announcements: drafted by one, approved by another, published at their instants; letters sent to files.

use std::collections::BTreeMap;

use chrono::Duration;
use simui_domain::announcement::AnnouncementDraft;

use super::Stagehand;
use crate::Error;

impl Stagehand<'_> {
    pub(super) async fn announcement(&mut self) -> Result<(), Error> {
        let (code, app) = (self.code().to_owned(), self.app);
        let secretary = self.cast.first("secretary")?;
        let approver = self.cast.first("approver")?;
        let mut texts: Vec<_> = self.folder.terms.announcements.iter().collect();
        texts.sort_by_key(|text| text.published_at);
        if let Some(first) = texts.first() {
            self.at(first.published_at.to_utc() - Duration::days(1));
        }
        for text in &texts {
            let draft = AnnouncementDraft {
                title: text.title.clone(),
                body: text.body.trim().to_owned(),
                publish_at: text.published_at.to_utc() + self.play.shift,
                reasons: BTreeMap::new(),
                notice_number: None,
                ground: None,
            };
            let begun = app
                .begin_announcement(&secretary, &code, text.language, &draft)
                .await?;
            let submitted = app
                .submit_announcement(&secretary, &code, text.language, begun.version)
                .await?;
            self.later();
            app.approve_announcement(&approver, &code, text.language, &submitted.digest)
                .await?;
            self.tell(
                "play-approved",
                vec![("language", text.language.tag().to_owned())],
            );
        }
        for text in &texts {
            self.at(text.published_at.to_utc());
            while app.work_once().await? > 0 {}
            self.tell(
                "play-announced",
                vec![("language", text.language.tag().to_owned())],
            );
        }
        Ok(())
    }
}
