//! What the public reads: published announcements, newest first. Nothing before its instant is in any query.

use std::collections::HashMap;

use sea_orm::sea_query::{Condition, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::announcement::{AnnouncementState, PublicAnnouncement};
use simui_domain::ids::{AnnouncementId, Id, ProgrammeId, RoundId};
use simui_domain::language::Language;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::time::Timestamp;
use uuid::Uuid;

use super::load;
use super::search::found;
use crate::rows::{announcement_texts, announcements, rounds};
use crate::{Error, Fault, Listed, Page, Snapshot};

/// Which announcements are sought.
#[derive(Debug, Clone, Copy, Default)]
pub struct SoughtAnnouncements<'a> {
    /// In this language.
    pub language: Option<Language>,
    /// And in the other, where a round is not public in that language.
    pub or_other: bool,
    /// With these words in their titles or numbers.
    pub words: Option<&'a str>,
}

fn public(now: Timestamp) -> Condition {
    Condition::all()
        .add(announcements::Column::State.eq(AnnouncementState::Published.name()))
        .add(announcements::Column::PublishedAt.lte(now))
}

impl Snapshot {
    /// Published announcements, newest first, three queries a page.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn public_announcements(
        &self,
        sought: &SoughtAnnouncements<'_>,
        page: &Page,
    ) -> Result<Listed<PublicAnnouncement>, Error> {
        let mut query = announcements::Entity::find()
            .filter(public(self.now()))
            .order_by_desc(announcements::Column::PublishedAt)
            .order_by_desc(announcements::Column::Number)
            .limit(page.limit + 1);
        if let Some(language) = sought.language {
            query = query.filter(self.told_in(language, sought.or_other));
        }
        if let Some(words) = sought.words.filter(|words| !words.trim().is_empty()) {
            query = query.filter(announcements::Column::Id.in_subquery(found(words)));
        }
        if let Some(after) = &page.after {
            query = query.filter(self.older_than(after).await?);
        }
        let rows = query.all(&self.txn).await?;
        let views = self.public_views(rows).await?;
        Ok(Listed::cut(views, page.limit, |view| view.number.clone()))
    }

    /// In one language; and what is not public in it in the other one, where that is asked for.
    fn told_in(&self, language: Language, or_other: bool) -> Condition {
        let own = announcements::Column::Language.eq(language.tag());
        if !or_other {
            return Condition::all().add(own);
        }
        let told = Query::select()
            .column(announcements::Column::RoundId)
            .from(announcements::Entity)
            .cond_where(public(self.now()))
            .and_where(own.clone())
            .to_owned();
        Condition::any()
            .add(own)
            .add(announcements::Column::RoundId.not_in_subquery(told))
    }

    /// The number of the announcement of a round that stands in one language: the newest, as an erratum is newer.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn standing_number(&self, round: RoundId, language: Language) -> Result<Option<String>, Error> {
        let row = announcements::Entity::find()
            .filter(public(self.now()))
            .filter(announcements::Column::RoundId.eq(round.raw()))
            .filter(announcements::Column::Language.eq(language.tag()))
            .order_by_desc(announcements::Column::PublishedAt)
            .order_by_desc(announcements::Column::Id)
            .one(&self.txn)
            .await?;
        Ok(row.and_then(|row| row.number))
    }

    /// What comes after the announcement of a number.
    async fn older_than(&self, number: &str) -> Result<Condition, Error> {
        let last = self.public_row(number).await?;
        let at = last.published_at;
        Ok(Condition::any()
            .add(announcements::Column::PublishedAt.lt(at))
            .add(
                Condition::all()
                    .add(announcements::Column::PublishedAt.eq(at))
                    .add(announcements::Column::Number.lt(number)),
            ))
    }

    async fn public_row(&self, number: &str) -> Result<announcements::Model, Error> {
        let row = announcements::Entity::find()
            .filter(public(self.now()))
            .filter(announcements::Column::Number.eq(number))
            .one(&self.txn)
            .await?;
        Ok(row.ok_or(Refusal::from(Common::Unknown))?)
    }

    /// One published announcement by its number.
    ///
    /// # Errors
    /// `unknown`, before its instant too.
    pub async fn public_announcement(
        &self,
        number: &str,
    ) -> Result<(AnnouncementId, PublicAnnouncement), Error> {
        let row = self.public_row(number).await?;
        let id = AnnouncementId(row.id);
        let mut views = self.public_views(vec![row]).await?;
        let view = views.pop().ok_or(Refusal::from(Common::Unknown))?;
        Ok((id, view))
    }

    async fn public_views(&self, rows: Vec<announcements::Model>) -> Result<Vec<PublicAnnouncement>, Error> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let earlier: Vec<Uuid> = rows.iter().filter_map(|row| row.supersedes_id).collect();
        let mut texts: HashMap<Uuid, announcement_texts::Model> = announcement_texts::Entity::find()
            .filter(announcement_texts::Column::AnnouncementId.is_in(ids.iter().copied()))
            .all(&self.txn)
            .await?
            .into_iter()
            .map(|text| (text.announcement_id, text))
            .collect();
        let around = announcements::Entity::find()
            .filter(public(self.now()))
            .filter(
                Condition::any()
                    .add(announcements::Column::Id.is_in(earlier))
                    .add(announcements::Column::SupersedesId.is_in(ids)),
            )
            .all(&self.txn)
            .await?;
        let mut views = Vec::with_capacity(rows.len());
        for row in rows {
            let corrupt = || Fault::corrupt("announcements", row.id);
            let before = around.iter().find(|other| Some(other.id) == row.supersedes_id);
            let after = around.iter().find(|other| other.supersedes_id == Some(row.id));
            let neighbours = (
                before.and_then(|other| other.number.clone()),
                after.and_then(|other| other.number.clone()),
            );
            let text = texts.remove(&row.id).ok_or_else(corrupt)?;
            let one = load::announcement(row.clone(), text, None)?;
            let document = load::document(&one)?;
            let view = one.seen_by_public(&document, neighbours, self.now());
            views.push(view.ok_or_else(corrupt)?);
        }
        Ok(views)
    }

    /// The numbers under which a round's announcements are public, without those in whose stead another stands.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn public_numbers(&self, round: RoundId) -> Result<Vec<String>, Error> {
        let rows = announcements::Entity::find()
            .filter(public(self.now()))
            .filter(announcements::Column::RoundId.eq(round.raw()))
            .order_by_asc(announcements::Column::Number)
            .all(&self.txn)
            .await?;
        let stands =
            |row: &&announcements::Model| !rows.iter().any(|other| other.supersedes_id == Some(row.id));
        Ok(rows
            .iter()
            .filter(stands)
            .filter_map(|row| row.number.clone())
            .collect())
    }

    /// The announcements that stand of a programme's rounds, one for each round, the newest first: in one language, or
    /// in the other where a round is announced in that one only. Those that an erratum replaced are not among them.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn standing_announcements(
        &self,
        programme: ProgrammeId,
        language: Language,
    ) -> Result<Vec<(RoundId, PublicAnnouncement)>, Error> {
        let rounds = Query::select()
            .column(rounds::Column::Id)
            .from(rounds::Entity)
            .and_where(rounds::Column::ProgrammeId.eq(programme.raw()))
            .to_owned();
        let rows = announcements::Entity::find()
            .filter(public(self.now()))
            .filter(announcements::Column::RoundId.in_subquery(rounds))
            .order_by_desc(announcements::Column::PublishedAt)
            .order_by_desc(announcements::Column::Number)
            .all(&self.txn)
            .await?;
        let of: Vec<RoundId> = rows.iter().map(|row| RoundId(row.round_id)).collect();
        let views = self.public_views(rows).await?;
        let all = of.into_iter().zip(views);
        let standing: Vec<_> = all.filter(|(_, view)| view.superseded_by.is_none()).collect();
        let own: Vec<RoundId> = standing
            .iter()
            .filter(|(_, view)| view.language == language)
            .map(|(round, _)| *round)
            .collect();
        let chosen = standing
            .into_iter()
            .filter(|(round, view)| view.language == language || !own.contains(round));
        Ok(chosen.collect())
    }

    /// The round of a published announcement.
    ///
    /// # Errors
    /// `unknown`, before its instant too.
    pub async fn announced_round(&self, number: &str) -> Result<RoundId, Error> {
        Ok(RoundId(self.public_row(number).await?.round_id))
    }

    /// Whether a number is taken.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn number_taken(&self, number: &str) -> Result<bool, Error> {
        let found = announcements::Entity::find()
            .filter(announcements::Column::Number.eq(number))
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }

    /// When the first announcement of a round became public, or is to.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn first_publication(&self, round: RoundId) -> Result<Option<Timestamp>, Error> {
        let rows = announcements::Entity::find()
            .filter(announcements::Column::RoundId.eq(round.raw()))
            .filter(announcements::Column::State.is_in([
                AnnouncementState::Approved.name(),
                AnnouncementState::Published.name(),
            ]))
            .all(&self.txn)
            .await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| row.published_at.or(row.embargo_at))
            .min())
    }
}
