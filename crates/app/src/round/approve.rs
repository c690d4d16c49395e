//! What publication, change and cancellation have in common: asked for anew, found, returned.

use simui_domain::ids::{ApprovalId, Id};
use simui_domain::policy::Caller;
use simui_domain::record::Change;
use simui_domain::refusal::Refusal;
use simui_domain::round::{Approval, ApprovalView, Round, RoundAct, RoundRefusal};
use simui_store::{Lock, Tx};

use super::parts::locked;
use crate::repeat::once;
use crate::{App, Error};

/// The newest request for an act on a round that still waits.
pub(super) async fn waiting(tx: &Tx, round: &Round, act: RoundAct) -> Result<Option<Approval>, Error> {
    let newest = tx
        .newest_approval(round.id, act.two_person(), round.id.raw())
        .await?;
    Ok(newest.filter(Approval::open))
}

/// The same, which must be there.
pub(super) async fn needed(tx: &Tx, round: &Round, act: RoundAct) -> Result<Approval, Error> {
    let waiting = waiting(tx, round, act).await?;
    waiting.ok_or_else(|| Refusal::from(RoundRefusal::ApprovalMissing).into())
}

/// Asks, in place of a request that still waits.
pub(super) async fn ask_anew(
    tx: &Tx,
    round: &Round,
    act: RoundAct,
    asked: Change<Approval>,
) -> Result<Approval, Error> {
    if let Some(before) = waiting(tx, round, act).await? {
        let withdrawn = before.withdraw(tx.now());
        tx.replace(withdrawn).await?;
    }
    tx.save(asked).await
}

/// The newest request for an act on a round, as staff may see it now.
pub(super) async fn newest(
    tx: &Tx,
    caller: &Caller,
    code: &str,
    act: RoundAct,
) -> Result<ApprovalView, Error> {
    let round = tx.round(code).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    if standing.approver().is_err() {
        standing.secretary()?;
    }
    let newest = tx
        .newest_approval(round.id, act.two_person(), round.id.raw())
        .await?;
    let newest = newest.ok_or_else(|| Refusal::from(RoundRefusal::ApprovalMissing))?;
    let signers = tx.signers(&newest).await?;
    Ok(newest.seen_by(&standing, &signers))
}

impl App {
    /// Returns what was asked for on a round, with a reason.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `approval_missing`, `approval_same_person`, `reason_required`.
    pub async fn return_round_act(
        &self,
        caller: &Caller,
        code: &str,
        act: RoundAct,
        reason: &str,
    ) -> Result<ApprovalView, Error> {
        self.store
            .write(caller.act("return_round_act"), |tx| async move {
                let sent = (code, act.two_person(), reason);
                let _returned: ApprovalId = once(&tx, caller, "return_round_act", &sent, async {
                    let round = locked(&tx, code, Lock::Alone).await?;
                    let approver = tx.standing(caller.person, round.id).await?.approver()?;
                    let approval = needed(&tx, &round, act).await?;
                    let returned = round.send_back(act, approval, reason, &approver, tx.now())?;
                    Ok(tx.save(returned).await?.id)
                })
                .await?;
                newest(&tx, caller, code, act).await
            })
            .await
    }
}
