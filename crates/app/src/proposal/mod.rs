//! What is done with proposals. Each act holds the round shared and the proposal alone, proves who asks on what it
//! holds, and asks the stored stage and the instant before it changes anything.

mod answers;
mod attachments;
mod drafts;
mod earlier;
mod reads;
mod revisions;
mod search;
mod sign_off;
mod submit;
mod under_way;
mod whole_answer;

pub use attachments::Download;
pub use drafts::Numbering;
pub use reads::{ListAs, ProposalQuery};
use simui_domain::ids::OrganizationId;
use simui_domain::policy::{Applicant, Caller, Standing};
use simui_domain::proposal::{Answering, Proposal, State};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{DeadlineKind, Round, StageKind, in_force};
use simui_domain::time::Window;
use simui_store::{Lock, Snapshot, Tx};

use crate::Error;

/// A proposal held for an act of its applicant.
pub(crate) struct Held {
    pub(crate) round: Round,
    pub(crate) standing: Standing,
    pub(crate) proposal: Proposal,
    pub(crate) by: Applicant,
    pub(crate) answering: Answering,
}

/// Holds the proposal of a reference for its writer.
///
/// # Errors
/// `unknown`; `not_yours` to who sees it and does not write it.
pub(crate) async fn held(tx: &Tx, caller: &Caller, round: &str, reference: &str) -> Result<Held, Error> {
    let (round, standing) = entered(tx, caller, round).await?;
    let proposal = tx.held_proposal(round.id, reference).await?;
    let by = match proposal.writer(&standing) {
        Ok(by) => by,
        Err(refusal) => return Err(known(tx, &proposal, &standing, refusal).await?),
    };
    let answering = answering(tx, &round, &standing, proposal.organization, Some(&proposal)).await?;
    Ok(Held {
        round,
        standing,
        proposal,
        by,
        answering,
    })
}

/// Enters a round for an act within its stage: its row held shared, the clock read after that.
pub(crate) async fn entered(tx: &Tx, caller: &Caller, code: &str) -> Result<(Round, Standing), Error> {
    let round = tx.round(code).await?;
    tx.lock_round(round.id, Lock::Shared).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    Ok((round, standing))
}

/// The refusal for somebody who does not write the proposal: who sees it is told that it is not theirs.
async fn known(tx: &Tx, proposal: &Proposal, standing: &Standing, refusal: Refusal) -> Result<Error, Error> {
    let judged = tx.judged_revision(proposal).await?;
    Ok(match proposal.sight(standing, judged) {
        Ok(_) => Refusal::from(Common::NotYours).into(),
        Err(_) => refusal.into(),
    })
}

/// The survey as an organization has it now, extensions applied; with the open request on a proposal.
pub(crate) async fn answering(
    snapshot: &Snapshot,
    round: &Round,
    standing: &Standing,
    organization: OrganizationId,
    proposal: Option<&Proposal>,
) -> Result<Answering, Error> {
    let dates = snapshot.dates(round.id).await?;
    let extensions = snapshot.extensions(round.id).await?;
    let at = |kind| in_force(dates.get(kind), &extensions, kind, Some(organization), None);
    let request = match proposal {
        Some(proposal) if standing.stage() == StageKind::Screening => {
            snapshot.open_supplement(proposal.id).await?
        }
        Some(_) | None => None,
    };
    Ok(Answering {
        stage: standing.stage(),
        window: Window {
            opens: at(DeadlineKind::SurveyOpens),
            closes: at(DeadlineKind::SurveyCloses),
        },
        zone: round.zone,
        now: snapshot.now(),
        supplement: request.map(|request| request.due_at),
        withdrawn: proposal.is_some_and(|proposal| proposal.state == State::Withdrawn),
    })
}
