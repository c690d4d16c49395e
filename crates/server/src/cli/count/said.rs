//! The words of the terminal: one language, one currency.

use simui_domain::language::Language;
use simui_selection::{Code, Reason, Refused};
use simui_words::{notation, reason, say, say_with};

/// How an answer is said.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) language: Language,
    pub(super) currency: String,
}

impl Said {
    /// The sentence of a key of `terminal.ftl`.
    pub(super) fn say(&self, key: &str) -> String {
        say(self.language, &format!("terminal-{key}"))
    }

    /// The same with figures.
    pub(super) fn with(&self, key: &str, figures: &[(&'static str, String)]) -> String {
        say_with(self.language, &format!("terminal-{key}"), figures)
    }

    /// A word that the engine writes as a code.
    pub(super) fn coded<T: serde::Serialize>(&self, prefix: &str, code: &T) -> String {
        let code = serde_json::to_value(code).ok();
        let code = code
            .as_ref()
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default();
        self.say(&format!("{prefix}-{code}"))
    }

    /// The outcome as tables say it.
    pub(super) fn outcome(&self, code: &str) -> String {
        say(self.language, &format!("table-outcome-{code}"))
    }

    /// The sentence of a reason.
    pub(super) fn reason(&self, of: &Reason) -> String {
        reason(of, &self.currency).get(self.language).to_owned()
    }

    /// The sentence of a refusal of the engine. What is wrong with single rows and keys is told in the engine's own words.
    pub(super) fn refused(&self, refused: &Refused) -> String {
        let listed = |proposals: &[Code]| ("proposals", names(proposals, ", "));
        let figures = match refused {
            Refused::Rules { faults } => vec![("why", joined(faults))],
            Refused::Input { faults } => vec![("why", joined(faults))],
            Refused::TooLarge => Vec::new(),
            Refused::Tie { proposals } | Refused::DrawNotRevealed { proposals } => vec![listed(proposals)],
            Refused::FloorsInfeasible { reason } | Refused::NotPossible { reason } => {
                vec![("why", reason.clone())]
            }
            Refused::MustTakeBarred { proposal, reason } => {
                vec![("proposal", proposal.to_string()), ("why", reason.clone())]
            }
            Refused::NotProven { limit } => vec![("limit", limit.to_string())],
        };
        self.with(&format!("refused-{}", refused.code()), &figures)
    }

    /// An amount without its currency, for columns.
    pub(super) fn bare(amount: i64) -> String {
        notation::grouped(amount)
    }

    /// An amount with its currency.
    pub(super) fn money(&self, amount: i64) -> String {
        notation::amount(amount, &self.currency, self.language)
    }
}

fn joined<T: ToString>(faults: &[T]) -> String {
    faults
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

/// Codes in a row.
pub(super) fn names(codes: &[Code], between: &str) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join(between)
}
