//! Whether letters of a round leave by themselves or wait until the secretariat releases them. A choice of the desk: it
//! decides nothing about the round, and may change at any stage.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Round, RoundEvent};
use crate::policy::{Secretary, Standing};
use crate::record::Change;
use crate::refusal::Refusal;

/// How letters of a round leave, as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterRelease {
    /// Letters outward wait until they are released; those to staff, and about accounts, never do.
    pub waits: bool,
}

/// How letters of a round leave.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[non_exhaustive]
pub struct LetterReleaseView {
    /// Letters outward wait until they are released.
    pub waits: bool,
    /// Version of the round, also the `ETag`.
    pub version: i64,
}

impl Round {
    /// Letters wait from now on, or leave by themselves; those that wait already stay as they are.
    pub fn release_set(self, release: LetterRelease, by: &Secretary) -> Change<Self> {
        let about = self.about();
        let event = if release.waits {
            RoundEvent::LettersHeld {}
        } else {
            RoundEvent::LettersFreed {}
        };
        Change::new(self, by.by(), about, event)
    }

    /// How its letters leave, for staff and auditor.
    ///
    /// # Errors
    /// `not_yours`; `unknown` to those whose business the round is not.
    pub fn release_seen_by(&self, waits: bool, standing: &Standing) -> Result<LetterReleaseView, Refusal> {
        standing.journal()?;
        Ok(LetterReleaseView {
            waits,
            version: self.version,
        })
    }
}
