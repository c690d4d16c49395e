//! A filled-in survey to look at, before one writes one's own.

use serde::Serialize;
use utoipa::ToSchema;

use super::Content;
use crate::survey::Questionnaire;

/// An invented proposal that answers the questions of a round.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ExampleView {
    /// Always true: nobody submitted it.
    pub illustrative: bool,
    /// What it says.
    pub content: Content,
}

impl ExampleView {
    /// Of an invented content that answered another questionnaire: the answers that can stand where they are asked
    /// now, every other question open; and an area of the round, its first one where the content's is not among them.
    #[must_use]
    pub fn new(content: &Content, (before, now): (&Questionnaire, &Questionnaire), areas: &[String]) -> Self {
        let mut content = content.clone();
        content.answers.retain(|code, answer| {
            let kind = before.question(code).map(|question| question.kind);
            let asked = now.question(code).filter(|asked| Some(asked.kind) == kind);
            asked.is_some_and(|asked| asked.read(answer).is_ok())
        });
        if !areas.contains(&content.area) {
            content.area = areas.first().cloned().unwrap_or_default();
        }
        Self {
            illustrative: true,
            content,
        }
    }
}
