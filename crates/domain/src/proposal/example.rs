//! A filled-in survey to look at, before one writes one's own.

use serde::Serialize;
use utoipa::ToSchema;

use super::Content;

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
    /// Of an invented content.
    #[must_use]
    pub fn new(content: Content) -> Self {
        Self {
            illustrative: true,
            content,
        }
    }
}
