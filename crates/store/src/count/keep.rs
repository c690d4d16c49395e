//! Keeping a count: the canonical result, a line for each proposal, and which count stands for the round.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, EntityTrait};
use simui_domain::count::{Count, SCHEMA, outcome_name};
use simui_domain::ids::Id;

use crate::rows::{count_lines, counts, official_counts};
use crate::{Error, Fault, Kept, Tx};

impl Kept for Count {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        counts::Entity::insert(counts::ActiveModel {
            id: Set(self.id.raw()),
            round_id: Set(self.round.raw()),
            n: Set(self.n),
            rules_version: Set(self.rules_version),
            engine: Set(self.engine.clone()),
            input_digest: Set(self.input_digest.clone()),
            schema: Set(SCHEMA.to_owned()),
            result: Set(self.result.clone()),
            official: Set(self.official),
            at: Set(self.at),
        })
        .exec_without_returning(&tx.txn)
        .await?;
        keep_lines(&self, tx).await?;
        if self.official {
            stand(&self, tx).await?;
        }
        Ok(self)
    }
}

async fn keep_lines(count: &Count, tx: &Tx) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(count.lines.len());
    for line in &count.lines {
        let rank = line.rank.map(i32::try_from).transpose();
        rows.push(count_lines::ActiveModel {
            count_id: Set(count.id.raw()),
            proposal_id: Set(line.proposal.raw()),
            round_id: Set(count.round.raw()),
            rank: Set(rank.map_err(|_| Fault::corrupt("count_lines", count.id))?),
            score: Set(line.score.clone()),
            outcome: Set(outcome_name(line.outcome).to_owned()),
            reason_code: Set(line.reason.code().to_owned()),
            amount: Set(Some(line.amount)),
        });
    }
    for chunk in rows.chunks(500) {
        count_lines::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(&tx.txn)
            .await?;
    }
    Ok(())
}

/// Names it the official one, in the stead of the one before.
async fn stand(count: &Count, tx: &Tx) -> Result<(), Error> {
    let replace = OnConflict::column(official_counts::Column::RoundId)
        .update_columns([official_counts::Column::CountId, official_counts::Column::At])
        .value(
            official_counts::Column::V,
            Expr::col((official_counts::Entity, official_counts::Column::V)).add(1),
        )
        .to_owned();
    official_counts::Entity::insert(official_counts::ActiveModel {
        round_id: Set(count.round.raw()),
        count_id: Set(count.id.raw()),
        at: Set(count.at),
        v: Set(1),
    })
    .on_conflict(replace)
    .exec_without_returning(&tx.txn)
    .await?;
    Ok(())
}
