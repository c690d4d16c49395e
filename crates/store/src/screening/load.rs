//! Rows into screenings.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, ProposalId, RoundId};
use simui_domain::screening::ScreeningOutcome;

use crate::rows::screenings;
use crate::{Error, Fault, Snapshot};

impl Snapshot {
    /// The outcomes of a round's screenings; a proposal without one is not in the map.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn screening_outcomes(
        &self,
        round: RoundId,
    ) -> Result<BTreeMap<ProposalId, ScreeningOutcome>, Error> {
        let rows = screenings::Entity::find()
            .filter(screenings::Column::RoundId.eq(round.raw()))
            .filter(screenings::Column::Outcome.is_not_null())
            .all(&self.txn)
            .await?;
        let mut outcomes = BTreeMap::new();
        for row in rows {
            let outcome = row.outcome.as_deref().and_then(ScreeningOutcome::of_name);
            let outcome = outcome.ok_or_else(|| Fault::corrupt("screenings", row.id))?;
            outcomes.insert(ProposalId(row.proposal_id), outcome);
        }
        Ok(outcomes)
    }
}
