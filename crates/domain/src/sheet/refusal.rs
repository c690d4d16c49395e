//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    SheetRefusal {
        /// The sheet is sealed.
        Sealed => (Conflict, "sheet_sealed"),
    }
}
