//! What can be refused about screenings and supplement requests.

use crate::refusals;

refusals! {
    /// Refusals about screenings and supplement requests.
    ScreeningRefusal {
        /// An outcome other than eligible needs its reason.
        ReasonMissing => (Invalid, "screening_reason_missing"),
        /// Eligible with conditions needs the conditions.
        ConditionsMissing => (Invalid, "screening_conditions_missing"),
        /// The checklist of the round has no such item.
        NoSuchItem { item: String } => (Invalid, "screening_item_unknown"),
        /// An outcome needs a finding on every item of the checklist.
        ItemOpen { item: String } => (Invalid, "screening_item_open"),
        /// A required item is not met: the proposal cannot be eligible.
        RequiredNotMet { item: String } => (Invalid, "screening_required_not_met"),
        /// The proposal was withdrawn.
        Withdrawn => (Conflict, "screening_withdrawn"),
        /// A request is open already.
        RequestOpen => (Conflict, "supplement_open"),
        /// No request is open.
        NoRequest => (Conflict, "no_supplement_request"),
        /// The deadline of a request lies ahead.
        DuePast => (Invalid, "supplement_due_past"),
    }
}
