//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    CountRefusal {
        /// The scores are not open yet.
        NotOpened => (Conflict, "not_opened"),
    }
}
