//! Kept submissions, read from their canonical bytes.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{Id, PersonId, ProposalId, RevisionId, RoundId};
use simui_domain::proposal::{Body, Revision};
use simui_domain::refusal::{Common, Refusal};

use crate::rows::{proposal_revisions as revisions, proposals};
use crate::{Error, Fault, Snapshot};

pub(super) fn revision(row: revisions::Model) -> Result<Revision, Fault> {
    let read: Body =
        serde_json::from_str(&row.answers).map_err(|_| Fault::corrupt("proposal_revisions", row.id))?;
    Ok(Revision {
        id: RevisionId(row.id),
        round: RoundId(row.round_id),
        proposal: ProposalId(row.proposal_id),
        n: row.n,
        content: read.content,
        questionnaire: row.questionnaire_version,
        body: row.answers,
        digest: row.digest,
        at: row.at,
        by: PersonId(row.by),
        signed_off: row.signed_off,
    })
}

impl Snapshot {
    /// The revision that stands.
    ///
    /// # Errors
    /// `unknown` if nothing was submitted.
    pub async fn standing_revision(&self, proposal: ProposalId) -> Result<Revision, Error> {
        let row = proposals::Entity::find_by_id(proposal.raw())
            .one(&self.txn)
            .await?;
        let n = row
            .and_then(|row| row.submitted_n)
            .ok_or(Refusal::from(Common::Unknown))?;
        self.revision(proposal, n).await
    }

    /// One revision.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn revision(&self, proposal: ProposalId, n: i32) -> Result<Revision, Error> {
        let row = revisions::Entity::find()
            .filter(revisions::Column::ProposalId.eq(proposal.raw()))
            .filter(revisions::Column::N.eq(n))
            .one(&self.txn)
            .await?;
        Ok(revision(row.ok_or(Refusal::from(Common::Unknown))?)?)
    }

    /// Every revision of a proposal, the newest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn revisions(&self, proposal: ProposalId) -> Result<Vec<Revision>, Error> {
        let rows = revisions::Entity::find()
            .filter(revisions::Column::ProposalId.eq(proposal.raw()))
            .order_by_desc(revisions::Column::N)
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(revision).collect::<Result<_, _>>()?)
    }

    /// The standing revisions of several proposals: one query for every 500 of them.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn standing_revisions(&self, proposals: &[ProposalId]) -> Result<Vec<Revision>, Error> {
        let mut found = Vec::with_capacity(proposals.len());
        for chunk in proposals.chunks(500) {
            let rows = revisions::Entity::find()
                .inner_join_standing()
                .filter(revisions::Column::ProposalId.is_in(chunk.iter().map(|id| id.raw())))
                .order_by_asc(revisions::Column::ProposalId)
                .all(&self.txn)
                .await?;
            for row in rows {
                found.push(revision(row)?);
            }
        }
        Ok(found)
    }
}

/// Narrows revisions to those that stand.
trait Standing {
    fn inner_join_standing(self) -> Self;
}

impl Standing for sea_orm::Select<revisions::Entity> {
    fn inner_join_standing(self) -> Self {
        use sea_orm::sea_query::{Expr, ExprTrait, Query};
        let stands = Query::select()
            .column((proposals::Entity, proposals::Column::Id))
            .from(proposals::Entity)
            .and_where(
                Expr::col((proposals::Entity, proposals::Column::Id))
                    .equals((revisions::Entity, revisions::Column::ProposalId)),
            )
            .and_where(
                Expr::col((proposals::Entity, proposals::Column::SubmittedN))
                    .equals((revisions::Entity, revisions::Column::N)),
            )
            .to_owned();
        self.filter(Expr::exists(stands))
    }
}
