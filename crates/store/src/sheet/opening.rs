//! The opening by two people: loading and keeping.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, PersonId, RoundId};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::sheet::Opening;

use crate::rows::openings;
use crate::{Error, Fault, Kept, Snapshot, Tx};

impl Snapshot {
    /// The opening of a round's scores, if the chair has asked.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn opening(&self, round: RoundId) -> Result<Option<Opening>, Error> {
        let Some(row) = openings::Entity::find_by_id(round.raw()).one(&self.txn).await? else {
            return Ok(None);
        };
        let opened = match (row.secretary_id, row.opened_at) {
            (Some(secretary), Some(at)) => Some((PersonId(secretary), at)),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => return Err(Fault::corrupt("openings", round).into()),
        };
        Ok(Some(Opening {
            round,
            chair: PersonId(row.chair_id),
            asked_at: row.chair_at,
            opened,
            version: row.v,
        }))
    }
}

impl Kept for Opening {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let secretary = kept.opened.map(|(secretary, _)| secretary.raw());
        let opened_at = kept.opened.map(|(_, at)| at);
        let row = openings::ActiveModel {
            round_id: Set(kept.round.raw()),
            chair_id: Set(kept.chair.raw()),
            chair_at: Set(kept.asked_at),
            secretary_id: Set(secretary),
            secretary_at: Set(opened_at),
            opened_at: Set(opened_at),
            v: Set(kept.version),
        };
        let written = if version == 0 {
            let taken = OnConflict::column(openings::Column::RoundId)
                .do_nothing()
                .to_owned();
            openings::Entity::insert(row)
                .on_conflict(taken)
                .exec_without_returning(&tx.txn)
                .await?
        } else {
            openings::Entity::update_many()
                .set(row)
                .filter(openings::Column::RoundId.eq(kept.round.raw()))
                .filter(openings::Column::V.eq(version))
                .exec(&tx.txn)
                .await?
                .rows_affected
        };
        if written == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        Ok(kept)
    }
}
