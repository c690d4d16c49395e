//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    ObjectionRefusal {
        /// The window is closed.
        WindowClosed => (Conflict, "objection_window_closed"),
    }
}
