//! Why a command could not do its work, as one sentence for the person who called it. Nothing here is caught or
//! told apart later, so it is only text.

use std::fmt;

/// A sentence that says what went wrong and, where we know it, what to do.
#[derive(Debug)]
pub(crate) struct Failure(String);

/// What every command here answers.
pub(crate) type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// A failure told in `sentence`.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// For `map_err`: what was being done, then what the system said.
    pub(crate) fn doing<E: fmt::Display>(what: &str) -> impl FnOnce(E) -> Self {
        move |error| Self(format!("{what}: {error}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
