//! Reading meetings, attendance and agenda.

use std::collections::BTreeMap;

use simui_domain::council::Seat;
use simui_domain::ids::{ItemId, ProposalId, RoundId, SeatId};
use simui_domain::meeting::{
    AttendanceView, ItemView, ItemsView, Meeting, MeetingView, Motion, Names, Sat, seen_items,
};
use simui_domain::policy::{Caller, Standing};
use simui_domain::refusal::{Common, Refusal};
use simui_store::Snapshot;

use crate::{App, Error};

/// Meetings are the business of the council, of the ministry's side and of the auditor.
pub(super) fn concerned(standing: &Standing) -> Result<(), Refusal> {
    let staff = standing.secretary().is_ok() || standing.approver().is_ok() || standing.auditor().is_ok();
    if staff {
        return Ok(());
    }
    standing.member().map(|_| ())
}

/// The codes of seats.
pub(super) fn codes(seats: &[Seat]) -> BTreeMap<SeatId, String> {
    seats.iter().map(|seat| (seat.id, seat.code.clone())).collect()
}

/// The agenda of a meeting as the reader may see it.
pub(super) async fn agenda(
    snapshot: &Snapshot,
    meeting: &Meeting,
    standing: &Standing,
) -> Result<ItemsView, Error> {
    let items = snapshot.items(meeting.round).await?;
    let seats = snapshot.seats(meeting.round).await?;
    let about: Vec<ProposalId> = items.iter().filter_map(|item| item.proposal).collect();
    let references = snapshot.references(meeting.round, &about).await?;
    let motions = last_motions(snapshot, meeting.round).await?;
    let names = Names {
        references: &references,
        seats: &codes(&seats),
        keeps: standing.secretary().is_ok()
            || standing.approver().is_ok()
            || standing.auditor().is_ok()
            || standing.chair().is_ok(),
    };
    if meeting.sitting().is_err() {
        return Ok(seen_items(meeting, &items, &motions, None, &names, standing));
    }
    let round = snapshot.round_of(meeting.round).await?;
    let sat = Sat {
        seats: &seats,
        bars: &snapshot.conflicts_in_force(meeting.round).await?,
        intervals: &snapshot.attendance(meeting.id).await?,
        rules: &snapshot.rules(&round).await?,
        at: snapshot.now(),
    };
    Ok(seen_items(
        meeting,
        &items,
        &motions,
        Some(&sat),
        &names,
        standing,
    ))
}

async fn last_motions(snapshot: &Snapshot, round: RoundId) -> Result<BTreeMap<ItemId, Motion>, Error> {
    let motions = snapshot.motions(round).await?;
    // In the order of their numbers: the last of an item stays.
    Ok(motions.into_iter().map(|motion| (motion.item, motion)).collect())
}

/// One item of a meeting as the reader may see it.
pub(super) async fn item_view(
    snapshot: &Snapshot,
    meeting: &Meeting,
    position: i32,
    standing: &Standing,
) -> Result<ItemView, Error> {
    let agenda = agenda(snapshot, meeting, standing).await?;
    let found = agenda.items.into_iter().find(|item| item.position() == position);
    Ok(found.ok_or(Refusal::from(Common::Unknown))?)
}

impl App {
    /// The meetings of a round.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn meetings(&self, caller: &Caller, code: &str) -> Result<Vec<MeetingView>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        concerned(&snapshot.standing(caller.person, round.id).await?)?;
        let meetings = snapshot.meetings(round.id).await?;
        Ok(meetings.iter().map(Meeting::seen).collect())
    }

    /// One meeting.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn meeting(&self, caller: &Caller, (code, n): (&str, i32)) -> Result<MeetingView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        concerned(&snapshot.standing(caller.person, round.id).await?)?;
        Ok(snapshot.meeting(round.id, n).await?.seen())
    }

    /// Who was in the room.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn attendance(&self, caller: &Caller, (code, n): (&str, i32)) -> Result<AttendanceView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        concerned(&snapshot.standing(caller.person, round.id).await?)?;
        let meeting = snapshot.meeting(round.id, n).await?;
        let seats = codes(&snapshot.seats(round.id).await?);
        let intervals = snapshot.attendance(meeting.id).await?;
        Ok(meeting.seen_attendance(&intervals, &seats))
    }

    /// The agenda: a recused reader sees of an item that it is there.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn items(&self, caller: &Caller, (code, n): (&str, i32)) -> Result<ItemsView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        concerned(&standing)?;
        let meeting = snapshot.meeting(round.id, n).await?;
        agenda(&snapshot, &meeting, &standing).await
    }
}
