//! What can be refused in meetings.

use crate::refusal::Amount;
use crate::refusals;

refusals! {
    /// Refusals about meetings, agenda, votes and resolutions.
    MeetingRefusal {
        /// Too few are present for this item.
        NoQuorum { present: u32, base: u32, needed: u32 } => (Conflict, "no_quorum"),
        /// The meeting is not sitting.
        NotSitting { state: &'static str } => (Conflict, "meeting_not_sitting"),
        /// Another meeting of the round is sitting.
        AnotherSitting => (Conflict, "meeting_another_sitting"),
        /// The meeting is closed.
        MeetingClosed => (Conflict, "meeting_closed"),
        /// No seat in office has that code.
        NoSuchSeat { seat: String } => (Invalid, "meeting_seat_unknown"),
        /// A member leaves after coming.
        IntervalTurned { seat: String } => (Invalid, "attendance_turned"),
        /// Two intervals of one member overlap.
        IntervalOverlap { seat: String } => (Invalid, "attendance_overlap"),
        /// The member voted when the new list says they were away.
        IntervalVoted { seat: String } => (Conflict, "attendance_voted"),
        /// The item is resolved already.
        ItemResolved => (Conflict, "item_resolved"),
        /// The item is resolved together with its consent item.
        InConsent { position: i32 } => (Conflict, "item_in_consent"),
        /// The member is blocked for this item.
        VoteBlocked { seat: String } => (Conflict, "vote_blocked"),
        /// The member was not in the room.
        VoteAbsent { seat: String } => (Conflict, "vote_absent"),
        /// The member's vote stands twice.
        VoteTwice { seat: String } => (Invalid, "vote_twice"),
        /// The vote lies in the future.
        VoteTime => (Invalid, "vote_time"),
        /// Nobody has voted yet.
        NotVoted => (Conflict, "motion_not_voted"),
        /// More than was computed, or nothing.
        AmountRange { most: Amount } => (Invalid, "resolved_amount_range"),
        /// Conditions and an amount belong to a proposal that is to be selected.
        NotSelecting => (Invalid, "not_selecting"),
        /// The same as computed needs no override.
        OverrideSame => (Invalid, "override_same"),
        /// A proposal that is not counted cannot be resolved.
        OverrideNotCounted => (Conflict, "override_not_counted"),
        /// Items are open, or were changed by the last count.
        Unresolved { count: usize } => (Conflict, "items_unresolved"),
        /// An item about the budget is open.
        BudgetWaits { position: i32 } => (Conflict, "budget_waits"),
        /// Nobody asked for approval of the list.
        DecisionNotAsked => (Conflict, "decision_not_asked"),
        /// What is resolved costs more than there is.
        OverBudget { committed: Amount, budget: Amount } => (Conflict, "over_budget"),
    }
}
