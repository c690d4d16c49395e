//! What is done with objections.

use std::collections::{BTreeMap, BTreeSet};

use simui_domain::announcement::AnnouncementRefusal;
use simui_domain::ids::{ObjectionId, PersonId, ProposalId};
use simui_domain::objection::{
    AnswerDraft, Objection, ObjectionDraft, ObjectionRefusal, ObjectionState, ObjectionView, Unconcerned,
    may_answer,
};
use simui_domain::policy::{Caller, Standing};
use simui_domain::proposal::{Proposal, Sight};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::StageKind;
use simui_store::{Fault, Lock, Snapshot, Tx};

use crate::announcement::{own, window};
use crate::repeat::once;
use crate::{App, Error, Listed, Page};

impl App {
    /// Files an objection: the applicant's coordinator, within the window.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `result_not_told`, `objection_waiting`, and what refuses an objection.
    pub async fn file_objection(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
        draft: &ObjectionDraft,
    ) -> Result<ObjectionView, Error> {
        self.store
            .write(caller.act("file_objection"), |tx| async move {
                let sent = (round, reference, draft);
                let filed = filed(&tx, caller, round, reference, draft);
                let _filed: ObjectionId = once(&tx, caller, "file_objection", &sent, filed).await?;
                let (_, proposal) = own(&tx, caller, round, reference).await?;
                let objection = tx.objection(proposal.id).await?;
                seen(&tx, &objection, None).await
            })
            .await
    }

    /// Takes back an objection that is not answered.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `stale`, `objection_answered`.
    pub async fn withdraw_objection(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
        version: i64,
    ) -> Result<ObjectionView, Error> {
        self.store
            .write(caller.act("withdraw_objection"), |tx| async move {
                let found = tx.round(round).await?;
                tx.lock_round(found.id, Lock::Shared).await?;
                let (round, proposal) = own(&tx, caller, round, reference).await?;
                let by = tx
                    .standing(caller.person, round.id)
                    .await?
                    .applicant(proposal.organization)?;
                let objection = at(tx.objection(proposal.id).await?, version)?;
                let change = objection.withdraw(&by, tx.now())?;
                seen(&tx, &tx.save(change).await?, None).await
            })
            .await
    }

    /// Answers an objection: a secretary or approver, ordinary or acting, who had no part in the decision.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `objection_own_decision`, `stale`, `objection_answered`, `reason_required`.
    pub async fn answer_objection(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
        version: i64,
        draft: &AnswerDraft,
    ) -> Result<ObjectionView, Error> {
        self.store
            .write(caller.act("answer_objection"), |tx| async move {
                let round = tx.round(round).await?;
                tx.lock_round(round.id, Lock::Shared).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                of_the_desk(&standing)?;
                let proposal = submitted(tx.proposal(round.id, reference).await?)?;
                if standing.bars(proposal.id) {
                    return Err(Refusal::from(Common::Unknown).into());
                }
                let objection = tx.objection(proposal.id).await?;
                let decided = tx.deciders(round.id, &[proposal.id]).await?;
                let proof = answering(&standing, proposal.id, &decided)?;
                let objection = at(objection, version)?;
                let change = objection.answer(draft, &proof, tx.now())?;
                seen(&tx, &tx.save(change).await?, None).await
            })
            .await
    }

