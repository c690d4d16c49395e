//! Giving a round up: asked for with a reason, given by a second person.

use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{ApprovalView, Round, RoundAct, RoundView, Stage, StageKind, reason_of};
use simui_store::Lock;

use super::approve::{ask_anew, needed};
use super::parts::{locked, view};
use crate::{App, Error};

impl App {
    /// Asks for the cancellation of a round.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage` once it is over, `reason_required`.
    pub async fn ask_cancellation(
        &self,
        caller: &Caller,
        code: &str,
        reason: &str,
    ) -> Result<ApprovalView, Error> {
        self.store
            .write(caller.act("ask_cancellation"), |tx| async move {
                let round = locked(&tx, code, Lock::Alone).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let secretary = standing.secretary()?;
                under_way(&round)?;
                let reason = reason_of(reason)?;
                let act = RoundAct::Cancellation;
                let digest = round.cancellation_digest(&reason);
                let asked = round.ask(tx.id(), act, (digest, Some(reason)), &secretary, tx.now());
                let asked = ask_anew(&tx, &round, act, asked).await?;
                Ok(asked.seen_by(&standing, &tx.signers(&asked).await?))
            })
            .await
    }

    /// Cancels a round as asked for. `digest` is what the approver read.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `approval_missing`, `approval_same_person`, `approval_outdated` when
    /// the round has moved on since.
    pub async fn cancel_round(&self, caller: &Caller, code: &str, digest: &str) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("cancel_round"), |tx| async move {
                let round = locked(&tx, code, Lock::Alone).await?;
                let approver = tx.standing(caller.person, round.id).await?.approver()?;
                under_way(&round)?;
                let approval = needed(&tx, &round, RoundAct::Cancellation).await?;
                let reason = approval.reason.clone().unwrap_or_default();
                let present = round.cancellation_digest(&reason);
                let given = round.give(approval, digest, &present, &approver, tx.now())?;
                let approval = tx.save(given).await?.id;
                let stage = Stage::Cancelled { reason, approval };
                let round = tx.enter_stage(round, stage, approver.by()).await?;
                view(&tx, caller, &round).await
            })
            .await
    }
}

fn under_way(round: &Round) -> Result<(), Refusal> {
    if round.stage.leads_to(StageKind::Cancelled) {
        return Ok(());
    }
    let stage = round.stage.name();
    Err(Common::WrongStage { stage }.into())
}
