//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    CouncilRefusal {
        /// The seat is not accepted.
        SeatNotAccepted => (Conflict, "seat_not_accepted"),
    }
}