    /// The newest objection about a proposal, for its applicant and for the staff who may see the proposal.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn objection(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<ObjectionView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let proposal = snapshot.proposal(round.id, reference).await?;
        match proposal.sight(&standing, None)? {
            Sight::Own | Sight::Desk => {}
            Sight::Council { .. } | Sight::TitleLine => return Err(Refusal::from(Common::Unknown).into()),
        }
        let objection = snapshot.objection(proposal.id).await?;
        let decided = snapshot.deciders(round.id, &[proposal.id]).await?;
        let proof = answering(&standing, proposal.id, &decided).ok();
        seen(&snapshot, &objection, proof.as_ref()).await
    }

    /// Objections of a round, oldest first, about the proposals that the person may see at the desk.
    ///
    /// # Errors
    /// `not_yours`; `unknown`.
    pub async fn objections(
        &self,
        caller: &Caller,
        round: &str,
        page: &Page,
    ) -> Result<Listed<ObjectionView>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let listed = snapshot.objections(&standing.desk_list()?, page).await?;
        let about: Vec<ProposalId> = listed.items.iter().map(|one| one.proposal).collect();
        let decided = snapshot.deciders(round.id, &about).await?;
        let lines = snapshot.title_lines_of(round.id, &about).await?;
        let mut items = Vec::with_capacity(listed.items.len());
        for one in &listed.items {
            let line = lines.get(&one.proposal).cloned().ok_or(NO_LINE)?;
            let proof = answering(&standing, one.proposal, &decided).ok();
            items.push(one.seen(line, proof.as_ref()));
        }
        Ok(Listed {
            items,
            next: listed.next,
        })
    }
}

const NO_LINE: Fault = Fault::Misuse("an objection about a proposal without a title line");

/// The view of one objection, to whom it was proved that they may know of its proposal.
async fn seen(
    snapshot: &Snapshot,
    objection: &Objection,
    proof: Option<&Unconcerned>,
) -> Result<ObjectionView, Error> {
    let about = objection.proposal;
    let mut lines = snapshot.title_lines_of(objection.round, &[about]).await?;
    Ok(objection.seen(lines.remove(&about).ok_or(NO_LINE)?, proof))
}

/// Whether the person is a secretary or approver of the round, ordinary or acting.
fn of_the_desk(standing: &Standing) -> Result<(), Refusal> {
    standing
        .approver()
        .map(drop)
        .or_else(|_| standing.secretary().map(drop))
}

/// Proves that a person may answer objections about a proposal, of which `decided` names who had a part in its
/// decision.
fn answering(
    standing: &Standing,
    proposal: ProposalId,
    decided: &BTreeMap<ProposalId, BTreeSet<PersonId>>,
) -> Result<Unconcerned, Refusal> {
    of_the_desk(standing)?;
    let decided = decided.get(&proposal).filter(|_| !standing.bars(proposal));
    may_answer(standing.person(), decided.ok_or(Common::Unknown)?)
}

async fn filed(
    tx: &Tx,
    caller: &Caller,
    round: &str,
    reference: &str,
    draft: &ObjectionDraft,
) -> Result<ObjectionId, Error> {
    let found = tx.round(round).await?;
    tx.lock_round(found.id, Lock::Alone).await?;
    let (round, proposal) = own(tx, caller, round, reference).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let by = standing.applicant(proposal.organization)?;
    if !by.coordinator() {
        return Err(Refusal::from(Common::NotYours).into());
    }
    let result = tx.result_of(proposal.id).await?;
    let result = result.filter(|one| one.notified_at.is_some());
    // Before the stage: by another answer an applicant would learn that the round is decided.
    let result = result.ok_or(Refusal::from(AnnouncementRefusal::ResultNotTold))?;
    standing.during(&StageKind::ANNOUNCING)?;
    let earlier = tx.objection_if(proposal.id).await?;
    if earlier.is_some_and(|one| one.state == ObjectionState::Filed) {
        return Err(Refusal::from(ObjectionRefusal::Waiting).into());
    }
    let rules = tx.rules(&round).await?;
    let told = result.notified_at.unwrap_or_else(|| tx.now());
    let window = window(tx, &round, &rules, told).await?;
    let about = (round.id, proposal.id, result.announcement);
    let change = Objection::file(tx.id(), about, (&rules, window), draft, &by, tx.now())?;
    Ok(tx.save(change).await?.id)
}

fn submitted(proposal: Proposal) -> Result<Proposal, Refusal> {
    if proposal.submitted.is_some() {
        Ok(proposal)
    } else {
        Err(Common::Unknown.into())
    }
}

fn at(found: Objection, version: i64) -> Result<Objection, Refusal> {
    if found.version == version {
        return Ok(found);
    }
    Err(Common::Stale {
        version: found.version,
    }
    .into())
}
