//! What can be refused about the rows of the tabulation.

use crate::refusals;

refusals! {
    /// Refusals about the rows of the tabulation.
    TabulationRefusal {
        /// The row is another one by now: a sheet was revised or set aside.
        RowChanged => (Conflict, "row_changed"),
        /// There is no total in the row that could be confirmed.
        RowEmpty => (Conflict, "row_empty"),
    }
}
