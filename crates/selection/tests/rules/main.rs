//! Every rule of the count by a small case of texts that fails when the rule is removed.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod aggregation;
mod selection;
mod texts;
mod ties;
