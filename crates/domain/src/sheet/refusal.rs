//! What can be refused about score sheets and their opening.

use crate::refusal::Moment;
use crate::refusals;

refusals! {
    /// Refusals about score sheets and their opening.
    SheetRefusal {
        /// The sheet is sealed.
        SheetSealed => (Conflict, "sheet_sealed"),
        /// The sheet is not sealed.
        SheetNotSealed => (Conflict, "sheet_not_sealed"),
        /// The sheet is set aside.
        SheetSetAside => (Conflict, "sheet_set_aside"),
        /// Scoring has not begun.
        ScoringNotOpen { opens: Moment } => (Conflict, "scoring_not_open"),
        /// Scoring is over for this member.
        ScoringClosed { closed: Moment } => (Conflict, "scoring_closed"),
        /// No such field on this sheet.
        NoSuchField => (Unknown, "sheet_field_unknown"),
        /// The criterion is not one of the rules.
        NoSuchCriterion { criterion: String } => (Invalid, "criterion_unknown"),
        /// The criterion does not apply to this proposal and is left out.
        NotApplicable { criterion: String } => (Invalid, "criterion_not_applicable"),
        /// Points are missing.
        PointsMissing { criterion: String } => (Invalid, "points_missing"),
        /// The points are no mark of the scale.
        OffScale { least: String, most: String, step: String } => (Invalid, "points_off_scale"),
        /// The points are no number with at most three digits behind the point.
        PointsForm => (Invalid, "points_form"),
        /// Words are needed for this criterion.
        WordsMissing { criterion: String } => (Invalid, "justification_missing"),
        /// The overall opinion is missing.
        OpinionMissing => (Invalid, "opinion_missing"),
        /// The chair opens first.
        ChairFirst => (Conflict, "opening_chair_first"),
        /// Two people open.
        SamePerson => (Forbidden, "opening_same_person"),
        /// Members may still seal.
        ScoringStillOpen => (Conflict, "opening_scoring_open"),
    }
}
