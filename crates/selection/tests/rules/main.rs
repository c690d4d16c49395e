//! Every rule of the count by a small case of texts that fails when the rule is removed.
#![cfg(feature = "files")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod aggregation;
mod selection;
mod texts;
mod ties;
