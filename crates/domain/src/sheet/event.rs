//! What happens to score sheets. Points and words are never in an event: they are in the kept edition, whose digest
//! the event names.

use serde::{Deserialize, Serialize};

/// What happens to a score sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum SheetEvent {
    /// Its author sealed it.
    #[serde(rename = "sheet.sealed")]
    Sealed {
        /// Which edition.
        edition: i32,
        /// Its digest, in hex.
        digest: String,
    },
    /// Its author reopened a sealed sheet.
    #[serde(rename = "sheet.reopened")]
    Reopened {
        /// The edition that is kept.
        edition: i32,
    },
    /// Its author revised it in deliberation.
    #[serde(rename = "sheet.revised")]
    Revised {
        /// Which edition.
        edition: i32,
        /// Its digest, in hex.
        digest: String,
        /// Why.
        reason: String,
    },
    /// It is kept and not counted: a conflict was found late, or its member left.
    #[serde(rename = "sheet.set_aside")]
    SetAside {
        /// Why.
        reason: String,
        /// Whether the count must run again.
        recount: bool,
    },
    /// It counts again: the challenge was dismissed, or the conflict ended.
    #[serde(rename = "sheet.restored")]
    Restored {
        /// Whether the count must run again.
        recount: bool,
    },
    /// The chair asked to open the scores.
    #[serde(rename = "opening.asked")]
    OpeningAsked {},
    /// The secretary agreed: the scores are open.
    #[serde(rename = "opening.opened")]
    Opened {},
}
