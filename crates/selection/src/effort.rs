//! Work counted in steps instead of seconds, so that what is answered and what is refused never depends on the speed of
//! a machine. One allowance is shared by everything that one question needs.

use std::cell::Cell;

/// An allowance of steps that is used up.
#[derive(Debug)]
pub(crate) struct Effort {
    limit: u64,
    left: Cell<u64>,
}

impl Effort {
    pub(crate) const fn new(limit: u64) -> Self {
        Self {
            limit,
            left: Cell::new(limit),
        }
    }

    /// What was allowed at the beginning.
    pub(crate) const fn limit(&self) -> u64 {
        self.limit
    }

    pub(crate) fn left(&self) -> u64 {
        self.left.get()
    }

    /// Uses steps up; false when they were more than was left.
    pub(crate) fn spend(&self, steps: u64) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(steps));
        steps <= left
    }
}
