//! Proposals of a scope, in order of their references, a page at a time. The scope is the first condition: what a
//! person may not see is in no page, no count and no search.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{AreaId, Id, ProposalId};
use simui_domain::policy::{Reach, Scope};
use simui_domain::proposal::Proposal;

use super::load;
use super::search::{self, Audience};
use crate::rows::{candidacies, proposals};
use crate::{Error, Listed, Page, Snapshot, scope};

/// What of a scope is asked for.
#[derive(Debug, Clone, Default)]
pub struct ProposalFilter {
    /// Words that stand in what the person may search.
    pub words: Option<String>,
    /// Of one support area.
    pub area: Option<AreaId>,
}

impl Snapshot {
    /// A page of a scope: one query.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn proposals(
        &self,
        permitted: &Scope,
        filter: &ProposalFilter,
        page: &Page,
    ) -> Result<Listed<Proposal>, Error> {
        let mut query = proposals::Entity::find()
            .filter(scope::permitted(permitted))
            .order_by_asc(proposals::Column::Reference)
            .limit(page.limit + 1);
        if let Some(words) = filter.words.as_deref().filter(|words| !words.trim().is_empty()) {
            let found = search::found(permitted.round(), audience(permitted), words);
            query = query.filter(proposals::Column::Id.in_subquery(found));
        }
        if let Some(area) = filter.area {
            query = query.filter(proposals::Column::AreaId.eq(area.raw()));
        }
        if let Some(after) = &page.after {
            query = query.filter(proposals::Column::Reference.gt(after));
        }
        let rows = query.all(&self.txn).await?;
        let found = rows
            .into_iter()
            .map(load::proposal)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Listed::cut(found, page.limit, |one| one.reference.clone()))
    }

    /// The revision of a proposal that the council judges, if it is in the set fixed at convening.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn judged_revision(&self, proposal: &Proposal) -> Result<Option<i32>, Error> {
        let key = (proposal.round.raw(), proposal.id.raw());
        let found = candidacies::Entity::find_by_id(key).one(&self.txn).await?;
        Ok(found.map(|row| row.revision_n))
    }

    /// The revisions of these proposals that the council judges.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn judged_revisions(&self, ids: &[ProposalId]) -> Result<Vec<(ProposalId, i32)>, Error> {
        let rows = candidacies::Entity::find()
            .filter(candidacies::Column::ProposalId.is_in(ids.iter().map(|id| id.raw())))
            .all(&self.txn)
            .await?;
        let pair = |row: candidacies::Model| (ProposalId(row.proposal_id), row.revision_n);
        Ok(rows.into_iter().map(pair).collect())
    }
}

fn audience(permitted: &Scope) -> Audience {
    match permitted.reach() {
        Reach::Own { .. } => Audience::Applicant,
        Reach::Desk { .. } | Reach::Council { .. } | Reach::All => Audience::Submitted,
    }
}
