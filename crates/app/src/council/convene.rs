//! Convening: the eligible set is fixed, blank sheets are laid, scoring begins.

use std::collections::{BTreeMap, BTreeSet};

use simui_domain::council::{Convened, CouncilRefusal};
use simui_domain::people::Duty;
use simui_domain::policy::Caller;
use simui_domain::refusal::Refusal;
use simui_domain::round::{Round, Stage, StageKind};
use simui_store::{StandingProposal, Tx};

use super::seats::{alone, record_found};
use crate::{App, Error};

impl App {
    /// Convenes the council. By somebody from whom nothing is hidden, because the whole set is fixed.
    ///
    /// # Errors
    /// `not_yours`, `whole_needed`, `wrong_stage`, `proposals_unscreened`, `nothing_to_judge`, `acting_needed`,
    /// `council_undeclared`, `council_too_small`, `council_without_chair`.
    pub async fn convene(&self, caller: &Caller, round: &str) -> Result<StageKind, Error> {
        self.store
            .write(caller.act("convene"), |tx| async move {
                let (round, standing) = alone(&tx, caller, round).await?;
                let secretary = standing.secretary_of_whole()?;
                standing.during(&[StageKind::Screening])?;
                let eligible = eligible(&tx, &round).await?;
                acting_named(&tx, &round, &eligible).await?;
                let rules = tx.rules(&round).await?;
                let seats = tx.seats(round.id).await?;
                record_found(&tx, &round, &seats, secretary.by()).await?;
                let bars: BTreeSet<_> = tx.conflicts_in_force(round.id).await?.into_iter().collect();
                let judged: BTreeMap<_, _> = eligible.iter().map(|one| (one.id, one.revision)).collect();
                let convened = Convened::new(round.id, &seats, judged, &bars, rules.min_valid_scores())?;
                let convened = tx.save(convened.told(&secretary)).await?;
                let stage = Stage::Scoring {
                    candidates: u32::try_from(convened.candidates.len()).unwrap_or(u32::MAX),
                    seats: convened.seats,
                };
                Ok(tx.enter_stage(round, stage, secretary.by()).await?.stage)
            })
            .await
    }
}

/// What is submitted, screened and eligible.
async fn eligible(tx: &Tx, round: &Round) -> Result<Vec<StandingProposal>, Error> {
    let outcomes = tx.screening_outcomes(round.id).await?;
    let standing = tx.standing_proposals(round.id).await?;
    if standing.iter().any(|one| !outcomes.contains_key(&one.id)) {
        return Err(Refusal::from(CouncilRefusal::Unscreened).into());
    }
    let judged = |one: &StandingProposal| outcomes.get(&one.id).is_some_and(|outcome| outcome.judged());
    Ok(standing.into_iter().filter(judged).collect())
}

/// Where the organizer's own tree applies, somebody from outside it must be secretary and approver in its stead.
async fn acting_named(tx: &Tx, round: &Round, eligible: &[StandingProposal]) -> Result<(), Error> {
    let inside = tx.affiliated(round.organizer, round.exclusion_links).await?;
    if !tx.applied_by(&inside, eligible).await? {
        return Ok(());
    }
    for duty in [Duty::ActingSecretary, Duty::ActingApprover] {
        if !tx.held_from_outside(round.id, duty, &inside).await? {
            return Err(Refusal::from(CouncilRefusal::ActingNeeded).into());
        }
    }
    Ok(())
}
