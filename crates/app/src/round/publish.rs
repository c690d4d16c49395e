//! Publishing a round: asked for by its secretary, given by an approver who is another person.

use simui_domain::ids::ApprovalId;
use simui_domain::organization::LinkSet;
use simui_domain::policy::Caller;
use simui_domain::round::{ApprovalView, Round, RoundAct, RoundView, Stage, TermsVersion};
use simui_store::Lock;

use super::approve::{ask_anew, needed, newest};
use super::parts::{locked, plan, view};
use crate::repeat::once;
use crate::{App, Error};

impl App {
    /// Asks for publication of what is written now.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `rules_missing`, `questionnaire_missing`, and everything that hinders it.
    pub async fn ask_publication(&self, caller: &Caller, code: &str) -> Result<ApprovalView, Error> {
        self.store
            .write(caller.act("ask_publication"), |tx| async move {
                let act = RoundAct::Publication;
                let _asked: ApprovalId = once(&tx, caller, "ask_publication", &code, async {
                    let round = locked(&tx, code, Lock::Alone).await?;
                    let secretary = tx.standing(caller.person, round.id).await?.secretary()?;
                    round.draft_only()?;
                    let plan = plan(&tx, &round).await?;
                    plan.ready(tx.now())?;
                    let asked = round.ask(tx.id(), act, (plan.digest()?, None), &secretary, tx.now());
                    Ok(ask_anew(&tx, &round, act, asked).await?.id)
                })
                .await?;
                newest(&tx, caller, code, act).await
            })
            .await
    }

    /// Publishes what was asked for: terms and questionnaire are frozen, the organizations are asked. `digest` is
    /// what the approver read.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `approval_missing`, `approval_same_person`, `approval_outdated`, and
    /// everything that hinders it by now.
    pub async fn publish_round(&self, caller: &Caller, code: &str, digest: &str) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("publish_round"), |tx| async move {
                let round = locked(&tx, code, Lock::Alone).await?;
                let approver = tx.standing(caller.person, round.id).await?.approver()?;
                round.draft_only()?;
                let approval = needed(&tx, &round, RoundAct::Publication).await?;
                let plan = plan(&tx, &round).await?;
                let present = plan.digest()?;
                let given = round.give(approval, digest, &present, &approver, tx.now())?;
                plan.ready(tx.now())?;
                let approval = tx.save(given).await?.id;
                let version = tx.newest_terms(round.id).await? + 1;
                let kept = TermsVersion::of(version, &plan.terms, None)?;
                tx.keep_terms(round.id, &kept).await?;
                let stage = Stage::Surveying {
                    approval,
                    terms: kept.digest,
                    questionnaire: plan.questionnaire.digest,
                    published: present,
                };
                let round = Round {
                    rules_version: Some(version),
                    exclusion_links: LinkSet::of(&plan.terms.rules.exclusion_links),
                    ..round
                };
                let round = tx.enter_stage(round, stage, approver.by()).await?;
                view(&tx, caller, &round).await
            })
            .await
    }
}
