//! Rows into screenings.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, PersonId, ProposalId, RoundId, ScreeningId};
use simui_domain::screening::{Check, Met, Screening, ScreeningOutcome};

use crate::rows::{screening_checks as checks, screenings};
use crate::{Error, Fault, Snapshot};

fn screening(row: screenings::Model, found: Vec<checks::Model>) -> Result<Screening, Fault> {
    let corrupt = || Fault::corrupt("screenings", row.id);
    let outcome = match (row.outcome.as_deref(), row.decided_by, row.decided_at) {
        (None, None, None) => None,
        (Some(outcome), Some(by), Some(at)) => {
            let outcome = ScreeningOutcome::of_name(outcome).ok_or_else(corrupt)?;
            Some((outcome, PersonId(by), at))
        }
        (Some(_) | None, _, _) => return Err(corrupt()),
    };
    let checks = found.into_iter().map(|check| {
        let met = match check.met {
            Some(true) => Met::Met,
            Some(false) => Met::NotMet,
            None => Met::NotApplicable,
        };
        (
            check.item,
            Check {
                met,
                note: check.note,
            },
        )
    });
    Ok(Screening {
        id: ScreeningId(row.id),
        round: RoundId(row.round_id),
        proposal: ProposalId(row.proposal_id),
        revision: row.revision_n,
        checks: checks.collect(),
        outcome,
        reasons: row.reasons,
        conditions: row.conditions,
        version: row.v,
    })
}

impl Snapshot {
    /// The screening of a proposal, if it was begun.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn screening(&self, proposal: ProposalId) -> Result<Option<Screening>, Error> {
        let row = screenings::Entity::find()
            .filter(screenings::Column::ProposalId.eq(proposal.raw()))
            .one(&self.txn)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let found = checks::Entity::find()
            .filter(checks::Column::ScreeningId.eq(row.id))
            .all(&self.txn)
            .await?;
        Ok(Some(screening(row, found)?))
    }

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
