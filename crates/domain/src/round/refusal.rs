//! What can be refused about rounds.

use crate::refusals;

refusals! {
    /// Refusals about programmes, rounds, rules and dates.
    RoundRefusal {
        /// The round's deadline has passed.
        DeadlinePassed { deadline: String } => (Conflict, "deadline_passed"),
    }
}
