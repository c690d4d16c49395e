//! The resolved list of a round.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::count::Count;
use simui_domain::ids::{Id, ProposalId, RoundId};
use simui_domain::meeting::{Decision, Resolved};

use crate::rows::overrides;
use crate::{Error, Snapshot};

impl Snapshot {
    /// What was resolved about every proposal that was submitted, in the order of the count; nothing before the first
    /// official count. A list that is not decided yet holds what is resolved so far.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn resolved(&self, round: RoundId) -> Result<Vec<Resolved>, Error> {
        match self.official_count(round).await? {
            Some(count) => Ok(self.decision(&count).await?.resolved),
            None => Ok(Vec::new()),
        }
    }

    /// What the council resolved about a count.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn decision(&self, count: &Count) -> Result<Decision, Error> {
        let items = self.items(count.round).await?;
        let reasons = self.override_reasons(count.round).await?;
        Ok(Decision::of(count, &items, &reasons))
    }

    /// Why the list differs from the count, by proposal; the newest override of each.
    async fn override_reasons(&self, round: RoundId) -> Result<BTreeMap<ProposalId, String>, Error> {
        let rows = overrides::Entity::find()
            .filter(overrides::Column::RoundId.eq(round.raw()))
            .order_by_asc(overrides::Column::Id)
            .all(&self.txn)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| (ProposalId(row.proposal_id), row.reason))
            .collect())
    }
}
