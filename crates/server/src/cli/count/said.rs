//! The words of the terminal: one language, one currency.

use simui_domain::language::Language;
use simui_selection::{Code, Reason};
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

    /// An amount without its currency, for columns.
    pub(super) fn bare(amount: i64) -> String {
        notation::grouped(amount)
    }

    /// An amount with its currency.
    pub(super) fn money(&self, amount: i64) -> String {
        notation::amount(amount, &self.currency, self.language)
    }
}

/// Codes in a row.
pub(super) fn names(codes: &[Code], between: &str) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join(between)
}
