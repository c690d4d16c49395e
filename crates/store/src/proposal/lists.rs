//! Proposals of a scope, in order of their references, a page at a time. The scope is the first condition: what a
//! person may not see is in no page, no count and no search.

use std::collections::{BTreeSet, HashMap};

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use simui_domain::ids::{AreaId, Id, ProposalId};
use simui_domain::policy::{Reach, Scope};
use simui_domain::proposal::{Content, Draft, Proposal, Revision};
use uuid::Uuid;

use super::search::{self, Audience};
use super::{drafts, load};
use crate::rows::{
    candidacies, proposal_drafts, proposal_revisions as revisions, proposals, screenings, supplements,
};
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

impl Snapshot {
    /// Those of `ids` that were ever submitted.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn ever_submitted(&self, ids: &[ProposalId]) -> Result<BTreeSet<ProposalId>, Error> {
        let found: Vec<Uuid> = proposals::Entity::find()
            .select_only()
            .column(proposals::Column::Id)
            .filter(proposals::Column::Id.is_in(ids.iter().map(|id| id.raw())))
            .filter(proposals::Column::SubmittedN.is_not_null())
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().map(ProposalId).collect())
    }

    /// Those of `ids` on which a supplement request is open and in time.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn asked_now(&self, ids: &[ProposalId]) -> Result<Vec<ProposalId>, Error> {
        let open = supplements::Entity::find()
            .select_only()
            .column(supplements::Column::ScreeningId)
            .filter(supplements::Column::ClosedAt.is_null())
            .filter(supplements::Column::DueAt.gte(self.now()))
            .into_query();
        let found: Vec<Uuid> = screenings::Entity::find()
            .select_only()
            .column(screenings::Column::ProposalId)
            .filter(screenings::Column::ProposalId.is_in(ids.iter().map(|id| id.raw())))
            .filter(screenings::Column::Id.in_subquery(open))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().map(ProposalId).collect())
    }

    /// What the drafts of `ids` would say, without their files: one query.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn draft_contents(&self, ids: &[ProposalId]) -> Result<HashMap<ProposalId, Content>, Error> {
        let drafts = self.typed_of(ids).await?.into_iter();
        Ok(drafts.map(|(id, draft)| (id, draft.content())).collect())
    }

    /// The drafts of `ids`, whole: three queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn drafts(&self, ids: &[ProposalId]) -> Result<HashMap<ProposalId, Draft>, Error> {
        let mut drafts = self.typed_of(ids).await?;
        for attached in self.attachments_of(ids).await? {
            if let Some(draft) = drafts.get_mut(&attached.proposal).filter(|_| attached.of_draft()) {
                draft.files.push(attached.file);
            }
        }
        for draft in drafts.values_mut() {
            draft.files.sort();
        }
        Ok(drafts)
    }

    async fn typed_of(&self, ids: &[ProposalId]) -> Result<HashMap<ProposalId, Draft>, Error> {
        let mut drafts: HashMap<ProposalId, Draft> = ids.iter().map(|id| (*id, Draft::default())).collect();
        let rows = proposal_drafts::Entity::find()
            .filter(proposal_drafts::Column::ProposalId.is_in(ids.iter().map(|id| id.raw())))
            .all(&self.txn)
            .await?;
        for row in rows {
            let (proposal, field, typed) = drafts::typed(row)?;
            if let Some(draft) = drafts.get_mut(&proposal) {
                draft.fields.insert(field, typed);
            }
        }
        Ok(drafts)
    }

    /// The revisions of `ids` that the council judges.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn judged_contents(&self, ids: &[ProposalId]) -> Result<Vec<Revision>, Error> {
        let judged = Query::select()
            .column((candidacies::Entity, candidacies::Column::ProposalId))
            .from(candidacies::Entity)
            .and_where(
                Expr::col((candidacies::Entity, candidacies::Column::ProposalId))
                    .equals((revisions::Entity, revisions::Column::ProposalId)),
            )
            .and_where(
                Expr::col((candidacies::Entity, candidacies::Column::RevisionN))
                    .equals((revisions::Entity, revisions::Column::N)),
            )
            .to_owned();
        let rows = revisions::Entity::find()
            .filter(revisions::Column::ProposalId.is_in(ids.iter().map(|id| id.raw())))
            .filter(Expr::exists(judged))
            .all(&self.txn)
            .await?;
        Ok(rows
            .into_iter()
            .map(super::revisions::revision)
            .collect::<Result<_, _>>()?)
    }
}
