//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    AnnouncementRefusal {
        /// It is published already.
        Published => (Conflict, "announcement_published"),
    }
}
