//! What can be refused about counts.

use simui_selection::{Code, Refused};

use crate::refusals;

refusals! {
    /// Refusals about counts.
    CountRefusal {
        /// The scores are not open yet.
        NotOpened => (Conflict, "not_opened"),
        /// No official count was made yet.
        NotCounted => (Conflict, "not_counted"),
        /// A sheet, a conflict, a resolution or the budget changed since the official count: count again first.
        Outdated => (Conflict, "count_outdated"),
        /// The tie order does not separate these, or says that a tie stops the count.
        Tie { proposals: String } => (Conflict, "count_tie"),
        /// These must be drawn, and the committed secrets are not revealed yet.
        DrawMissing { proposals: String } => (Conflict, "count_draw_missing"),
        /// The rules or what was entered cannot be counted.
        Impossible { why: &'static str } => (Conflict, "count_impossible"),
    }
}

impl CountRefusal {
    /// The engine's "no", as people are told.
    #[must_use]
    pub fn of(refused: Refused) -> Self {
        let why = refused.code();
        match refused {
            Refused::Tie { proposals } => Self::Tie {
                proposals: list(&proposals),
            },
            Refused::DrawNotRevealed { proposals } => Self::DrawMissing {
                proposals: list(&proposals),
            },
            Refused::Rules { .. }
            | Refused::Input { .. }
            | Refused::TooLarge
            | Refused::FloorsInfeasible { .. }
            | Refused::MustTakeBarred { .. }
            | Refused::NotProven { .. }
            | Refused::NotPossible { .. } => Self::Impossible { why },
        }
    }
}

fn list(codes: &[Code]) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ")
}
