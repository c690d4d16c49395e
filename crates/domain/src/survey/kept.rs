//! A version of a questionnaire as the canonical bytes that were digested.

use super::{Questionnaire, SurveyEvent};
use crate::ids::{QuestionnaireId, RoundId};
use crate::record::canon::{self, NotCanonical};
use crate::record::{About, By, Change, Noun};
use crate::round::digest;

/// One version, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptQuestionnaire {
    /// Inside identifier.
    pub id: QuestionnaireId,
    /// Of which round.
    pub round: RoundId,
    /// 1, 2, ... in the order in which they were set.
    pub version: i32,
    /// The canonical bytes.
    pub body: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub digest: String,
}

impl KeptQuestionnaire {
    /// Sets a checked questionnaire as the next version after `before`.
    ///
    /// # Errors
    /// Never for a checked questionnaire.
    pub fn set(
        id: QuestionnaireId,
        round: RoundId,
        before: i32,
        checked: Questionnaire,
        by: By,
    ) -> Result<Change<Self>, NotCanonical> {
        let version = before + 1;
        let body = canon::text(&Questionnaire { version, ..checked })?;
        let after = Self {
            id,
            round,
            version,
            digest: digest(&body),
            body,
        };
        let about = About::new(Noun::Round, round).in_round(round);
        let event = SurveyEvent::QuestionnaireSet { version };
        Ok(Change::new(after, by, about, event))
    }

    /// What the bytes hold.
    ///
    /// # Errors
    /// The bytes are not of this schema.
    pub fn questionnaire(&self) -> Result<Questionnaire, serde_json::Error> {
        serde_json::from_str(&self.body)
    }
}
