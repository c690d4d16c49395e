//! Later changes of the terms, and later deadlines. A change is a version of the terms that waits for its second
//! person; an extension is the secretary's, with a reason.

use simui_domain::ids::{ApprovalId, ExtensionId, OrganizationId};
use simui_domain::organization::LinkSet;
use simui_domain::policy::{Caller, Standing};
use simui_domain::refusal::Refusal;
use simui_domain::round::{
    ApprovalView, ExtensionDraft, Moment, Round, RoundAct, RoundRefusal, RoundView, StageKind, TermsChange,
    TermsVersion,
};
use simui_store::{Fault, Lock, Tx};

use super::approve::{needed, newest, waiting};
use super::parts::{locked, view};
use crate::repeat::once;
use crate::{App, Error};

async fn moment(tx: &Tx, round: &Round) -> Result<Moment, Error> {
    Ok(Moment {
        stage: round.stage,
        submitted: tx.any_submission(round.id).await?,
        now: tx.now(),
    })
}

impl App {
    /// Asks for a change of the terms.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `change_pending`, and why the change is not lawful now.
    pub async fn ask_change(
        &self,
        caller: &Caller,
        code: &str,
        change: &TermsChange,
    ) -> Result<ApprovalView, Error> {
        self.store
            .write(caller.act("ask_change"), |tx| async move {
                let asked = asked(&tx, caller, code, change);
                let _asked: ApprovalId = once(&tx, caller, "ask_change", &(code, change), asked).await?;
                newest(&tx, caller, code, RoundAct::TermsChange).await
            })
            .await
    }

    /// Puts the change that was asked for in force, if it is still lawful. `digest` is what the approver read.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `approval_missing`, `approval_same_person`, `approval_outdated`, and why the change
    /// is not lawful any more.
    pub async fn approve_change(
        &self,
        caller: &Caller,
        code: &str,
        digest: &str,
    ) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("approve_change"), |tx| async move {
                let round = locked(&tx, code, Lock::Alone).await?;
                let approver = tx.standing(caller.person, round.id).await?.approver()?;
                let approval = needed(&tx, &round, RoundAct::TermsChange).await?;
                let version = tx.newest_terms(round.id).await?;
                let kept = tx.terms_version(round.id, version).await?;
                let kept = kept.ok_or(Fault::Misuse("a change without its terms"))?;
                let corrupt = |_| Fault::Misuse("kept terms cannot be read");
                let given = round.give(approval, digest, &kept.digest, &approver, tx.now())?;
                let next = kept.terms().map_err(corrupt)?;
                tx.terms(&round)
                    .await?
                    .may_become(&next, moment(&tx, &round).await?)?;
                tx.save(given).await?;
                tx.set_dates(round.id, &next.dates).await?;
                let round = tx
                    .save(round.under(&kept, None, approver.by()).map_err(corrupt)?)
                    .await?;
                view(&tx, caller, &round).await
            })
            .await
    }

    /// Extends the survey for one organization or for all.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `not_invited`, `own_tree`, and the refusals of the instant.
    pub async fn extend_deadline(
        &self,
        caller: &Caller,
        code: &str,
        draft: &ExtensionDraft,
    ) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("extend_deadline"), |tx| async move {
                let extended = extended(&tx, caller, code, draft);
                let _given: ExtensionId =
                    once(&tx, caller, "extend_deadline", &(code, draft), extended).await?;
                view(&tx, caller, &tx.round(code).await?).await
            })
            .await
    }
}

async fn asked(tx: &Tx, caller: &Caller, code: &str, change: &TermsChange) -> Result<ApprovalId, Error> {
    let round = locked(tx, code, Lock::Alone).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let secretary = standing.secretary()?;
    if !round.published() {
        standing.during(&[StageKind::Surveying])?;
    }
    let act = RoundAct::TermsChange;
    if waiting(tx, &round, act).await?.is_some() {
        return Err(Refusal::from(RoundRefusal::ChangePending).into());
    }
    let (next, reason) = change.applied(&tx.terms(&round).await?, moment(tx, &round).await?)?;
    let version = tx.newest_terms(round.id).await? + 1;
    let kept = TermsVersion::of(version, &next, Some(reason.clone()))?;
    tx.keep_terms(round.id, &kept).await?;
    let asked = round.ask(tx.id(), act, (kept.digest, Some(reason)), &secretary, tx.now());
    Ok(tx.save(asked).await?.id)
}

async fn extended(
    tx: &Tx,
    caller: &Caller,
    code: &str,
    draft: &ExtensionDraft,
) -> Result<ExtensionId, Error> {
    let round = locked(tx, code, Lock::Alone).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let secretary = standing.secretary()?;
    standing.during(&[StageKind::Surveying])?;
    let organization = match &draft.organization {
        Some(code) => Some(outside(tx, &round, &standing, code).await?),
        None => None,
    };
    let (dates, given) = (tx.dates(round.id).await?, tx.extensions(round.id).await?);
    let known = (organization, &dates, given.as_slice());
    let extension = round.extend(tx.id(), draft, known, &secretary, tx.now())?;
    Ok(tx.save(extension).await?.id)
}

/// An invited organization that is not of the secretary's own tree.
async fn outside(tx: &Tx, round: &Round, standing: &Standing, code: &str) -> Result<OrganizationId, Error> {
    let invited = tx.invited(round.id).await?;
    let found = invited.into_iter().find(|one| one.code == code);
    let not_invited = || Refusal::from(RoundRefusal::NotInvited).at("/organization");
    let found = found.ok_or_else(not_invited)?.id;
    let links: LinkSet = round.exclusion_links;
    let tree = tx.affiliated(found, links).await?;
    if standing.own().keys().any(|own| tree.contains(own)) {
        return Err(Refusal::from(RoundRefusal::OwnTree).at("/organization").into());
    }
    Ok(found)
}
