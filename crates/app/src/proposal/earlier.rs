//! Starting from an earlier proposal: which there are, and taking one over into a draft.

use std::collections::HashMap;

use simui_domain::ids::RoundId;
use simui_domain::policy::{Caller, Standing};
use simui_domain::proposal::{CopiedView, EarlierChoice, EarlierView, Proposal, Revision, Sight, Taken};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::Round;
use simui_store::{Snapshot, Tx};

use super::{Held, held};
use crate::{App, Error};

impl App {
    /// What a draft may start from: what its organization submitted to other rounds and the caller sees as one of
    /// its own people, the newest round first.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn earlier_proposals(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<Vec<EarlierView>, Error> {
        let snapshot = self.store.read().await?;
        let (round, proposal) = super::reads::own(&snapshot, caller, round, reference).await?;
        let all = snapshot
            .earlier_proposals_of(round.id, proposal.organization)
            .await?;
        let mut rounds: HashMap<RoundId, (Round, Standing)> = HashMap::new();
        let mut own = Vec::new();
        for earlier in all {
            if !rounds.contains_key(&earlier.round) {
                let known = snapshot.round_of(earlier.round).await?;
                let standing = snapshot.standing(caller.person, earlier.round).await?;
                rounds.insert(earlier.round, (known, standing));
            }
            let sees = |(_, standing): &&(Round, Standing)| is_own(&earlier, standing);
            if let Some((round, _)) = rounds.get(&earlier.round).filter(sees) {
                own.push((round.clone(), earlier));
            }
        }
        listed(&snapshot, own).await
    }

    /// Takes over into a draft what an earlier proposal of the same organization says, wherever the draft has nothing
    /// yet.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `deadline_passed`.
    pub async fn copy_earlier_proposal(
        &self,
        caller: &Caller,
        (round, reference): (&str, &str),
        choice: &EarlierChoice,
    ) -> Result<CopiedView, Error> {
        self.store
            .write(caller.act("copy_earlier_proposal"), |tx| async move {
                let held = held(&tx, caller, round, reference).await?;
                held.answering.writing()?;
                let earlier = chosen(&tx, caller, &held, choice).await?;
                let before = tx
                    .questionnaire_version(earlier.round, earlier.questionnaire)
                    .await?;
                let now = tx.questionnaire(held.round.id).await?;
                let draft = tx.draft(held.proposal.id).await?;
                let taken = Taken::of(&earlier.content, (&before, &now), |field| {
                    let typed = draft.fields.get(&field.name());
                    typed.is_some_and(|typed| !typed.value.is_null())
                });
                for (field, value) in &taken.fields {
                    let version = draft.version(field);
                    tx.save_field(&held.proposal, field, value, version, caller.person)
                        .await?;
                }
                let content = tx.draft(held.proposal.id).await?.content();
                tx.index_draft(&held.proposal, &content).await?;
                Ok(taken.seen())
            })
            .await
    }
}

/// Whether somebody sees a proposal as one of its applicant's people.
fn is_own(proposal: &Proposal, standing: &Standing) -> bool {
    proposal.sight(standing, None) == Ok(Sight::Own)
}

/// The submission that stands of the chosen proposal. Anything but an own one of the same organization is not there.
async fn chosen(tx: &Tx, caller: &Caller, held: &Held, choice: &EarlierChoice) -> Result<Revision, Error> {
    let unknown = || Refusal::from(Common::Unknown);
    let round = tx.round(&choice.round).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let earlier = tx.proposal(round.id, &choice.proposal).await?;
    let same = earlier.organization == held.proposal.organization && round.id != held.round.id;
    if !same || !is_own(&earlier, &standing) {
        return Err(unknown().into());
    }
    let n = earlier.submitted.ok_or_else(unknown)?;
    tx.revision(earlier.id, n).await
}

async fn listed(snapshot: &Snapshot, own: Vec<(Round, Proposal)>) -> Result<Vec<EarlierView>, Error> {
    let ids: Vec<_> = own.iter().map(|(_, one)| one.id).collect();
    let revisions = snapshot.standing_revisions(&ids).await?.into_iter();
    let mut revisions: HashMap<_, _> = revisions.map(|one| (one.proposal, one)).collect();
    let leads: Vec<_> = own.iter().map(|(_, one)| one.organization).collect();
    let names = snapshot.applicant_names(&leads).await?;
    let listed = own.into_iter().filter_map(|(round, one)| {
        let applicant = names.get(&one.organization)?.clone();
        let revision = revisions.remove(&one.id)?;
        Some(EarlierView::new(
            (&round.code, &round.name),
            &one.reference,
            applicant,
            revision,
        ))
    });
    Ok(listed.collect())
}
