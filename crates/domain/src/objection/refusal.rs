//! What can be refused about objections.

use crate::refusals;

refusals! {
    /// Refusals about objections.
    ObjectionRefusal {
        /// The rules of the round take no objections.
        NotTaken => (Conflict, "objection_not_taken"),
        /// The window is over.
        WindowClosed => (Conflict, "objection_window_closed"),
        /// The ground is none of the admissible ones.
        Ground => (Invalid, "objection_ground"),
        /// One waits for its answer already.
        Waiting => (Conflict, "objection_waiting"),
        /// It is answered, or taken back.
        Answered => (Conflict, "objection_answered"),
        /// Only an upheld objection has a consequence.
        NothingFollows => (Invalid, "objection_nothing_follows"),
        /// Who decided does not answer an objection against the decision.
        OwnDecision => (Forbidden, "objection_own_decision"),
    }
}
