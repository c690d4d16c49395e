//! Supplement requests; one open at a time, which the database holds as well.

use std::collections::HashMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{Id, PersonId, ProposalId, RoundId, ScreeningId, SupplementId};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::screening::{ScreeningRefusal, Supplement, SupplementWord};
use uuid::Uuid;

use crate::rows::{screenings, supplements};
use crate::{Error, Kept, Snapshot, Tx};

fn supplement(row: supplements::Model, proposal: ProposalId) -> Supplement {
    Supplement {
        id: SupplementId(row.id),
        round: RoundId(row.round_id),
        screening: ScreeningId(row.screening_id),
        proposal,
        asked_by: PersonId(row.asked_by),
        asked_at: row.asked_at,
        due_at: row.due_at,
        text: row.text,
        answered: row.answered_n,
        closed_at: row.closed_at,
        version: row.v,
    }
}

impl Snapshot {
    /// The supplement requests on a proposal, the oldest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn supplements(&self, proposal: ProposalId) -> Result<Vec<Supplement>, Error> {
        let screening = screenings::Entity::find()
            .filter(screenings::Column::ProposalId.eq(proposal.raw()))
            .one(&self.txn)
            .await?;
        let Some(screening) = screening else {
            return Ok(Vec::new());
        };
        let rows = supplements::Entity::find()
            .filter(supplements::Column::ScreeningId.eq(screening.id))
            .order_by_asc(supplements::Column::AskedAt)
            .order_by_asc(supplements::Column::Id)
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(|row| supplement(row, proposal)).collect())
    }

    /// How these proposals stand with their newest requests, as long as something waits: two queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn supplement_words(
        &self,
        ids: &[ProposalId],
    ) -> Result<HashMap<ProposalId, SupplementWord>, Error> {
        let screened = screenings::Entity::find()
            .filter(screenings::Column::ProposalId.is_in(ids.iter().map(|id| id.raw())))
            .all(&self.txn)
            .await?;
        let asked = supplements::Entity::find()
            .filter(supplements::Column::ScreeningId.is_in(screened.iter().map(|row| row.id)))
            .order_by_asc(supplements::Column::AskedAt)
            .order_by_asc(supplements::Column::Id)
            .all(&self.txn)
            .await?;
        let screened: HashMap<Uuid, (ProposalId, i32)> = screened
            .into_iter()
            .map(|row| (row.id, (ProposalId(row.proposal_id), row.revision_n)))
            .collect();
        // In the order in which they were asked: the newest of a proposal stays.
        let newest: HashMap<ProposalId, (Supplement, i32)> = asked
            .into_iter()
            .filter_map(|row| {
                let (proposal, revision) = *screened.get(&row.screening_id)?;
                Some((proposal, (supplement(row, proposal), revision)))
            })
            .collect();
        let now = self.now();
        let word =
            |(id, (one, revision)): (ProposalId, (Supplement, i32))| Some((id, one.word(revision, now)?));
        Ok(newest.into_iter().filter_map(word).collect())
    }

    /// The request on a proposal that waits for an answer, in time or not.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn open_supplement(&self, proposal: ProposalId) -> Result<Option<Supplement>, Error> {
        let all = self.supplements(proposal).await?;
        Ok(all.into_iter().find(Supplement::open))
    }
}

impl Kept for Supplement {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let row = supplements::ActiveModel {
            id: Set(self.id.raw()),
            round_id: Set(self.round.raw()),
            screening_id: Set(self.screening.raw()),
            asked_by: Set(self.asked_by.raw()),
            asked_at: Set(self.asked_at),
            due_at: Set(self.due_at),
            text: Set(self.text.clone()),
            answered_n: Set(self.answered),
            closed_at: Set(self.closed_at),
            v: Set(version + 1),
        };
        if version == 0 {
            let written = supplements::Entity::insert(row)
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(&tx.txn)
                .await?;
            if written == 0 {
                return Err(Refusal::from(ScreeningRefusal::RequestOpen).into());
            }
        } else {
            let written = supplements::Entity::update_many()
                .set(row)
                .filter(supplements::Column::Id.eq(self.id.raw()))
                .filter(supplements::Column::V.eq(version))
                .exec(&tx.txn)
                .await?;
            if written.rows_affected == 0 {
                return Err(Refusal::from(Common::Stale { version }).into());
            }
        }
        Ok(Self {
            version: version + 1,
            ..self
        })
    }
}
