//! Rows into proposals.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{AreaId, Id, OrganizationId, PersonId, ProposalId, RoundId};
use simui_domain::proposal::{Proposal, State};
use simui_domain::refusal::{Common, Refusal};

use crate::rows::proposals;
use crate::{Error, Fault, Snapshot, Tx};

pub(super) fn proposal(row: proposals::Model) -> Result<Proposal, Fault> {
    let corrupt = || Fault::corrupt("proposals", row.id);
    let state = State::of_name(&row.state).ok_or_else(corrupt)?;
    match (state, row.submitted_n, row.withdrawn_at) {
        (State::Draft, None, None)
        | (State::Submitted, Some(_), None)
        | (State::Withdrawn, Some(_), Some(_)) => {}
        (State::Draft | State::Submitted | State::Withdrawn, _, _) => return Err(corrupt()),
    }
    Ok(Proposal {
        id: ProposalId(row.id),
        round: RoundId(row.round_id),
        organization: OrganizationId(row.organization_id),
        area: AreaId(row.area_id),
        reference: row.reference,
        state,
        submitted: row.submitted_n,
        created_by: PersonId(row.created_by),
        shared_at: row.shared_at,
        illustrative: row.illustrative,
        withdrawn_at: row.withdrawn_at,
        given_up_at: row.given_up_at,
        version: row.v,
    })
}

impl Snapshot {
    /// The proposal of a reference; who asks must be judged by what is found.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn proposal(&self, round: RoundId, reference: &str) -> Result<Proposal, Error> {
        let row = named(round, reference).one(&self.txn).await?;
        Ok(proposal(row.ok_or(Refusal::from(Common::Unknown))?)?)
    }

    /// A proposal by its inside identifier.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn proposal_of(&self, id: ProposalId) -> Result<Proposal, Error> {
        let row = proposals::Entity::find_by_id(id.raw()).one(&self.txn).await?;
        Ok(proposal(row.ok_or(Refusal::from(Common::Unknown))?)?)
    }
}

impl Tx {
    /// The proposal of a reference, held until the end of the act: what is decided on it stays true.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn held_proposal(&self, round: RoundId, reference: &str) -> Result<Proposal, Error> {
        let row = named(round, reference).lock_exclusive().one(&self.txn).await?;
        Ok(proposal(row.ok_or(Refusal::from(Common::Unknown))?)?)
    }
}

fn named(round: RoundId, reference: &str) -> sea_orm::Select<proposals::Entity> {
    proposals::Entity::find()
        .filter(proposals::Column::RoundId.eq(round.raw()))
        .filter(proposals::Column::Reference.eq(reference))
}
