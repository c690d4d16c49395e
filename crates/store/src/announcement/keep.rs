//! Keeping announcements, their texts and their lines.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::announcement::{Announcement, AnnouncementState, Asked, Decided, Line};
use simui_domain::ids::Id;
use simui_domain::record::canon;
use simui_domain::refusal::{Common, Refusal};

use super::search::index;
use crate::rows::{announcement_heads, announcement_lines, announcement_texts, announcements};
use crate::{Error, Kept, Tx};

impl Kept for Announcement {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let row = row(&kept)?;
        if version == 0 {
            announcements::Entity::insert(row)
                .exec_without_returning(&tx.txn)
                .await?;
        } else {
            let written = announcements::Entity::update_many()
                .set(row)
                .filter(announcements::Column::Id.eq(kept.id.raw()))
                .filter(announcements::Column::V.eq(version))
                .exec(&tx.txn)
                .await?;
            if written.rows_affected == 0 {
                return Err(Refusal::from(Common::Stale { version }).into());
            }
        }
        let text = announcement_texts::ActiveModel {
            announcement_id: Set(kept.id.raw()),
            title: Set(kept.title.clone()),
            body: Set(kept.body.clone()),
        };
        let anew = OnConflict::column(announcement_texts::Column::AnnouncementId)
            .update_columns([
                announcement_texts::Column::Title,
                announcement_texts::Column::Body,
            ])
            .to_owned();
        announcement_texts::Entity::insert(text)
            .on_conflict(anew)
            .exec_without_returning(&tx.txn)
            .await?;
        head(tx, &kept).await?;
        if kept.state == AnnouncementState::Published {
            index(tx, &kept).await?;
        }
        Ok(kept)
    }
}

/// Writes the head; most announcements have none, and then there is no row.
async fn head(tx: &Tx, kept: &Announcement) -> Result<(), Error> {
    announcement_heads::Entity::delete_by_id(kept.id.raw())
        .exec(&tx.txn)
        .await?;
    if kept.notice_number.is_none() && kept.ground.is_none() {
        return Ok(());
    }
    let row = announcement_heads::ActiveModel {
        announcement_id: Set(kept.id.raw()),
        notice_number: Set(kept.notice_number.clone()),
        ground: Set(kept.ground.clone()),
    };
    announcement_heads::Entity::insert(row)
        .exec_without_returning(&tx.txn)
        .await?;
    Ok(())
}

fn row(kept: &Announcement) -> Result<announcements::ActiveModel, Error> {
    Ok(announcements::ActiveModel {
        id: Set(kept.id.raw()),
        round_id: Set(kept.round.raw()),
        language: Set(kept.language.tag().to_owned()),
        number: Set(kept.number.clone()),
        kind: Set(kept.kind.name().to_owned()),
        supersedes_id: Set(kept.supersedes.map(Id::raw)),
        state: Set(kept.state.name().to_owned()),
        drafted_by: Set(kept.drafted_by.raw()),
        embargo_at: Set(Some(kept.publish_at)),
        published_at: Set(kept.published_at),
        digest: Set(kept.frozen.as_ref().map(|frozen| frozen.digest.clone())),
        document: Set(kept.frozen.as_ref().map(|frozen| frozen.document.clone())),
        reasons: Set(canon::text(&kept.reasons)?),
        v: Set(kept.version),
    })
}

impl Kept for Asked {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let announcement = self.announcement.keep(tx).await?;
        write_lines(tx, &announcement, &self.lines).await?;
        Ok(Self {
            approval: self.approval.keep(tx).await?,
            announcement,
            lines: self.lines,
        })
    }
}

impl Kept for Decided {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        Ok(Self {
            announcement: self.announcement.keep(tx).await?,
            approval: self.approval.keep(tx).await?,
        })
    }
}

/// Writes the lines anew: what is submitted again replaces what came back.
async fn write_lines(tx: &Tx, of: &Announcement, lines: &[Line]) -> Result<(), Error> {
    announcement_lines::Entity::delete_many()
        .filter(announcement_lines::Column::AnnouncementId.eq(of.id.raw()))
        .exec(&tx.txn)
        .await?;
    let mut rows = Vec::with_capacity(lines.len());
    for (line, position) in lines.iter().zip(1..) {
        rows.push(announcement_lines::ActiveModel {
            announcement_id: Set(of.id.raw()),
            position: Set(position),
            round_id: Set(of.round.raw()),
            proposal_id: Set(line.proposal.raw()),
            facts: Set(canon::text(&line.facts)?),
        });
    }
    for chunk in rows.chunks(500) {
        announcement_lines::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(&tx.txn)
            .await?;
    }
    Ok(())
}
