//! Calling, opening and closing meetings, and who was there.

use simui_domain::ids::MeetingId;
use simui_domain::meeting::{AttendanceDraft, AttendanceView, Meeting, MeetingDraft, MeetingView};
use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::StageKind;
use simui_store::Lock;

use super::agenda::agenda_follows;
use super::reads::{codes, concerned};
use crate::count::held;
use crate::repeat::once;
use crate::{App, Error};

/// Refuses what was read at another version.
pub(super) fn unchanged(version: i64, read: i64) -> Result<(), Refusal> {
    if version == read {
        Ok(())
    } else {
        Err(Common::Stale { version }.into())
    }
}

impl App {
    /// Calls a meeting.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, and the refusals of its details.
    pub async fn call_meeting(
        &self,
        caller: &Caller,
        code: &str,
        draft: &MeetingDraft,
    ) -> Result<MeetingView, Error> {
        self.store
            .write(caller.act("call_meeting"), |tx| async move {
                let id: MeetingId = once(&tx, caller, "call_meeting", &(code, draft), async {
                    let round = held(&tx, code, Lock::Alone).await?;
                    let standing = tx.standing(caller.person, round.id).await?;
                    let by = standing.secretary()?;
                    if standing.deciding().is_err() {
                        standing.during(&[
                            StageKind::Screening,
                            StageKind::Scoring,
                            StageKind::Deliberation,
                        ])?;
                    }
                    let n = tx.meetings(round.id).await?.last().map_or(1, |last| last.n + 1);
                    let change = Meeting::plan(tx.id(), n, draft, &by)?;
                    Ok(tx.save(change).await?.id)
                })
                .await?;
                let round = tx.round(code).await?;
                concerned(&tx.standing(caller.person, round.id).await?)?;
                let mut all = tx.meetings(round.id).await?.into_iter();
                let meeting = all.find(|one| one.id == id);
                Ok(meeting.ok_or(Refusal::from(Common::Unknown))?.seen())
            })
            .await
    }

    /// Calls a meeting to order; if there is an official count, its agenda is made, of every proposal.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `whole_needed`, `wrong_stage`, `stale`, `meeting_not_sitting`, `meeting_another_sitting`.
    pub async fn open_meeting(
        &self,
        caller: &Caller,
        (code, n): (&str, i32),
        version: i64,
    ) -> Result<MeetingView, Error> {
        self.store
            .write(caller.act("open_meeting"), |tx| async move {
                let round = held(&tx, code, Lock::Alone).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let by = standing.secretary_of_whole()?;
                standing.deciding()?;
                let all = tx.meetings(round.id).await?;
                let meeting = tx.meeting(round.id, n).await?;
                unchanged(meeting.version, version)?;
                let meeting = tx.save(meeting.open(&all, &by)?).await?;
                if let Some(count) = tx.official_count(round.id).await? {
                    agenda_follows(&tx, round.id, &count, by.by()).await?;
                }
                Ok(meeting.seen())
            })
            .await
    }

    /// Closes a meeting; what is open is deferred to another, whatever it is about.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `whole_needed`, `wrong_stage`, `stale`, `meeting_not_sitting`.
    pub async fn close_meeting(
        &self,
        caller: &Caller,
        (code, n): (&str, i32),
        version: i64,
    ) -> Result<MeetingView, Error> {
        self.store
            .write(caller.act("close_meeting"), |tx| async move {
                let round = held(&tx, code, Lock::Alone).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let by = standing.secretary_of_whole()?;
                if standing.deciding().is_err() {
                    // A meeting that was left sitting when the list was approved can still be closed.
                    standing.during(&[
                        StageKind::Deliberation,
                        StageKind::Decided,
                        StageKind::Announced,
                        StageKind::Delivering,
                    ])?;
                }
                let meeting = tx.meeting(round.id, n).await?;
                unchanged(meeting.version, version)?;
                let items = tx.items(round.id).await?;
                Ok(tx.save(meeting.close(&items, &by)?).await?.meeting.seen())
            })
            .await
    }

    /// Enters who was in the room from when until when, whole. Whether it is refused tells who voted when, on
    /// everything.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `whole_needed`, `wrong_stage`, `stale`, `meeting_closed`, `meeting_seat_unknown`, `attendance_turned`,
    /// `attendance_overlap`, `attendance_voted`.
    pub async fn enter_attendance(
        &self,
        caller: &Caller,
        (code, n): (&str, i32),
        version: i64,
        draft: &AttendanceDraft,
    ) -> Result<AttendanceView, Error> {
        self.store
            .write(caller.act("enter_attendance"), |tx| async move {
                let round = held(&tx, code, Lock::Alone).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let by = standing.secretary_of_whole()?;
                if standing.deciding().is_err() {
                    standing.during(&[StageKind::Deliberation, StageKind::Decided])?;
                }
                let meeting = tx.meeting(round.id, n).await?;
                unchanged(meeting.version, version)?;
                let seats = tx.seats(round.id).await?;
                let items = tx.items(round.id).await?;
                let here = |item| {
                    items
                        .iter()
                        .any(|one| one.id == item && one.meeting == meeting.id)
                };
                let motions = tx.motions(round.id).await?;
                let voted: Vec<_> = motions
                    .iter()
                    .filter(|motion| here(motion.item))
                    .flat_map(|motion| motion.votes.iter().map(|vote| (vote.seat, vote.at)))
                    .collect();
                let change = meeting.attended(draft, &seats, &voted, || tx.id(), &by)?;
                let kept = tx.save(change).await?;
                Ok(kept.meeting.seen_attendance(&kept.intervals, &codes(&seats)))
            })
            .await
    }
}
