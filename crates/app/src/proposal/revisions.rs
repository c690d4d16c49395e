//! What was submitted, read: receipts, and the kept revisions with what they answered.

use simui_domain::policy::Caller;
use simui_domain::proposal::{ProposalRefusal, ReceiptView, Revision, RevisionView, Sight};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::survey::Questionnaire;
use simui_store::Snapshot;

use super::reads::{own, signed};
use crate::{App, Error};

impl App {
    /// The receipt of the submission that stands, or stood when the proposal was withdrawn.
    ///
    /// # Errors
    /// `unknown`, `not_submitted`.
    pub async fn receipt(&self, caller: &Caller, round: &str, reference: &str) -> Result<ReceiptView, Error> {
        let snapshot = self.store.read().await?;
        let (_, proposal) = own(&snapshot, caller, round, reference).await?;
        let n = proposal
            .submitted
            .ok_or(Refusal::from(ProposalRefusal::NotSubmitted))?;
        let revision = snapshot.revision(proposal.id, n).await?;
        receipt(&snapshot, &revision, reference).await
    }

    /// The revisions that the caller may read, the newest first.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn revisions(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<Vec<RevisionView>, Error> {
        let snapshot = self.store.read().await?;
        let readable = readable(&snapshot, caller, round, reference).await?;
        Ok(readable.iter().map(Revision::seen).collect())
    }

    /// The questionnaire that a revision answered, in the version that was in force then.
    ///
    /// # Errors
    /// `unknown`, also for a revision that the caller may not read.
    pub async fn revision_questionnaire(
        &self,
        caller: &Caller,
        (round, reference): (&str, &str),
        revision: i32,
    ) -> Result<Questionnaire, Error> {
        let snapshot = self.store.read().await?;
        let readable = readable(&snapshot, caller, round, reference).await?;
        let found = readable.into_iter().find(|one| one.n == revision);
        let found = found.ok_or(Refusal::from(Common::Unknown))?;
        snapshot
            .questionnaire_version(found.round, found.questionnaire)
            .await
    }
}

/// The revisions of a proposal that the caller may read, the newest first.
async fn readable(
    snapshot: &Snapshot,
    caller: &Caller,
    round: &str,
    reference: &str,
) -> Result<Vec<Revision>, Error> {
    let round = snapshot.round(round).await?;
    let standing = snapshot.standing(caller.person, round.id).await?;
    let proposal = snapshot.proposal(round.id, reference).await?;
    let judged = snapshot.judged_revision(&proposal).await?;
    let only = match proposal.sight(&standing, judged)? {
        Sight::Own | Sight::Desk => None,
        Sight::Council { n } => Some(n),
        Sight::TitleLine => return Err(Refusal::from(Common::Unknown).into()),
    };
    let mut all = snapshot.revisions(proposal.id).await?;
    all.retain(|revision| only.is_none_or(|n| n == revision.n));
    Ok(all)
}

/// The receipt of a revision, with the names of its people.
pub(super) async fn receipt(
    snapshot: &Snapshot,
    revision: &Revision,
    reference: &str,
) -> Result<ReceiptView, Error> {
    let sign_off = if revision.signed_off {
        signed(snapshot, revision.proposal, &revision.digest).await?
    } else {
        None
    };
    let mut names = snapshot.person_names([revision.by]).await?;
    Ok(revision.receipt(reference, names.remove(&revision.by), sign_off))
}
