//! Questionnaires as versioned data: sections, questions, conditions, answers and their limits. Whose answers they
//! are and when they may be given is the proposals' matter.

mod answer;
mod check;
mod complete;
mod edit;
mod event;
mod kept;
mod questionnaire;
mod refusal;

#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use complete::{SectionState, SectionView, complete, said, shown};
pub use edit::Toward;
pub use event::SurveyEvent;
pub use kept::KeptQuestionnaire;
pub use questionnaire::{Bound, ChoiceOption, Condition, Question, QuestionKind, Questionnaire, Section};
pub use refusal::SurveyRefusal;
