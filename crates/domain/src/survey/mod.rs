//! Questionnaires as versioned data: sections, questions, conditions, answers and their limits.

mod event;
mod refusal;

pub use event::SurveyEvent;
pub use refusal::SurveyRefusal;
