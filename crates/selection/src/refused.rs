//! Why a count was not made. Each refusal has a code that never changes, its numbers, and a sentence.

use serde::Serialize;

use crate::{Code, number::TooLarge, prepare::InputFault, rules::RulesFault};

/// The count says no. Nothing partial is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refused {
    /// The rules contradict themselves.
    #[error("the rules cannot be used: {}", sentences(faults))]
    Rules {
        /// Everything that is wrong.
        faults: Vec<RulesFault>,
    },
    /// The proposals, scores or conflicts do not fit the rules or each other.
    #[error("the input cannot be counted: {}", sentences(faults))]
    Input {
        /// Everything that is wrong, the first thousand.
        faults: Vec<InputFault>,
    },
    /// A figure does not fit into 128-bit integers.
    #[error("a figure does not fit into 128-bit integers; use fewer decimals")]
    TooLarge,
    /// The tie order does not separate these proposals, or says that a tie stops the count.
    #[error("the tie order does not separate {}", list(proposals))]
    Tie {
        /// The proposals that are tied.
        proposals: Vec<Code>,
    },
    /// A draw was committed to and its secrets are not revealed yet.
    #[error(
        "{} must be drawn, and the committed secrets are not revealed",
        list(proposals)
    )]
    DrawNotRevealed {
        /// The proposals to be drawn.
        proposals: Vec<Code>,
    },
    /// The floors cannot be met by any set of eligible proposals within budget, caps and resolutions.
    #[error("the floors cannot be met: {reason}")]
    FloorsInfeasible {
        /// Which floor, and what stands against it.
        reason: String,
    },
    /// What a resolution takes first breaks the budget or another limit.
    #[error("{proposal} must be taken, but cannot be: {reason}")]
    MustTakeBarred {
        /// The proposal of the resolution.
        proposal: Code,
        /// What bars it.
        reason: String,
    },
    /// The optimum was not proven within the stated limit of work, so no optimum is answered.
    #[error(
        "the optimum was not proven within {limit} steps of work; use another selection rule or fewer proposals"
    )]
    NotProven {
        /// The limit of work.
        limit: u64,
    },
    /// A study was asked of figures it cannot be made from.
    #[error("{reason}")]
    NotPossible {
        /// Why it cannot be made.
        reason: String,
    },
}

impl Refused {
    /// The code, as in the JSON.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Rules { .. } => "rules",
            Self::Input { .. } => "input",
            Self::TooLarge => "too_large",
            Self::Tie { .. } => "tie",
            Self::DrawNotRevealed { .. } => "draw_not_revealed",
            Self::FloorsInfeasible { .. } => "floors_infeasible",
            Self::MustTakeBarred { .. } => "must_take_barred",
            Self::NotProven { .. } => "not_proven",
            Self::NotPossible { .. } => "not_possible",
        }
    }
}

impl From<TooLarge> for Refused {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

fn sentences<T: ToString>(faults: &[T]) -> String {
    faults
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

fn list(codes: &[Code]) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ")
}
