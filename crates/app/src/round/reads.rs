//! Reading programmes and rounds. A round that is not the reader's business is not there; a draft is for those
//! inside.

use simui_domain::ids::Id;
use simui_domain::policy::{Caller, Standing};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{
    ApprovalView, OrganizationsView, ProgrammeView, PublicationView, Round, RoundItem, RoundView, Rules,
    TermsView, TwoPersonAct,
};
use simui_domain::survey::Questionnaire;
use simui_store::Snapshot;

use super::parts::{parts, plan};
use super::remind::unopened;
use crate::{App, Error, Listed, Page};

/// A round that the caller knows of.
pub(crate) async fn known(
    snapshot: &Snapshot,
    caller: &Caller,
    code: &str,
) -> Result<(Round, Standing), Error> {
    let round = snapshot.round(code).await?;
    let standing = snapshot.standing(caller.person, round.id).await?;
    standing.knows()?;
    Ok((round, standing))
}

/// A round of which the caller is staff or auditor.
pub(crate) async fn at_desk(
    snapshot: &Snapshot,
    caller: &Caller,
    code: &str,
) -> Result<(Round, Standing), Error> {
    let (round, standing) = known(snapshot, caller, code).await?;
    if standing.secretary().is_err() && standing.approver().is_err() {
        standing.auditor()?;
    }
    Ok((round, standing))
}

impl App {
    /// Programmes in order of their codes.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn programmes(&self, _caller: &Caller, page: &Page) -> Result<Listed<ProgrammeView>, Error> {
        let listed = self.store.read().await?.programmes(page).await?;
        Ok(listed.map(|(programme, organizer)| programme.seen(organizer)))
    }

    /// The rounds to which the caller is related, in order of their codes.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rounds(&self, caller: &Caller, page: &Page) -> Result<Listed<RoundItem>, Error> {
        let snapshot = self.store.read().await?;
        let listed = snapshot.rounds_of(caller.person, page).await?;
        let ids: Vec<_> = listed.items.iter().map(|(round, _)| round.id).collect();
        let closes = snapshot.survey_closes(caller.person, &ids).await?;
        Ok(listed.map(|(round, inside)| round.item(inside, closes.get(&round.id).copied())))
    }

    /// One round. That an applicant opened it is noted for the response board.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn round(&self, caller: &Caller, code: &str) -> Result<RoundView, Error> {
        let snapshot = self.store.read().await?;
        let (round, standing) = known(&snapshot, caller, code).await?;
        let view = round.seen_by(&standing, parts(&snapshot, &round).await?)?;
        let unopened = unopened(&snapshot, &round, &standing).await?;
        drop(snapshot);
        if !unopened.is_empty() {
            self.note_opening(caller, &round, unopened).await?;
        }
        Ok(view)
    }

    /// The terms in force, as the bytes that were digested.
    ///
    /// # Errors
    /// `unknown`; `rules_missing` before publication.
    pub async fn terms(&self, caller: &Caller, code: &str) -> Result<TermsView, Error> {
        let snapshot = self.store.read().await?;
        let (round, _) = known(&snapshot, caller, code).await?;
        Ok(snapshot.terms_in_force(&round).await?.seen(&round))
    }

    /// The draft of the rules, for staff and auditor, with the round's version.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `rules_missing`.
    pub async fn rules_draft(&self, caller: &Caller, code: &str) -> Result<(Rules, i64), Error> {
        let snapshot = self.store.read().await?;
        let (round, _) = at_desk(&snapshot, caller, code).await?;
        Ok((snapshot.rules(&round).await?, round.version))
    }

    /// The questionnaire: in force, or for those inside the draft.
    ///
    /// # Errors
    /// `unknown`, `questionnaire_missing`.
    pub async fn questionnaire(&self, caller: &Caller, code: &str) -> Result<Questionnaire, Error> {
        let snapshot = self.store.read().await?;
        let (round, _) = known(&snapshot, caller, code).await?;
        snapshot.questionnaire(round.id).await
    }

    /// The organizations invited, or to be, for staff and auditor.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn invited(&self, caller: &Caller, code: &str) -> Result<OrganizationsView, Error> {
        let snapshot = self.store.read().await?;
        let (round, _) = at_desk(&snapshot, caller, code).await?;
        let codes = snapshot.invited(round.id).await?.into_iter().map(|one| one.code);
        Ok(OrganizationsView::of(codes.collect(), round.version))
    }

    /// What would be published, what hinders it, and the newest request; for staff and auditor, in the draft.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `rules_missing`, `questionnaire_missing`.
    pub async fn publication(&self, caller: &Caller, code: &str) -> Result<PublicationView, Error> {
        let snapshot = self.store.read().await?;
        let (round, standing) = at_desk(&snapshot, caller, code).await?;
        round.draft_only()?;
        let request = self
            .newest(&snapshot, &round, &standing, TwoPersonAct::Publication)
            .await?;
        let plan = plan(&snapshot, &round).await?;
        Ok(plan.seen(request, snapshot.now())?)
    }

    /// The newest version of the terms, in force or waiting, for staff and auditor.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `rules_missing`.
    pub async fn newest_terms(&self, caller: &Caller, code: &str) -> Result<TermsView, Error> {
        let snapshot = self.store.read().await?;
        let (round, _) = at_desk(&snapshot, caller, code).await?;
        let newest = snapshot.newest_terms(round.id).await?;
        match snapshot.terms_version(round.id, newest).await? {
            Some(kept) => Ok(kept.seen(&round)),
            None => Ok(snapshot.terms_in_force(&round).await?.seen(&round)),
        }
    }

    /// Every version of the terms after the first, in their order, for staff and auditor.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn later_terms(&self, caller: &Caller, code: &str) -> Result<Vec<TermsView>, Error> {
        let snapshot = self.store.read().await?;
        let (round, _) = at_desk(&snapshot, caller, code).await?;
        let kept = snapshot.later_terms(round.id).await?.into_iter();
        Ok(kept.map(|one| one.seen(&round)).collect())
    }

    /// The newest request for an act on the round, for staff and auditor.
    ///
    /// # Errors
    /// `unknown`, also while nothing was asked for; `not_yours`.
    pub async fn round_request(
        &self,
        caller: &Caller,
        code: &str,
        act: TwoPersonAct,
    ) -> Result<ApprovalView, Error> {
        let snapshot = self.store.read().await?;
        let (round, standing) = at_desk(&snapshot, caller, code).await?;
        let newest = self.newest(&snapshot, &round, &standing, act).await?;
        newest.ok_or_else(|| Refusal::from(Common::Unknown).into())
    }

    async fn newest(
        &self,
        snapshot: &Snapshot,
        round: &Round,
        standing: &Standing,
        act: TwoPersonAct,
    ) -> Result<Option<ApprovalView>, Error> {
        let newest = snapshot.newest_approval(round.id, act, round.id.raw()).await?;
        match newest {
            Some(approval) => {
                let signers = snapshot.signers(&approval).await?;
                Ok(Some(approval.seen_by(standing, &signers)))
            }
            None => Ok(None),
        }
    }
}
