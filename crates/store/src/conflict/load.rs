//! Rows into conflicts.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::conflict::{Conflict, ConflictKind, ConflictState};
use simui_domain::ids::{ConflictId, Id, PersonId, ProposalId, RoundId};

use crate::rows::conflicts;
use crate::{Error, Fault, Snapshot};

fn conflict(row: conflicts::Model) -> Result<Conflict, Fault> {
    let corrupt = || Fault::corrupt("conflicts", row.id);
    let state = ConflictState::of_name(&row.state).ok_or_else(corrupt)?;
    if state.bars() != row.ended_at.is_none() {
        return Err(corrupt());
    }
    Ok(Conflict {
        id: ConflictId(row.id),
        round: RoundId(row.round_id),
        person: PersonId(row.person_id),
        proposal: ProposalId(row.proposal_id),
        kind: ConflictKind::of_name(&row.kind).ok_or_else(corrupt)?,
        ground: row.ground,
        state,
        late: row.late,
        filed_by: row.filed_by.map(PersonId),
        decided_by: row.decided_by.map(PersonId),
        reason: row.reason,
        at: row.at,
        ended_at: row.ended_at,
        version: row.v,
    })
}

impl Snapshot {
    /// Every conflict of a round that was ever on record, the oldest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn conflicts(&self, round: RoundId) -> Result<Vec<Conflict>, Error> {
        let rows = conflicts::Entity::find()
            .filter(conflicts::Column::RoundId.eq(round.raw()))
            .order_by_asc(conflicts::Column::Id)
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(conflict).collect::<Result<_, _>>()?)
    }
}
