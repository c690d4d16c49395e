//! Instants and windows. An act is in time if its instant is not after the deadline: an exact tie is in time.

use chrono::{DateTime, SubsecRound, Utc};

/// An instant in UTC, cut to microseconds, which is all that PostgreSQL keeps.
pub type Timestamp = DateTime<Utc>;

/// Cuts an instant to microseconds, so that what is read back equals what was written.
#[must_use]
pub fn cut(at: Timestamp) -> Timestamp {
    at.trunc_subsecs(6)
}

/// The canonical form, always six digits: `2017-06-23T05:00:00.000000Z`.
#[must_use]
pub fn canonical(at: Timestamp) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// A span of time that is open from `opens` up to and including `closes`; a missing bound is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First instant inside.
    pub opens: Option<Timestamp>,
    /// Last instant inside.
    pub closes: Option<Timestamp>,
}

impl Window {
    /// Whether `at` is inside; an exact tie with the end is in time.
    #[must_use]
    pub fn holds(self, at: Timestamp) -> bool {
        self.opens.is_none_or(|opens| at >= opens) && self.closes.is_none_or(|closes| at <= closes)
    }
}
