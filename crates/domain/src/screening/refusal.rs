//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    ScreeningRefusal {
        /// An outcome other than eligible needs its reason.
        ReasonMissing => (Invalid, "screening_reason_missing"),
    }
}
