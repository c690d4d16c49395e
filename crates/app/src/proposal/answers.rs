//! An organization's answers beside its drafts: the order of its proposals, "no demand", withdrawal, giving up.

use simui_domain::policy::Caller;
use simui_domain::proposal::{
    NoDemand, NoDemandDraft, NoDemandView, Priorities, PrioritiesDraft, PrioritiesView, ProposalView, State,
};

use super::{answering, entered, held};
use crate::{App, Error};

impl App {
    /// Sets the whole order of an organization's proposals.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `deadline_passed`, `priority_unknown`, `entry_twice`.
    pub async fn set_priorities(
        &self,
        caller: &Caller,
        round: &str,
        organization: &str,
        draft: &PrioritiesDraft,
    ) -> Result<PrioritiesView, Error> {
        self.store
            .write(caller.act("set_priorities"), |tx| async move {
                let (round, standing) = entered(&tx, caller, round).await?;
                let organization = tx.organization(organization).await?;
                let by = standing.applicant(organization.id)?;
                answering(&tx, &round, &standing, organization.id, None)
                    .await?
                    .survey()?;
                let own = tx.proposals_of(round.id, organization.id).await?;
                let kept = tx.save(Priorities::set(round.id, draft, &own, &by)?).await?;
                Ok(kept.seen(&own))
            })
            .await
    }

    /// Answers that an organization has no demand.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `deadline_passed`, `has_demand`.
    pub async fn answer_no_demand(
        &self,
        caller: &Caller,
        round: &str,
        organization: &str,
        draft: &NoDemandDraft,
    ) -> Result<NoDemandView, Error> {
        self.store
            .write(caller.act("answer_no_demand"), |tx| async move {
                let (round, standing) = entered(&tx, caller, round).await?;
                let organization = tx.organization(organization).await?;
                let by = standing.applicant(organization.id)?;
                answering(&tx, &round, &standing, organization.id, None)
                    .await?
                    .survey()?;
                let before = tx.no_demand(round.id, organization.id).await?;
                let own = tx.proposals_of(round.id, organization.id).await?;
                let submitted = own.iter().filter(|one| one.state == State::Submitted).count();
                let change = NoDemand::answer(round.id, draft, before, submitted, &by, tx.now())?;
                Ok(tx.save(change).await?.seen())
            })
            .await
    }

    /// Withdraws a submitted proposal, with a reason.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `not_submitted`, `withdrawn_already`, `withdrawal_too_late`, `reason_required`.
    pub async fn withdraw_proposal(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
        reason: &str,
    ) -> Result<ProposalView, Error> {
        self.store
            .write(caller.act("withdraw_proposal"), |tx| async move {
                let held = held(&tx, caller, round, reference).await?;
                let stage = held.standing.stage();
                let change = held.proposal.withdraw(reason, &held.by, stage, tx.now())?;
                let proposal = tx.save(change).await?;
                super::reads::seen(&tx, caller, &held.round, &proposal).await
            })
            .await
    }

    /// Gives up after selection, with a reason.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `not_selected`, `given_up_already`, `reason_required`.
    pub async fn give_up_proposal(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
        reason: &str,
    ) -> Result<ProposalView, Error> {
        self.store
            .write(caller.act("give_up_proposal"), |tx| async move {
                let held = held(&tx, caller, round, reference).await?;
                let told = tx.told(held.proposal.id).await?;
                let change = held.proposal.give_up(tx.id(), told, reason, &held.by, tx.now())?;
                let kept = tx.save(change).await?;
                super::reads::seen(&tx, caller, &held.round, &kept.proposal).await
            })
            .await
    }
}
