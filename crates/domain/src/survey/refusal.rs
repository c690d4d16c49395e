//! What can be refused about questionnaires and answers.

use super::Bound;
use crate::refusals;

refusals! {
    /// Refusals about questionnaires and answers.
    SurveyRefusal {
        /// The round has no questionnaire yet.
        QuestionnaireMissing => (Conflict, "questionnaire_missing"),
        /// No question, or too many.
        QuestionCount { most: usize } => (Invalid, "question_count"),
        /// A section has the code of a part that every draft has beside its questionnaire.
        SectionReserved { section: String } => (Invalid, "section_reserved"),
        /// A question's code cannot be written.
        QuestionCode => (Invalid, "question_code"),
        /// Two questions have one code.
        QuestionTwice { question: String } => (Invalid, "question_twice"),
        /// This kind of question does not take that limit.
        LimitNotHere { question: String } => (Invalid, "question_limit_not_here"),
        /// The least is above the greatest.
        LimitsCrossed { question: String } => (Invalid, "question_limits_crossed"),
        /// A choice without options, with a value twice, or options where there is nothing to choose.
        OptionsWrong { question: String } => (Invalid, "question_options"),
        /// A condition on something that is not an earlier question.
        ConditionTarget { question: String } => (Invalid, "condition_target"),
        /// A condition on a value that cannot be chosen.
        ConditionValue { value: String } => (Invalid, "condition_value"),
        /// Not a whole number.
        NumberForm => (Invalid, "number_form"),
        /// Below the least.
        AnswerBelow { least: Bound } => (Invalid, "answer_below"),
        /// Above the greatest.
        AnswerAbove { most: Bound } => (Invalid, "answer_above"),
        /// Not a day.
        DateForm => (Invalid, "date_form"),
        /// No country has that code.
        CountryUnknown { country: String } => (Invalid, "country_unknown"),
        /// A country stands twice.
        CountryTwice { country: String } => (Invalid, "country_twice"),
    }
}
