//! Rows into announcements.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::announcement::{Announcement, AnnouncementKind, AnnouncementState, Document, Frozen};
use simui_domain::ids::{AnnouncementId, Id, PersonId, RoundId};
use simui_domain::language::Language;
use simui_domain::refusal::{Common, Refusal};

use crate::rows::{announcement_heads, announcement_texts, announcements};
use crate::{Error, Fault, Snapshot};

/// `head` is there for a draft only: what was frozen has it in its bytes.
pub(super) fn announcement(
    row: announcements::Model,
    text: announcement_texts::Model,
    head: Option<announcement_heads::Model>,
) -> Result<Announcement, Fault> {
    let corrupt = || Fault::corrupt("announcements", row.id);
    let frozen = match (row.document, row.digest) {
        (None, None) => None,
        (Some(document), Some(digest)) => Some(Frozen { document, digest }),
        (Some(_), None) | (None, Some(_)) => return Err(corrupt()),
    };
    let (notice_number, ground) = head.map_or((None, None), |head| (head.notice_number, head.ground));
    Ok(Announcement {
        id: AnnouncementId(row.id),
        round: RoundId(row.round_id),
        language: Language::of_tag(&row.language).ok_or_else(corrupt)?,
        kind: AnnouncementKind::of_name(&row.kind).ok_or_else(corrupt)?,
        supersedes: row.supersedes_id.map(AnnouncementId),
        state: AnnouncementState::of_name(&row.state).ok_or_else(corrupt)?,
        drafted_by: PersonId(row.drafted_by),
        publish_at: row.embargo_at.ok_or_else(corrupt)?,
        published_at: row.published_at,
        number: row.number,
        title: text.title,
        body: text.body,
        notice_number,
        ground,
        reasons: serde_json::from_str(&row.reasons).map_err(|_| corrupt())?,
        frozen,
        version: row.v,
    })
}

/// The document of frozen bytes.
pub(super) fn document(of: &Announcement) -> Result<Document, Fault> {
    let corrupt = || Fault::corrupt("announcements", of.id);
    let frozen = of.frozen.as_ref().ok_or_else(corrupt)?;
    serde_json::from_str(&frozen.document).map_err(|_| corrupt())
}

impl Snapshot {
    /// The newest announcement of a round in one language, whatever its state.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn announcement_if(
        &self,
        round: RoundId,
        language: Language,
    ) -> Result<Option<Announcement>, Error> {
        let row = announcements::Entity::find()
            .filter(announcements::Column::RoundId.eq(round.raw()))
            .filter(announcements::Column::Language.eq(language.tag()))
            .order_by_desc(announcements::Column::Id)
            .one(&self.txn)
            .await?;
        match row {
            Some(row) => Ok(Some(self.with_text(row).await?)),
            None => Ok(None),
        }
    }

    /// The same.
    ///
    /// # Errors
    /// `unknown` if there is none.
    pub async fn announcement(&self, round: RoundId, language: Language) -> Result<Announcement, Error> {
        let found = self.announcement_if(round, language).await?;
        Ok(found.ok_or(Refusal::from(Common::Unknown))?)
    }

    /// The announcement of an identifier.
    ///
    /// # Errors
    /// A fault of the database, or no such row.
    pub async fn announcement_of(&self, id: AnnouncementId) -> Result<Announcement, Error> {
        let row = announcements::Entity::find_by_id(id.raw()).one(&self.txn).await?;
        self.with_text(row.ok_or_else(|| Fault::corrupt("announcements", id))?)
            .await
    }

    /// The approved announcements of a round whose instant has come, earliest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn announcements_due(&self, round: RoundId) -> Result<Vec<Announcement>, Error> {
        let rows = announcements::Entity::find()
            .filter(announcements::Column::RoundId.eq(round.raw()))
            .filter(announcements::Column::State.eq(AnnouncementState::Approved.name()))
            .filter(announcements::Column::EmbargoAt.lte(self.now()))
            .order_by_asc(announcements::Column::EmbargoAt)
            .order_by_asc(announcements::Column::Id)
            .all(&self.txn)
            .await?;
        let mut due = Vec::with_capacity(rows.len());
        for row in rows {
            due.push(self.with_text(row).await?);
        }
        Ok(due)
    }

    /// The public number of an announcement, once it has one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn announcement_number(&self, id: AnnouncementId) -> Result<Option<String>, Error> {
        Ok(self.announcement_of(id).await?.number)
    }

    async fn with_text(&self, row: announcements::Model) -> Result<Announcement, Error> {
        let text = announcement_texts::Entity::find_by_id(row.id)
            .one(&self.txn)
            .await?;
        let text = text.ok_or_else(|| Fault::corrupt("announcement_texts", row.id))?;
        let head = announcement_heads::Entity::find_by_id(row.id)
            .one(&self.txn)
            .await?;
        Ok(announcement(row, text, head)?)
    }
}
