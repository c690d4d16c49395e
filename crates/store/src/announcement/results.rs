//! Result notices: written once with the announcement that is approved first, told once.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::announcement::ResultNotice;
use simui_domain::ids::{AnnouncementId, Id, ProposalId, RoundId};
use simui_domain::refusal::{Common, Refusal};

use crate::rows::results;
use crate::{Error, Fault, Kept, Snapshot, Tx};

fn result(row: &results::Model) -> Result<ResultNotice, Fault> {
    let corrupt = || Fault::corrupt("results", row.proposal_id);
    Ok(ResultNotice {
        announcement: AnnouncementId(row.announcement_id),
        proposal: ProposalId(row.proposal_id),
        round: RoundId(row.round_id),
        disclosed: serde_json::from_str(&row.disclosed).map_err(|_| corrupt())?,
        notified_at: row.notified_at,
    })
}

impl Kept for ResultNotice {
    /// That the applicant is told now: nothing else of a result ever changes.
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let told = results::ActiveModel {
            notified_at: Set(self.notified_at),
            ..Default::default()
        };
        let written = results::Entity::update_many()
            .set(told)
            .filter(results::Column::AnnouncementId.eq(self.announcement.raw()))
            .filter(results::Column::ProposalId.eq(self.proposal.raw()))
            .filter(results::Column::NotifiedAt.is_null())
            .exec(&tx.txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(Refusal::from(Common::Stale { version: 1 }).into());
        }
        Ok(self)
    }
}

impl Tx {
    /// Writes the results that were approved with an announcement.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn add_results(&self, list: &[ResultNotice]) -> Result<(), Error> {
        let mut rows = Vec::with_capacity(list.len());
        for one in list {
            rows.push(results::ActiveModel {
                announcement_id: Set(one.announcement.raw()),
                proposal_id: Set(one.proposal.raw()),
                round_id: Set(one.round.raw()),
                outcome: Set(one.disclosed.outcome.name().to_owned()),
                reason_code: Set(one.reason_code().to_owned()),
                text: Set(one
                    .disclosed
                    .explained
                    .as_ref()
                    .map(|both| both.ko.clone())
                    .unwrap_or_default()),
                disclosed: Set(one.bytes()?),
                notified_at: Set(None),
            });
        }
        for chunk in rows.chunks(500) {
            results::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(&self.txn)
                .await?;
        }
        Ok(())
    }
}

impl Snapshot {
    /// Every result of a round, of every announcement that made some.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn results(&self, round: RoundId) -> Result<Vec<ResultNotice>, Error> {
        let rows = results::Entity::find()
            .filter(results::Column::RoundId.eq(round.raw()))
            .order_by_asc(results::Column::ProposalId)
            .all(&self.txn)
            .await?;
        rows.iter().map(|row| Ok(result(row)?)).collect()
    }

    /// The newest result of a proposal.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn result_of(&self, proposal: ProposalId) -> Result<Option<ResultNotice>, Error> {
        let row = results::Entity::find()
            .filter(results::Column::ProposalId.eq(proposal.raw()))
            .order_by_desc(results::Column::AnnouncementId)
            .one(&self.txn)
            .await?;
        Ok(row.as_ref().map(result).transpose()?)
    }

    /// The newest result of each of these proposals that has one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn newest_results(
        &self,
        proposals: &[ProposalId],
    ) -> Result<HashMap<ProposalId, ResultNotice>, Error> {
        let rows = results::Entity::find()
            .filter(results::Column::ProposalId.is_in(proposals.iter().map(|id| id.raw())))
            .order_by_asc(results::Column::AnnouncementId)
            .all(&self.txn)
            .await?;
        let each = rows
            .iter()
            .map(|row| Ok((ProposalId(row.proposal_id), result(row)?)));
        each.collect()
    }
}
