//! The terms of a round: everything that everybody relies on once it is published, as one document. Its canonical
//! bytes are kept and digested; each later change is a new version with a reason. What was digested is the truth:
//! it is parsed, never written again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{AreaDraft, Dates, Rules};
use crate::language::Both;
use crate::record::canon::{self, NotCanonical};

/// The published document of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The round's code.
    pub code: String,
    /// Names.
    pub name: Both,
    /// What may be given out, in the currency's smallest unit.
    pub budget: i64,
    /// ISO 4217.
    pub currency: String,
    /// The zone of its days.
    pub zone: String,
    /// First day of delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<NaiveDate>,
    /// Last day of delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
    /// The support areas, in their order.
    pub areas: Vec<AreaDraft>,
    /// The instants.
    pub dates: Dates,
    /// The rules.
    pub rules: Rules,
}

impl Terms {
    /// The schema of the kept bytes.
    pub const SCHEMA: &'static str = "simui.terms.1";

    /// The canonical bytes, as text.
    ///
    /// # Errors
    /// Never for checked terms: they hold no floats and no huge integers.
    pub fn text(&self) -> Result<String, NotCanonical> {
        canon::text(self)
    }
}

/// One version of the terms, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsVersion {
    /// 1 at publication.
    pub version: i32,
    /// The schema of the bytes.
    pub schema: String,
    /// The canonical bytes.
    pub body: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub digest: String,
    /// Why it was changed; none at publication.
    pub reason: Option<String>,
}

impl TermsVersion {
    /// Keeps terms as a version.
    ///
    /// # Errors
    /// As [`Terms::text`].
    pub fn of(version: i32, terms: &Terms, reason: Option<String>) -> Result<Self, NotCanonical> {
        let body = terms.text()?;
        Ok(Self {
            version,
            schema: Terms::SCHEMA.to_owned(),
            digest: digest(&body),
            body,
            reason,
        })
    }

    /// The terms that the bytes hold.
    ///
    /// # Errors
    /// The bytes are not of this schema.
    pub fn terms(&self) -> Result<Terms, serde_json::Error> {
        serde_json::from_str(&self.body)
    }
}

/// SHA-256 of canonical bytes, in hexadecimal.
#[must_use]
pub fn digest(body: &str) -> String {
    hex::encode(Sha256::digest(body.as_bytes()))
}
