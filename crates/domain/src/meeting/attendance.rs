//! Attendance (출석) as intervals: who was in the room from when until when. A member who leaves and comes back has
//! two; that a blocked member leaves for an item is derived from the conflicts and not entered.

use serde::Deserialize;
use utoipa::ToSchema;

use super::{Meeting, MeetingEvent, MeetingRefusal, MeetingState, Presence};
use crate::council::Seat;
use crate::ids::{AttendanceId, SeatId};
use crate::policy::Secretary;
use crate::record::Change;
use crate::refusal::Refusal;
use crate::time::{Timestamp, canonical};

/// One stay of one member in the room: from an instant up to and without another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Inside identifier.
    pub id: AttendanceId,
    /// Whose.
    pub seat: SeatId,
    /// Came.
    pub from: Timestamp,
    /// Left; still there without it.
    pub until: Option<Timestamp>,
}

impl Interval {
    /// Whether the member was in the room at an instant.
    #[must_use]
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// The whole attendance of a meeting, as entered.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceDraft {
    /// Every stay of every member.
    pub intervals: Vec<IntervalDraft>,
}

/// One stay, as entered.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IntervalDraft {
    /// Code of the seat.
    pub seat: String,
    /// Came.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// Left; still there without it.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
}

/// A meeting with its attendance; kept together, the intervals written anew.
#[derive(Debug, Clone)]
pub struct Attended {
    /// The meeting.
    pub meeting: Meeting,
    /// Who was there.
    pub intervals: Vec<Interval>,
}

impl Meeting {
    /// Enters the attendance, whole. `voted` are the votes of the meeting: nobody who voted can have been away.
    ///
    /// # Errors
    /// `meeting_closed`, `meeting_seat_unknown`, `attendance_turned`, `attendance_overlap`, `attendance_voted`.
    pub fn attended(
        self,
        draft: &AttendanceDraft,
        seats: &[Seat],
        voted: &[(SeatId, Timestamp)],
        mut id: impl FnMut() -> AttendanceId,
        by: &Secretary,
    ) -> Result<Change<Attended>, Refusal> {
        if self.state == MeetingState::Closed {
            return Err(MeetingRefusal::MeetingClosed.into());
        }
        let mut intervals: Vec<Interval> = Vec::with_capacity(draft.intervals.len());
        let mut wrong = Vec::new();
        for (place, stay) in draft.intervals.iter().enumerate() {
            match read(stay, seats, &intervals, id()) {
                Ok(interval) => intervals.push(interval),
                Err(refusal) => wrong.push(Refusal::from(refusal).at(format!("/intervals/{place}"))),
            }
        }
        Refusal::all(wrong)?;
        for (seat, at) in voted {
            let there = |one: &Interval| one.seat == *seat && one.holds(*at);
            if !intervals.iter().any(there) {
                let code = seats.iter().find(|one| one.id == *seat);
                let seat = code.map(|one| one.code.clone()).unwrap_or_default();
                return Err(MeetingRefusal::IntervalVoted { seat }.into());
            }
        }
        let told = intervals.iter().map(|one| Presence {
            seat: one.seat,
            from: canonical(one.from),
            until: one.until.map(canonical),
        });
        let event = MeetingEvent::Attended {
            intervals: told.collect(),
        };
        let about = self.about();
        let after = Attended {
            meeting: self,
            intervals,
        };
        Ok(Change::new(after, by.by(), about, event))
    }
}

fn read(
    stay: &IntervalDraft,
    seats: &[Seat],
    known: &[Interval],
    id: AttendanceId,
) -> Result<Interval, MeetingRefusal> {
    let seat = || stay.seat.clone();
    let member = seats.iter().find(|one| one.code == stay.seat && one.in_office());
    let member = member.ok_or_else(|| MeetingRefusal::NoSuchSeat { seat: seat() })?;
    if stay.until.is_some_and(|until| until <= stay.from) {
        return Err(MeetingRefusal::IntervalTurned { seat: seat() });
    }
    let interval = Interval {
        id,
        seat: member.id,
        from: stay.from,
        until: stay.until,
    };
    if known.iter().any(|other| overlap(other, &interval)) {
        return Err(MeetingRefusal::IntervalOverlap { seat: seat() });
    }
    Ok(interval)
}

fn overlap(one: &Interval, other: &Interval) -> bool {
    let starts_within = |a: &Interval, b: &Interval| b.until.is_none_or(|until| a.from < until);
    one.seat == other.seat && starts_within(one, other) && starts_within(other, one)
}
