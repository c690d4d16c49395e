//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    MeetingRefusal {
        /// Too few are present for this item.
        NoQuorum => (Conflict, "no_quorum"),
    }
}
