//! What can be refused about announcements and results.

use crate::refusals;

refusals! {
    /// Refusals about announcements and results.
    AnnouncementRefusal {
        /// It is published already.
        Published => (Conflict, "announcement_published"),
        /// It waits for approval, or is approved.
        Waiting => (Conflict, "announcement_waiting"),
        /// It is not submitted.
        NotSubmitted => (Conflict, "announcement_not_submitted"),
        /// There is one in this language already.
        Begun => (Conflict, "announcement_begun"),
        /// Only what is published can be corrected.
        NotPublished => (Conflict, "announcement_not_published"),
        /// An unselected proposal has no reason that its applicant could be told.
        ReasonMissing { reference: String } => (Invalid, "announcement_reason_missing"),
        /// A reason is given for a proposal that the list does not hold.
        ReasonStray { reference: String } => (Invalid, "announcement_reason_stray"),
        /// The list is open: an upheld objection waits for its new decision.
        DecisionOpen => (Conflict, "announcement_decision_open"),
        /// The result is not told yet.
        ResultNotTold => (Conflict, "result_not_told"),
    }
}
