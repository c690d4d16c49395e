//! What can be refused here.

use crate::refusals;

refusals! {
    /// Refusals of this noun.
    SurveyRefusal {
        /// The round has no questionnaire yet.
        QuestionnaireMissing => (Conflict, "questionnaire_missing"),
    }
}
