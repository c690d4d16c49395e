//! What the public reads, and how often. Nobody signs in for it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use simui_domain::announcement::{Announced, PublicAnnouncement};
use simui_domain::ids::AnnouncementId;
use simui_domain::language::Language;
use simui_domain::policy::Act;

use super::figures::announced;
use crate::{App, Error, Listed, Page, SoughtAnnouncements};

/// Readings that are not written down yet: counted in memory, so that readers do not wait for each other or for
/// the database. What a crash loses is a few readings.
#[derive(Default)]
pub(crate) struct ReadCounts(Mutex<HashMap<AnnouncementId, i64>>);

impl ReadCounts {
    fn add(&self, announcement: AnnouncementId) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(announcement).or_default() += 1;
    }

    fn take(&self) -> Vec<(AnnouncementId, i64)> {
        let mut taken: Vec<_> = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .drain()
            .collect();
        taken.sort_unstable();
        taken
    }
}

impl App {
    /// Published announcements, newest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn announcements(
        &self,
        sought: &SoughtAnnouncements<'_>,
        page: &Page,
    ) -> Result<Listed<PublicAnnouncement>, Error> {
        self.store.read().await?.public_announcements(sought, page).await
    }

    /// The published announcement of a round that stands, in one language, if there is one.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn round_announcement(
        &self,
        round: &str,
        language: Language,
    ) -> Result<Option<PublicAnnouncement>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing_announcements(round.programme, language).await?;
        Ok(standing
            .into_iter()
            .find(|(of, _)| *of == round.id)
            .map(|(_, one)| one))
    }

    /// One published announcement with what its round declared, for who reads it: the reading is counted.
    ///
    /// # Errors
    /// `unknown`, before its instant too.
    pub async fn read_announcement(&self, number: &str) -> Result<Announced, Error> {
        let snapshot = self.store.read().await?;
        let (id, view) = snapshot.public_announcement(number).await?;
        let announced = announced(&snapshot, view).await?;
        self.reads.add(id);
        Ok(announced)
    }

    /// The same for what is made of it, as tables, pictures and press texts: not counted as a reading.
    ///
    /// # Errors
    /// `unknown`, before its instant too.
    pub async fn announcement(&self, number: &str) -> Result<Announced, Error> {
        let snapshot = self.store.read().await?;
        let (_, view) = snapshot.public_announcement(number).await?;
        announced(&snapshot, view).await
    }

    /// How often an announcement was read (조회수), as far as it is written down.
    ///
    /// # Errors
    /// `unknown`, before its instant too.
    pub async fn announcement_reads(&self, number: &str) -> Result<i64, Error> {
        let snapshot = self.store.read().await?;
        let (id, _) = snapshot.public_announcement(number).await?;
        snapshot.reads(id).await
    }

    /// Writes down the readings counted since the last time.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn write_reads_down(&self) -> Result<(), Error> {
        let counted = self.reads.take();
        if counted.is_empty() {
            return Ok(());
        }
        let counted = &counted;
        self.store
            .write(Act::nobody("write_reads_down"), |tx| async move {
                tx.add_reads(counted).await
            })
            .await
    }
}
