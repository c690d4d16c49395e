//! What can be refused about proposals. To an applicant no refusal names the round's internal stage.

use crate::refusal::{Amount, Moment};
use crate::refusals;

refusals! {
    /// Refusals about drafts, submissions, sign-offs and withdrawals.
    ProposalRefusal {
        /// Nothing was submitted yet.
        NotSubmitted => (Conflict, "not_submitted"),
        /// It was withdrawn before.
        WithdrawnAlready => (Conflict, "withdrawn_already"),
        /// The list is resolved.
        WithdrawalTooLate => (Conflict, "withdrawal_too_late"),
        /// The survey takes no answers now.
        SurveyNotOpen => (Conflict, "survey_not_open"),
        /// The survey opens later.
        SurveyOpensLater { opens: Moment } => (Conflict, "survey_opens_later"),
        /// The proposal is not selected and announced, so nothing can be given up.
        NotSelected => (Conflict, "not_selected"),
        /// It was given up before.
        GivenUpAlready => (Conflict, "given_up_already"),
        /// A draft has no such field.
        NoSuchField => (Unknown, "draft_field_unknown"),
        /// A field must be filled in before it can be submitted.
        FieldMissing => (Invalid, "draft_field_missing"),
        /// The cost items do not add up to the amount.
        CostsDiffer { amount: Amount, costs: Amount } => (Invalid, "costs_differ"),
        /// The period ends before it begins.
        PeriodBackwards => (Invalid, "period_backwards"),
        /// No such support area in the round.
        NoSuchArea { code: String } => (Invalid, "area_unknown"),
        /// The lead organization takes part already.
        LeadTakesPart => (Invalid, "lead_takes_part"),
        /// The same entry twice.
        Twice { entry: String } => (Invalid, "entry_twice"),
        /// The order names what is not one of the organization's proposals.
        NotInOrder { reference: String } => (Invalid, "priority_unknown"),
        /// The signing officer has not agreed to what would be submitted.
        SignOffMissing => (Conflict, "sign_off_missing"),
        /// The rules of the round ask for another kind of sign-off.
        SignOffKind => (Conflict, "sign_off_kind"),
        /// The official letter must be attached as a PDF.
        LetterMissing => (Invalid, "letter_missing"),
        /// The draft was changed after it was read for signing.
        DraftChanged => (Conflict, "draft_changed"),
        /// The organization has a submitted proposal.
        HasDemand => (Conflict, "has_demand"),
    }
}
