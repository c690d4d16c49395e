//! The step indicator: how far a round is, in the five steps that everybody knows it by.

use simui_domain::round::{RoundStatus, StageKind};

/// A step of a round.
pub(crate) struct Step {
    /// The key of its name.
    pub(crate) key: &'static str,
    /// Where the round is, seen from it.
    pub(crate) state: State,
}

/// Where a round is, seen from one of its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Done,
    Current,
    Later,
}

impl Step {
    pub(crate) fn done(&self) -> bool {
        self.state == State::Done
    }

    pub(crate) fn current(&self) -> bool {
        self.state == State::Current
    }
}

/// The steps of a round that a reader may know: by its stage for who is inside, otherwise by its public status, by
/// which screening, scoring and deliberation are one.
pub(crate) fn steps(status: RoundStatus, stage: Option<StageKind>) -> Vec<Step> {
    match stage {
        Some(stage) => along(&INSIDE, inside(stage)),
        None => along(&OUTSIDE, outside(status)),
    }
}

const INSIDE: [&str; 5] = [
    "step-survey",
    "step-screening",
    "step-scoring",
    "step-deliberation",
    "step-announcement",
];

const OUTSIDE: [&str; 3] = ["step-survey", "step-review", "step-announcement"];

/// The place of the current step, counted from 1; 0 before the first, one more than there are after the last.
fn inside(stage: StageKind) -> usize {
    match stage {
        StageKind::Draft | StageKind::Cancelled => 0,
        StageKind::Surveying => 1,
        StageKind::Screening => 2,
        StageKind::Scoring => 3,
        StageKind::Deliberation => 4,
        StageKind::Decided => 5,
        StageKind::Announced | StageKind::Delivering | StageKind::Closed => 6,
    }
}

fn outside(status: RoundStatus) -> usize {
    match status {
        RoundStatus::Preparing | RoundStatus::Cancelled => 0,
        RoundStatus::Surveying => 1,
        RoundStatus::UnderReview => 2,
        RoundStatus::Announced | RoundStatus::Closed => 4,
    }
}

fn along(keys: &[&'static str], current: usize) -> Vec<Step> {
    let each = keys.iter().zip(1..);
    each.map(|(key, place)| Step {
        key,
        state: match place.cmp(&current) {
            std::cmp::Ordering::Less => State::Done,
            std::cmp::Ordering::Equal => State::Current,
            std::cmp::Ordering::Greater => State::Later,
        },
    })
    .collect()
}
