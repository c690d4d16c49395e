//! The stages that a round has entered, each with what it knows; and entering the next.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{Id, RoundId};
use simui_domain::record::{By, canon};
use simui_domain::round::{Entered, Entry, Round, Stage};

use crate::rows::round_stages;
use crate::{Error, Fault, Kept, Snapshot, Tx};

impl Snapshot {
    /// The stages that a round has entered, in order.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn stages(&self, round: RoundId) -> Result<Vec<Entry>, Error> {
        let rows = round_stages::Entity::find()
            .filter(round_stages::Column::RoundId.eq(round.raw()))
            .order_by_asc(round_stages::Column::N)
            .all(&self.txn)
            .await?;
        rows.into_iter()
            .map(|row| {
                let stage: Stage =
                    serde_json::from_str(&row.data).map_err(|_| Fault::corrupt("round_stages", round))?;
                Ok(Entry {
                    stage,
                    at: row.entered_at,
                })
            })
            .collect()
    }
}

impl Tx {
    /// Keeps what a stage knows, and since when.
    pub(super) async fn add_stage(&self, round: RoundId, entry: &Entry) -> Result<(), Error> {
        let before = round_stages::Entity::find()
            .filter(round_stages::Column::RoundId.eq(round.raw()))
            .count(&self.txn)
            .await?;
        let n = i32::try_from(before + 1).map_err(|_| Fault::corrupt("round_stages", round))?;
        let row = round_stages::ActiveModel {
            round_id: Set(round.raw()),
            n: Set(n),
            stage: Set(entry.stage.kind().name().to_owned()),
            entered_at: Set(entry.at),
            data: Set(canon::text(&entry.stage)?),
        };
        round_stages::Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    /// Moves a round, locked alone, into a stage.
    ///
    /// # Errors
    /// `stage_order`, `stale`.
    pub async fn enter_stage(&self, round: Round, stage: Stage, by: By) -> Result<Round, Error> {
        let entered: Entered = self.save(round.enters(stage, by, self.now())?).await?;
        Ok(entered.round)
    }
}

impl Kept for Entered {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let round = self.round.keep(tx).await?;
        tx.add_stage(round.id, &self.entry).await?;
        Ok(Self {
            round,
            entry: self.entry,
        })
    }
}
