//! Submitting, and sending a supplement: both keep a revision of the draft as it is.

use simui_domain::ids::OrganizationId;
use simui_domain::organization::OrganizationRefusal;
use simui_domain::policy::Caller;
use simui_domain::proposal::{Outcome, ProposalRefusal, ReceiptView, Revision, State, Submission, complete};
use simui_domain::refusal::Refusal;
use simui_domain::round::SignOff;
use simui_domain::screening::ScreeningRefusal;
use simui_domain::survey;
use simui_store::Tx;

use super::revisions::receipt;
use super::{Held, held};
use crate::{App, Error};

impl App {
    /// Submits the draft as it is. The same content that stands already answers the receipt that it has.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `withdrawn_already`, `deadline_passed`, `survey_not_open`, what is missing,
    /// `sign_off_missing`.
    pub async fn submit_proposal(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<ReceiptView, Error> {
        self.store
            .write(caller.act("submit_proposal"), |tx| async move {
                let held = held(&tx, caller, round, reference).await?;
                let (submission, last) = written(&tx, &held).await?;
                if let Some(last) = standing(&held, &submission, last.as_ref()) {
                    return receipt(&tx, last, reference).await;
                }
                held.answering.survey()?;
                let submission = ready(&tx, &held, submission).await?;
                let submission = signed(&tx, &held, submission).await?;
                let revision = keep(&tx, held, submission, last.as_ref()).await?;
                receipt(&tx, &revision, reference).await
            })
            .await
    }

    /// Sends the draft as it is as the answer to the open supplement request. It needs no new sign-off: what the
    /// officer signed stays on record, and the receipt says that this content was not.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `withdrawn_already`, `no_supplement_request`, `deadline_passed`, what is missing.
    pub async fn answer_supplement(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<ReceiptView, Error> {
        self.store
            .write(caller.act("answer_supplement"), |tx| async move {
                let held = held(&tx, caller, round, reference).await?;
                let (submission, last) = written(&tx, &held).await?;
                let answered = tx.supplements(held.proposal.id).await?;
                let newest = answered.iter().rev().find_map(|one| one.answered);
                if let Some(last) = standing(&held, &submission, last.as_ref())
                    && newest == Some(last.n)
                {
                    return receipt(&tx, last, reference).await;
                }
                held.answering.supplement()?;
                let request = answered
                    .into_iter()
                    .find(simui_domain::screening::Supplement::open);
                let request = request.ok_or(Refusal::from(ScreeningRefusal::NoRequest))?;
                let submission = ready(&tx, &held, submission).await?;
                let by = held.by;
                let revision = match standing(&held, &submission, last.as_ref()) {
                    // The applicant answers that what stands says it all.
                    Some(last) => last.clone(),
                    None => keep(&tx, held, submission, last.as_ref()).await?,
                };
                tx.save(request.answer(revision.n, &by, tx.now())).await?;
                receipt(&tx, &revision, reference).await
            })
            .await
    }
}

/// What would be submitted now, and the newest submission.
async fn written(tx: &Tx, held: &Held) -> Result<(Submission, Option<Revision>), Error> {
    let draft = tx.draft(held.proposal.id).await?;
    let questionnaire = tx.questionnaire(held.round.id).await?;
    let content = draft.submitted(&questionnaire);
    let submission = Submission::new(tx.id(), &held.proposal, questionnaire.version, content)?;
    let last = match held.proposal.submitted {
        Some(n) => Some(tx.revision(held.proposal.id, n).await?),
        None => None,
    };
    Ok((submission, last))
}

/// The submission that stands already and says the same.
fn standing<'a>(held: &Held, submission: &Submission, last: Option<&'a Revision>) -> Option<&'a Revision> {
    last.filter(|last| held.proposal.state == State::Submitted && last.digest == submission.digest)
}

/// The submission, complete and with its codes looked up.
async fn ready(tx: &Tx, held: &Held, submission: Submission) -> Result<Submission, Error> {
    let content = &submission.body.content;
    let areas = tx.areas(held.round.id).await?;
    let questionnaire = tx.questionnaire(held.round.id).await?;
    let answers = tx.draft(held.proposal.id).await?.answers();
    let codes: Vec<String> = areas.iter().map(|area| area.code.clone()).collect();
    complete(content, &codes, &survey::complete(&questionnaire, &answers))?;
    let area = areas.iter().find(|area| area.code == content.area);
    let area = area.map_or(held.proposal.area, |area| area.id);
    let participants = participants(tx, &content.participants, "/participants").await?;
    Ok(Submission {
        area,
        participants,
        ..submission
    })
}

/// The submission with the sign-off that the rules ask for.
async fn signed(tx: &Tx, held: &Held, submission: Submission) -> Result<Submission, Error> {
    let rules = tx.rules(&held.round).await?;
    let found = tx.sign_off(held.proposal.id, &submission.digest).await?;
    let fits = found.filter(|sign_off| sign_off.kind.satisfies(rules.sign_off));
    match (rules.sign_off, &fits) {
        (SignOff::Officer | SignOff::Letter, None) => {
            Err(Refusal::from(ProposalRefusal::SignOffMissing).into())
        }
        (SignOff::None | SignOff::Officer | SignOff::Letter, _) => Ok(Submission {
            sign_off: fits.map(|sign_off| sign_off.id),
            ..submission
        }),
    }
}

async fn keep(
    tx: &Tx,
    held: Held,
    submission: Submission,
    last: Option<&Revision>,
) -> Result<Revision, Error> {
    let organization = held.proposal.organization;
    match held.proposal.submit(submission, last, &held.by, tx.now())? {
        Outcome::Again => last
            .cloned()
            .ok_or_else(|| Refusal::from(ProposalRefusal::NotSubmitted).into()),
        Outcome::New(change) => {
            let kept = tx.save(*change).await?;
            let reply = tx.no_demand(held.round.id, organization).await?;
            if let Some(reply) = reply.filter(simui_domain::proposal::NoDemand::stands) {
                tx.save(reply.take_back(&held.by, tx.now())).await?;
            }
            Ok(kept.revision)
        }
    }
}

/// The organizations of these codes, which stand at a pointer.
pub(super) async fn participants(
    tx: &Tx,
    codes: &[String],
    pointer: &str,
) -> Result<Vec<(OrganizationId, String)>, Error> {
    let found = tx.organizations_of(codes).await?;
    let missing = codes
        .iter()
        .find(|code| !found.iter().any(|one| one.code == **code));
    if let Some(code) = missing {
        let code = code.chars().take(40).collect();
        let unknown = OrganizationRefusal::NoSuchOrganization { code };
        return Err(Refusal::from(unknown).at(pointer).into());
    }
    Ok(found.into_iter().map(|one| (one.id, one.code)).collect())
}
