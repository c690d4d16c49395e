//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    ConflictRefusal {
        /// A conflict needs its ground.
        GroundMissing => (Invalid, "conflict_ground_missing"),
    }
}
