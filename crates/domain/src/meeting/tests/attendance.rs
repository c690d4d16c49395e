//! Attendance as intervals.

use super::*;
use crate::ids::AttendanceId;

fn enter(stays: &[(&str, i64, Option<i64>)], voted: &[(SeatId, Timestamp)]) -> Result<Attended, Refusal> {
    let stay = |(code, from, until): &(&str, i64, Option<i64>)| IntervalDraft {
        seat: (*code).to_owned(),
        from: at(*from),
        until: until.map(at),
    };
    let draft = AttendanceDraft {
        intervals: stays.iter().map(stay).collect(),
    };
    let mut drawn = 0;
    let number = || {
        drawn += 1;
        id::<AttendanceId>(drawn)
    };
    let meeting = Table::sits().meeting;
    let change = meeting.attended(&draft, &seats(), voted, number, &secretary());
    change.map(|change| change.after)
}

#[test]
fn a_member_may_leave_and_come_back() {
    let attended = enter(&[("M1", 0, Some(30)), ("M1", 30, None), ("M2", 5, None)], &[]).unwrap();

    assert_eq!(attended.intervals.len(), 3);
}

#[test]
fn overlapping_turned_and_foreign_intervals_are_refused() {
    let code = |stays: &[(&str, i64, Option<i64>)]| enter(stays, &[]).unwrap_err().code;

    assert_eq!(code(&[("M1", 0, None), ("M1", 30, None)]), "attendance_overlap");
    assert_eq!(
        code(&[("M1", 10, Some(20)), ("M1", 0, Some(11))]),
        "attendance_overlap"
    );
    assert_eq!(code(&[("M1", 30, Some(30))]), "attendance_turned");
    assert_eq!(code(&[("M10", 0, None)]), "meeting_seat_unknown");
}

#[test]
fn nobody_who_voted_can_have_been_away() {
    let voted = [(seat("M2"), at(40))];

    let refused = enter(&[("M1", 0, None), ("M2", 0, Some(40))], &voted);

    assert_eq!(refused.unwrap_err().code, "attendance_voted");
    assert!(enter(&[("M2", 0, Some(41))], &voted).is_ok());
}
