//! Kept counts, read from their canonical bytes.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::count::{Count, Report, lines};
use simui_domain::ids::{CountId, Id, ProposalId, RoundId};
use simui_domain::policy::Whole;
use uuid::Uuid;

use crate::rows::{counts, official_counts, proposals};
use crate::{Error, Fault, Snapshot};

impl Snapshot {
    /// The count that stands for a round, if one was made: three queries. What of it somebody may see is decided by
    /// their tokens; acts on items read it without showing it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn official_count(&self, round: RoundId) -> Result<Option<Count>, Error> {
        let stands = official_counts::Entity::find_by_id(round.raw())
            .one(&self.txn)
            .await?;
        let Some(stands) = stands else { return Ok(None) };
        let row = counts::Entity::find_by_id(stands.count_id).one(&self.txn).await?;
        let row = row.ok_or_else(|| Fault::corrupt("official_counts", round))?;
        let ids = self.ids_by_reference(round).await?;
        Ok(Some(count(row, &ids)?))
    }

    /// Every count of a round, the newest first: two queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn counts(&self, round: RoundId, _proof: &Whole) -> Result<Vec<Count>, Error> {
        let rows = counts::Entity::find()
            .filter(counts::Column::RoundId.eq(round.raw()))
            .order_by_desc(counts::Column::N)
            .all(&self.txn)
            .await?;
        let ids = self.ids_by_reference(round).await?;
        rows.into_iter().map(|row| Ok(count(row, &ids)?)).collect()
    }

    /// The number of the next count, under the round's lock.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn next_count(&self, round: RoundId) -> Result<i32, Error> {
        let made = counts::Entity::find()
            .filter(counts::Column::RoundId.eq(round.raw()))
            .count(&self.txn)
            .await?;
        Ok(i32::try_from(made + 1).map_err(|_| Fault::corrupt("counts", round))?)
    }

    async fn ids_by_reference(&self, round: RoundId) -> Result<HashMap<String, ProposalId>, Error> {
        let rows: Vec<(String, Uuid)> = proposals::Entity::find()
            .select_only()
            .columns([proposals::Column::Reference, proposals::Column::Id])
            .filter(proposals::Column::RoundId.eq(round.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(reference, id)| (reference, ProposalId(id)))
            .collect())
    }
}

fn count(row: counts::Model, ids: &HashMap<String, ProposalId>) -> Result<Count, Fault> {
    let report: Report = serde_json::from_str(&row.result).map_err(|_| Fault::corrupt("counts", row.id))?;
    Ok(Count {
        id: CountId(row.id),
        round: RoundId(row.round_id),
        n: row.n,
        rules_version: row.rules_version,
        engine: row.engine,
        input_digest: row.input_digest,
        result: row.result,
        lines: lines(&report, |reference| ids.get(reference).copied()),
        report,
        official: row.official,
        at: row.at,
    })
}
