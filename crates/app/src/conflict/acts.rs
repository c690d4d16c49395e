//! Declaring, challenging, deciding. Conflicts change under the round's lock alone.

use simui_domain::conflict::{
    Challenge, Conflict, ConflictDraft, ConflictKind, ConflictRefusal, ConflictView, DecisionDraft, Finding,
    quorum_destroyed,
};
use simui_domain::council::Seat;
use simui_domain::ids::{ConflictId, PersonId, ProposalId};
use simui_domain::policy::{Caller, Standing};
use simui_domain::proposal::{Proposal, State};
use simui_domain::record::Change;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Round, StageKind};
use simui_store::Tx;

use super::{reads, sheets};
use crate::council::alone;
use crate::repeat::once;
use crate::{App, Error};

impl App {
    /// Puts a conflict on record: one's own, as member or staff; another's exclusion, as secretariat; a challenge,
    /// as applicant where the rules tell names. It hides the proposal from the moment it is on record; sheets that
    /// were laid are kept and set aside.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `conflict_needs_redeliberation`, `conflict_declared_already`,
    /// `conflict_ground_missing`, `challenge_not_provided`.
    pub async fn declare_conflict(
        &self,
        caller: &Caller,
        round: &str,
        draft: &ConflictDraft,
    ) -> Result<ConflictView, Error> {
        self.store
            .write(caller.act("declare_conflict"), |tx| async move {
                let declared = declared(&tx, caller, round, draft);
                let id = once(&tx, caller, "declare_conflict", &(round, draft), declared).await?;
                let round = tx.round(round).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let mut known = tx.conflicts(round.id).await?.into_iter();
                let conflict = known.find(|one| one.id == id);
                let conflict = conflict.ok_or(Refusal::from(Common::Unknown))?;
                reads::view(&tx, &round, &standing, &conflict).await
            })
            .await
    }

    /// Decides a challenge, or ends a declared conflict, with a reason: as secretariat or chair, never on one's own.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `challenged_decides`, `conflict_not_pending`, `conflict_found_stands`.
    pub async fn decide_conflict(
        &self,
        caller: &Caller,
        round: &str,
        address: (&str, &str, ConflictKind),
        draft: &DecisionDraft,
    ) -> Result<ConflictView, Error> {
        self.store
            .write(caller.act("decide_conflict"), |tx| async move {
                let (round, standing) = alone(&tx, caller, round).await?;
                if standing.secretary().is_err() {
                    standing.chair()?;
                }
                let conflict = addressed(&tx, &round, address).await?;
                let own = conflict.person == standing.person();
                if !own && standing.bars(conflict.proposal) {
                    return Err(Refusal::from(Common::Unknown).into());
                }
                standing.declaring()?;
                let conflict = tx.save(conflict.decide(draft, &standing)?).await?;
                sheets::follow(&tx, &round, &standing, &conflict).await?;
                reads::view(&tx, &round, &standing, &conflict).await
            })
            .await
    }
}

async fn declared(tx: &Tx, caller: &Caller, round: &str, draft: &ConflictDraft) -> Result<ConflictId, Error> {
    let (round, standing) = alone(tx, caller, round).await?;
    let change = match &draft.member {
        None => own(tx, &round, &standing, draft).await?,
        Some(code) if standing.secretary().is_ok() => of_another(tx, &round, &standing, code, draft).await?,
        Some(code) => challenge(tx, &round, &standing, code, draft).await?,
    };
    let conflict = tx.save(change).await?;
    sheets::follow(tx, &round, &standing, &conflict).await?;
    Ok(conflict.id)
}

async fn own(
    tx: &Tx,
    round: &Round,
    standing: &Standing,
    draft: &ConflictDraft,
) -> Result<Change<Conflict>, Error> {
    if standing.secretary().is_err() && standing.approver().is_err() {
        standing.member()?;
    }
    standing.declaring()?;
    let proposal = submitted(tx, round, &draft.proposal).await?;
    let finding = finding(tx, round, standing.person(), proposal.id);
    Ok(Conflict::declare(&finding, draft)?)
}

