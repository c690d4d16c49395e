//! Signing off: the officer by account, or a drafter who enters the official letter.

use simui_domain::ids::SignOffId;
use simui_domain::policy::Caller;
use simui_domain::proposal::{
    DraftView, LetterDraft, Media, ProposalRefusal, SignOff, SignOffDraft, Submission, complete,
};
use simui_domain::refusal::Refusal;
use simui_domain::round::SignOff as Rule;
use simui_domain::survey;
use simui_store::Tx;

use super::{answering, entered, held};
use crate::repeat::once;
use crate::{App, Error};

impl App {
    /// Agrees to exactly the draft of the given digest, which must be complete.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `draft_changed`, `sign_off_kind`, `letter_missing`, what is missing.
    pub async fn sign_off_proposal(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
        draft: &SignOffDraft,
    ) -> Result<DraftView, Error> {
        self.store
            .write(caller.act("sign_off_proposal"), |tx| async move {
                let sent = (round, reference, draft);
                let _signed: SignOffId = once(&tx, caller, "sign_off_proposal", &sent, async {
                    let at = (round, reference);
                    match &draft.letter {
                        None => by_officer(&tx, caller, at, &draft.digest).await,
                        Some(letter) => by_letter(&tx, caller, at, &draft.digest, letter).await,
                    }
                })
                .await?;
                super::reads::draft(&tx, caller, round, reference).await
            })
            .await
    }
}

async fn by_officer(
    tx: &Tx,
    caller: &Caller,
    (code, reference): (&str, &str),
    digest: &str,
) -> Result<SignOffId, Error> {
    let (round, standing) = entered(tx, caller, code).await?;
    let proposal = tx.held_proposal(round.id, reference).await?;
    let by = standing.officer(proposal.organization)?;
    answering(tx, &round, &standing, proposal.organization, Some(&proposal))
        .await?
        .writing()?;
    match tx.rules(&round).await?.sign_off {
        Rule::Officer => {}
        Rule::None | Rule::Letter => return Err(Refusal::from(ProposalRefusal::SignOffKind).into()),
    }
    let present = signable(tx, &round, &proposal).await?;
    SignOff::same(digest, &present)?;
    let change = SignOff::by_officer(tx.id(), &proposal, present, &by, tx.now());
    Ok(tx.save(change).await?.id)
}

async fn by_letter(
    tx: &Tx,
    caller: &Caller,
    (code, reference): (&str, &str),
    digest: &str,
    letter: &LetterDraft,
) -> Result<SignOffId, Error> {
    let held = held(tx, caller, code, reference).await?;
    held.answering.writing()?;
    match tx.rules(&held.round).await?.sign_off {
        Rule::Officer | Rule::Letter => {}
        Rule::None => return Err(Refusal::from(ProposalRefusal::SignOffKind).into()),
    }
    let attached = tx.attachments(held.proposal.id).await?;
    let file = attached
        .into_iter()
        .find(|one| one.id == letter.attachment && one.of_draft() && one.media == Media::Pdf);
    let missing = || Refusal::from(ProposalRefusal::LetterMissing).at("/letter/attachment");
    let kind = letter.kind(file.ok_or_else(missing)?.file.hash)?;
    let present = signable(tx, &held.round, &held.proposal).await?;
    SignOff::same(digest, &present)?;
    let change = SignOff::by_letter(tx.id(), &held.proposal, present, kind, &held.by, tx.now());
    Ok(tx.save(change).await?.id)
}

/// The digest of the draft, which must be complete to be signed.
async fn signable(
    tx: &Tx,
    round: &simui_domain::round::Round,
    proposal: &simui_domain::proposal::Proposal,
) -> Result<String, Error> {
    let draft = tx.draft(proposal.id).await?;
    let questionnaire = tx.questionnaire(round.id).await?;
    let content = draft.submitted(&questionnaire);
    let areas: Vec<String> = tx
        .areas(round.id)
        .await?
        .into_iter()
        .map(|area| area.code)
        .collect();
    complete(
        &content,
        &areas,
        &survey::complete(&questionnaire, &draft.answers()),
    )?;
    Ok(Submission::new(tx.id(), proposal, questionnaire.version, content)?.digest)
}
