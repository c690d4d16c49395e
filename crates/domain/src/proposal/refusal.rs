//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    ProposalRefusal {
        /// Nothing was submitted yet.
        NotSubmitted => (Conflict, "not_submitted"),
    }
}