async fn of_another(
    tx: &Tx,
    round: &Round,
    standing: &Standing,
    code: &str,
    draft: &ConflictDraft,
) -> Result<Change<Conflict>, Error> {
    let proposal = submitted(tx, round, &draft.proposal).await?;
    let secretary = standing.secretary_of(proposal.id)?;
    standing.declaring()?;
    let seat = seated(tx, round, code).await?;
    let finding = finding(tx, round, seat.person, proposal.id);
    Ok(Conflict::enter(&finding, draft, &secretary)?)
}

async fn challenge(
    tx: &Tx,
    round: &Round,
    standing: &Standing,
    code: &str,
    draft: &ConflictDraft,
) -> Result<Change<Conflict>, Error> {
    if draft.kind != ConflictKind::Challenge {
        standing.secretary()?;
    }
    let proposal = tx.proposal(round.id, &draft.proposal).await?;
    let applicant = standing.applicant(proposal.organization)?;
    if !applicant.coordinator() {
        return Err(Refusal::from(Common::NotYours).into());
    }
    let rules = tx.rules(round).await?;
    if !rules.names_disclosed.before_scoring() {
        return Err(Refusal::from(ConflictRefusal::NoChallenge).into());
    }
    standing.declaring()?;
    let proposal = submitted(tx, round, &proposal.reference).await?;
    let seat = seated(tx, round, code).await?;
    let members = tx.seats(round.id).await?;
    let members: Vec<PersonId> = members
        .iter()
        .filter(|seat| seat.in_office())
        .map(|seat| seat.person)
        .collect();
    let bars = tx.conflicts_in_force(round.id).await?;
    let blocked = bars.iter().filter(|(person, barred)| {
        *barred == proposal.id && *person != seat.person && members.contains(person)
    });
    let needed = rules.min_valid_scores();
    let destroyed = quorum_destroyed(
        members.len(),
        blocked.count(),
        rules.quorum,
        rules.recused_in_base,
        needed,
    );
    let met = if destroyed {
        Challenge::DestroysQuorum
    } else {
        Challenge::Admissible
    };
    let finding = finding(tx, round, seat.person, proposal.id);
    Ok(Conflict::challenge(&finding, draft, met, &applicant)?)
}

/// The conflict at an address: the seat's code (or a staff member's identifier), the proposal, the kind. Of several
/// the newest.
async fn addressed(
    tx: &Tx,
    round: &Round,
    (member, reference, kind): (&str, &str, ConflictKind),
) -> Result<Conflict, Error> {
    let unknown = || Refusal::from(Common::Unknown);
    let seats = tx.seats(round.id).await?;
    let seat = seats.iter().find(|seat| seat.code == member);
    let person = match (seat, uuid::Uuid::parse_str(member)) {
        (Some(seat), _) => seat.person,
        (None, Ok(person)) => PersonId(person),
        (None, Err(_)) => return Err(unknown().into()),
    };
    let proposal = tx.proposal(round.id, reference).await?;
    let mut found = tx.conflicts(round.id).await?.into_iter();
    let found = found.rfind(|one| one.person == person && one.proposal == proposal.id && one.kind == kind);
    Ok(found.ok_or_else(unknown)?)
}

/// A proposal on which there may be a conflict: what stands submitted, and from convening on the eligible set.
async fn submitted(tx: &Tx, round: &Round, reference: &str) -> Result<Proposal, Error> {
    let proposal = tx.proposal(round.id, reference).await?;
    let judged = match round.stage {
        StageKind::Screening => true,
        StageKind::Draft
        | StageKind::Surveying
        | StageKind::Scoring
        | StageKind::Deliberation
        | StageKind::Decided
        | StageKind::Announced
        | StageKind::Delivering
        | StageKind::Closed
        | StageKind::Cancelled => tx.judged_revision(&proposal).await?.is_some(),
    };
    if proposal.state == State::Submitted && judged {
        return Ok(proposal);
    }
    Err(Refusal::from(Common::Unknown).into())
}

/// The seat of a code, as long as it is not over.
async fn seated(tx: &Tx, round: &Round, code: &str) -> Result<Seat, Error> {
    let seat = tx.seat(round.id, code).await?;
    if seat.left() {
        return Err(Refusal::from(Common::Unknown).into());
    }
    Ok(seat)
}

fn finding(tx: &Tx, round: &Round, person: PersonId, proposal: ProposalId) -> Finding {
    Finding {
        id: tx.id(),
        round: round.id,
        person,
        proposal,
        late: round.stage >= StageKind::Scoring,
        at: tx.now(),
    }
}
