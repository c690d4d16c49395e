//! What the desk does with submitted proposals before the council sees them. Who is barred from a proposal does not
//! screen it: an acting secretary does.

use simui_domain::policy::{Caller, Secretary, Standing};
use simui_domain::proposal::Proposal;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Round, StageKind};
use simui_domain::screening::{
    Item, Screening, ScreeningDraft, ScreeningRefusal, ScreeningView, Supplement, SupplementDraft,
    SupplementView,
};
use simui_store::{Snapshot, Tx};

use crate::proposal::entered;
use crate::repeat::once;
use crate::{App, Error};

/// A proposal held by a secretary who is not barred from it.
struct Desk {
    round: Round,
    standing: Standing,
    proposal: Proposal,
    by: Secretary,
}

impl App {
    /// The screening of a proposal; version 0 before anything is noted.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn screening(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<ScreeningView, Error> {
        let snapshot = self.store.read().await?;
        let (standing, proposal) = screened(&snapshot, caller, round, reference).await?;
        let begun = snapshot.screening(proposal.id).await?;
        let screening = match begun {
            Some(screening) => screening,
            None => Screening::blank(simui_domain::ids::ScreeningId(uuid::Uuid::nil()), &proposal)?,
        };
        Ok(screening.seen_by(&standing, reference)?)
    }

    /// Notes findings and the outcome of a screening that was read at `version`; until the council is convened.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `stale`, and the refusals of findings and outcome.
    pub async fn screen_proposal(
        &self,
        caller: &Caller,
        (round, reference): (&str, &str),
        version: i64,
        draft: &ScreeningDraft,
    ) -> Result<ScreeningView, Error> {
        self.store
            .write(caller.act("screen_proposal"), |tx| async move {
                let desk = at_desk(&tx, caller, round, reference).await?;
                let screening = begun(&tx, &desk.proposal).await?;
                if screening.version != version {
                    let version = screening.version;
                    return Err(Refusal::from(Common::Stale { version }).into());
                }
                let checklist = checklist(&tx, &desk.round).await?;
                let change = screening.find(draft, &checklist, &desk.proposal, &desk.by, tx.now())?;
                Ok(tx.save(change).await?.seen_by(&desk.standing, reference)?)
            })
            .await
    }

    /// The supplement requests on a proposal, the oldest first.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn supplements(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<Vec<SupplementView>, Error> {
        let snapshot = self.store.read().await?;
        let (_, proposal) = screened(&snapshot, caller, round, reference).await?;
        let all = snapshot.supplements(proposal.id).await?;
        Ok(all.iter().map(Supplement::seen).collect())
    }

    /// Asks the applicant for a supplement. A request whose deadline passed unanswered is closed by the new one.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `supplement_open`, `supplement_due_past`.
    pub async fn request_supplement(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
        draft: &SupplementDraft,
    ) -> Result<SupplementView, Error> {
        self.store
            .write(caller.act("request_supplement"), |tx| async move {
                let sent = (round, reference, draft);
                let make = requested(&tx, caller, round, reference, draft);
                let id = once(&tx, caller, "request_supplement", &sent, make).await?;
                let (_, proposal) = screened(&tx, caller, round, reference).await?;
                let all = tx.supplements(proposal.id).await?;
                let one = all.iter().find(|one| one.id == id);
                Ok(one.ok_or(Refusal::from(Common::Unknown))?.seen())
            })
            .await
    }

    /// Closes the open request without an answer: the proposal is judged as it stands.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `no_supplement_request`.
    pub async fn close_supplement(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<SupplementView, Error> {
        self.store
            .write(caller.act("close_supplement"), |tx| async move {
                let desk = at_desk(&tx, caller, round, reference).await?;
                let open = tx.open_supplement(desk.proposal.id).await?;
                let open = open.ok_or(Refusal::from(ScreeningRefusal::NoRequest))?;
                Ok(tx.save(open.close(&desk.by, tx.now())).await?.seen())
            })
            .await
    }
}

async fn requested(
    tx: &Tx,
    caller: &Caller,
    round: &str,
    reference: &str,
    draft: &SupplementDraft,
) -> Result<simui_domain::ids::SupplementId, Error> {
    let desk = at_desk(tx, caller, round, reference).await?;
    let mut screening = begun(tx, &desk.proposal).await?;
    if screening.version == 0 {
        let blank = ScreeningDraft::default();
        let checklist = checklist(tx, &desk.round).await?;
        screening = tx
            .save(screening.find(&blank, &checklist, &desk.proposal, &desk.by, tx.now())?)
            .await?;
    }
    if let Some(open) = tx.open_supplement(desk.proposal.id).await? {
        if open.in_time(tx.now()) {
            return Err(Refusal::from(ScreeningRefusal::RequestOpen).into());
        }
        tx.save(open.close(&desk.by, tx.now())).await?;
    }
    let change = Supplement::ask(tx.id(), &screening, draft, &desk.by, tx.now())?;
    Ok(tx.save(change).await?.id)
}

/// A proposal for an act of its secretary, while the round is being screened.
async fn at_desk(tx: &Tx, caller: &Caller, round: &str, reference: &str) -> Result<Desk, Error> {
    let (round, standing) = entered(tx, caller, round).await?;
    let proposal = tx.held_proposal(round.id, reference).await?;
    if proposal.submitted.is_none() && proposal.writer(&standing).is_err() {
        return Err(Refusal::from(Common::Unknown).into());
    }
    let by = match standing.secretary_of(proposal.id) {
        Ok(by) => by,
        Err(refusal) => {
            let judged = tx.judged_revision(&proposal).await?;
            let sees = proposal.sight(&standing, judged).is_ok() && !standing.bars(proposal.id);
            let told = if sees { refusal } else { Common::Unknown.into() };
            return Err(told.into());
        }
    };
    standing.during(&[StageKind::Screening])?;
    Ok(Desk {
        round,
        standing,
        proposal,
        by,
    })
}

/// A proposal whose screening the caller may read: desk and auditor, unless barred.
async fn screened(
    snapshot: &Snapshot,
    caller: &Caller,
    round: &str,
    reference: &str,
) -> Result<(Standing, Proposal), Error> {
    let round = snapshot.round(round).await?;
    let standing = snapshot.standing(caller.person, round.id).await?;
    let proposal = snapshot.proposal(round.id, reference).await?;
    let reads = standing.auditor().is_ok() || (standing.desk_list().is_ok() && !standing.bars(proposal.id));
    if reads && proposal.submitted.is_some() {
        return Ok((standing, proposal));
    }
    Err(Refusal::from(Common::Unknown).into())
}

async fn begun(tx: &Tx, proposal: &Proposal) -> Result<Screening, Error> {
    match tx.screening(proposal.id).await? {
        Some(screening) => Ok(screening),
        None => Ok(Screening::blank(tx.id(), proposal)?),
    }
}

async fn checklist(tx: &Tx, round: &Round) -> Result<Vec<Item>, Error> {
    let rules = tx.rules(round).await?;
    let item = |item: simui_domain::round::ChecklistItem| Item {
        code: item.code,
        required: item.required,
    };
    Ok(rules.checklist.into_iter().map(item).collect())
}
