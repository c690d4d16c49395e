//! The decision: asked for by the secretariat, approved or returned by another person. Both must be people from whom
//! nothing is hidden.

use simui_domain::count::{Count, CountRefusal};
use simui_domain::ids::{ApprovalId, Id, ProposalId};
use simui_domain::meeting::{Decision, DecisionParts, DecisionView, MeetingRefusal, no_budget_waits};
use simui_domain::objection::Follows;
use simui_domain::policy::{Caller, Standing};
use simui_domain::refusal::Refusal;
use simui_domain::round::{Approval, Round, Rules, Signers, Stage, TwoPersonAct};
use simui_store::{Lock, Snapshot, Tx};

use crate::count::{held, present_digest};
use crate::repeat::once;
use crate::{App, Error};

/// The official count, which must be there.
async fn official(snapshot: &Snapshot, round: &Round) -> Result<Count, Error> {
    let count = snapshot.official_count(round.id).await?;
    Ok(count.ok_or(Refusal::from(CountRefusal::NotCounted))?)
}

/// The list, complete and of a count that is not outdated, with its digest.
async fn complete(
    tx: &Tx,
    (round, rules): (&Round, &Rules),
    standing: &Standing,
) -> Result<(Count, String), Error> {
    let count = official(tx, round).await?;
    let present = present_digest(tx, (round, rules), &standing.opened()?).await?;
    count.current(&present)?;
    no_budget_waits(&tx.items(round.id).await?)?;
    let decision = tx.decision(&count).await?;
    decision.complete(round.budget)?;
    let digest = decision.digest(&count)?;
    Ok((count, digest))
}

async fn newest(snapshot: &Snapshot, round: &Round) -> Result<Option<Approval>, Error> {
    snapshot
        .newest_approval(round.id, TwoPersonAct::Decision, round.id.raw())
        .await
}

async fn view(snapshot: &Snapshot, round: &Round, standing: &Standing) -> Result<DecisionView, Error> {
    let whole = standing.whole()?;
    let rules = snapshot.rules(round).await?;
    let count = official(snapshot, round).await?;
    let decision = snapshot.decision(&count).await?;
    let asked = newest(snapshot, round).await?;
    let about: Vec<ProposalId> = count.lines.iter().map(|line| line.proposal).collect();
    let parts = DecisionParts {
        digest: decision.digest(&count)?,
        budget: round.budget,
        decides: rules.decides,
        titles: &snapshot.title_lines_of(round.id, &about).await?,
        count: &count,
        signers: match &asked {
            Some(asked) => snapshot.signers(asked).await?,
            None => Signers::default(),
        },
        asked: asked.as_ref(),
    };
    let say = |reason: &_| simui_words::reason(reason, &round.currency);
    Ok(decision.seen(parts, say, (standing, &whole)))
}

impl App {
    /// The resolved list as it stands.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `not_counted`.
    pub async fn decision(&self, caller: &Caller, code: &str) -> Result<DecisionView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        view(&snapshot, &round, &standing).await
    }

    /// Asks for approval of the resolved list; a request that waits is replaced.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `not_counted`, `count_outdated`, `items_unresolved`, `over_budget`.
    pub async fn ask_decision(&self, caller: &Caller, code: &str) -> Result<DecisionView, Error> {
        self.store
            .write(caller.act("ask_decision"), |tx| async move {
                let _asked: ApprovalId = once(&tx, caller, "ask_decision", &code, async {
                    let round = held(&tx, code, Lock::Alone).await?;
                    let standing = tx.standing(caller.person, round.id).await?;
                    let by = standing.secretary()?;
                    standing.deciding()?;
                    let whole = standing.whole()?;
                    let rules = tx.rules(&round).await?;
                    let (_, digest) = complete(&tx, (&round, &rules), &standing).await?;
                    let before = newest(&tx, &round).await?;
                    let asked = Decision::ask(tx.id(), round.id, digest, before, (&by, &whole), tx.now());
                    Ok(tx.save(asked).await?.approval.id)
                })
                .await?;
                let round = tx.round(code).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                view(&tx, &round, &standing).await
            })
            .await
    }

    /// Approves the list that was read with this digest: the round is decided. A list decided anew after an upheld
    /// objection leaves the stage as it is; what was announced is corrected by an erratum.
    ///
    /// # Errors
    /// As [`Self::ask_decision`]; `decision_not_asked`, `approval_same_person`, `approval_outdated`, `stale`.
    pub async fn approve_decision(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        digest: &str,
    ) -> Result<DecisionView, Error> {
        self.store
            .write(caller.act("approve_decision"), |tx| async move {
                let round = held(&tx, code, Lock::Alone).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let by = standing.approver()?;
                standing.deciding()?;
                let whole = standing.whole()?;
                let approval = asked(&tx, &round, version).await?;
                let rules = tx.rules(&round).await?;
                let (count, present) = complete(&tx, (&round, &rules), &standing).await?;
                let given = Decision::give(approval, (digest, &present), (&by, &whole), tx.now())?;
                let approval = tx.save(given).await?.id;
                if standing.reopened() {
                    for objection in tx.objections_awaiting(round.id, Follows::NewDecision).await? {
                        tx.save(objection.followed(by.by(), tx.now())).await?;
                    }
                    return view(&tx, &round, &standing).await;
                }
                let stage = Stage::Decided {
                    count: Some(count.id),
                    approval,
                };
                let round = tx.enter_stage(round, stage, by.by()).await?;
                view(&tx, &round, &standing).await
            })
            .await
    }

    /// Returns the list with a reason.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `decision_not_asked`, `approval_same_person`, `reason_required`, `stale`.
    pub async fn return_decision(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        reason: &str,
    ) -> Result<DecisionView, Error> {
        self.store
            .write(caller.act("return_decision"), |tx| async move {
                let sent = (code, version, reason);
                let _returned: ApprovalId = once(&tx, caller, "return_decision", &sent, async {
                    let round = held(&tx, code, Lock::Alone).await?;
                    let standing = tx.standing(caller.person, round.id).await?;
                    let by = standing.approver()?;
                    standing.deciding()?;
                    let whole = standing.whole()?;
                    let approval = asked(&tx, &round, version).await?;
                    let returned = Decision::send_back(approval, reason, (&by, &whole), tx.now())?;
                    Ok(tx.save(returned).await?.id)
                })
                .await?;
                let round = tx.round(code).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                view(&tx, &round, &standing).await
            })
            .await
    }
}

/// The request that waits, at the version that was read.
async fn asked(tx: &Tx, round: &Round, version: i64) -> Result<Approval, Error> {
    let waits = newest(tx, round).await?.filter(Approval::open);
    let approval = waits.ok_or(Refusal::from(MeetingRefusal::DecisionNotAsked))?;
    super::hold::unchanged(approval.version, version)?;
    Ok(approval)
}
