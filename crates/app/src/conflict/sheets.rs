//! What a conflict does to the sheet of its member: kept and set aside, or counted again; and to what was resolved
//! with the member's vote.

use std::collections::BTreeSet;

use simui_domain::conflict::{Conflict, ConflictState};
use simui_domain::council::{Convened, Seat};
use simui_domain::ids::SeatId;
use simui_domain::meeting::SetBack;
use simui_domain::policy::Standing;
use simui_domain::record::By;
use simui_domain::round::{Round, StageKind};
use simui_store::Tx;

use crate::Error;

/// Lets the member's sheet follow what is now on record, and what was resolved with the member's vote: before the list
/// is approved, and again where an upheld objection opened the decision.
pub(super) async fn follow(
    tx: &Tx,
    round: &Round,
    standing: &Standing,
    conflict: &Conflict,
) -> Result<(), Error> {
    let opened = match round.stage {
        StageKind::Scoring => false,
        StageKind::Deliberation => true,
        StageKind::Decided | StageKind::Announced | StageKind::Delivering if standing.reopened() => true,
        StageKind::Draft
        | StageKind::Surveying
        | StageKind::Screening
        | StageKind::Decided
        | StageKind::Announced
        | StageKind::Delivering
        | StageKind::Closed
        | StageKind::Cancelled => return Ok(()),
    };
    let author = conflict
        .decided_by
        .or(conflict.filed_by)
        .unwrap_or(conflict.person);
    let by = By::person(author);
    let seats = tx.seats(round.id).await?;
    set_back(tx, conflict, &seats, by).await?;
    let Some(seat) = seats
        .iter()
        .find(|seat| seat.person == conflict.person && seat.ready())
    else {
        return Ok(());
    };
    let barred = tx
        .barred(conflict.person, round.id)
        .await?
        .contains(&conflict.proposal);
    let sheet = tx.sheet_of(seat.id, conflict.proposal).await?;
    match (sheet, barred) {
        (Some(sheet), true) if sheet.set_aside.is_none() => {
            let reason = conflict.kind.name().to_owned();
            tx.save(sheet.lay_aside(reason, tx.now(), opened, by)).await?;
        }
        (Some(sheet), false) if sheet.set_aside.is_some() => {
            tx.save(sheet.restore(opened, by)).await?;
        }
        (None, false) if !opened => lay(tx, seat, conflict, by).await?,
        (Some(_) | None, _) => {}
    }
    Ok(())
}

/// What was resolved with the vote of somebody who is barred is deliberated anew; a challenge that waits for its
/// decision does not undo anything.
async fn set_back(tx: &Tx, conflict: &Conflict, seats: &[Seat], by: By) -> Result<(), Error> {
    if !conflict.state.bars() || conflict.state == ConflictState::Pending {
        return Ok(());
    }
    let own = seats.iter().filter(|seat| seat.person == conflict.person);
    let own: BTreeSet<SeatId> = own.map(|seat| seat.id).collect();
    let (items, motions) = (tx.items(conflict.round).await?, tx.motions(conflict.round).await?);
    if let Some(change) = SetBack::of(conflict.proposal, &own, (&items, &motions), by) {
        tx.save(change).await?;
    }
    Ok(())
}

/// A member who was barred when sheets were laid, and is no longer, gets the blank sheet now.
async fn lay(tx: &Tx, seat: &Seat, conflict: &Conflict, by: By) -> Result<(), Error> {
    let judged = tx.candidates(conflict.round).await?;
    if !judged.iter().any(|(proposal, _)| *proposal == conflict.proposal) {
        return Ok(());
    }
    let laid = Convened::refill(seat, &[conflict.proposal], &BTreeSet::new(), by);
    tx.save(laid).await?;
    if seat.final_at.is_some() {
        tx.save(seat.clone().take_final_back(by)).await?;
    }
    Ok(())
}
