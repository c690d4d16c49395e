//! What happens here, as the journal keeps it.

use serde::{Deserialize, Serialize};

/// What happens, told by the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum SurveyEvent {
    /// A questionnaire was set.
    #[serde(rename = "survey.questionnaire_set")]
    QuestionnaireSet {
        /// What the event tells of it.
        version: i32,
    },
}
