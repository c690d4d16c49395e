//! What happens to announcements and results.

use serde::{Deserialize, Serialize};

use crate::ids::AnnouncementId;
use crate::language::Language;

/// What happens to an announcement or a result notice. What it says is in its own bytes, never in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum AnnouncementEvent {
    /// An announcement was drafted, or its draft written anew.
    #[serde(rename = "announcement.drafted")]
    Drafted {
        /// In which language.
        language: Language,
    },
    /// An erratum was begun.
    #[serde(rename = "announcement.erratum_begun")]
    ErratumBegun {
        /// Of which announcement.
        supersedes: AnnouncementId,
    },
    /// It was submitted for approval.
    #[serde(rename = "announcement.submitted")]
    Submitted {
        /// Digest of what was submitted.
        digest: String,
    },
    /// It was returned.
    #[serde(rename = "announcement.returned")]
    Returned {
        /// Why.
        reason: String,
    },
    /// It was approved.
    #[serde(rename = "announcement.approved")]
    Approved {
        /// Digest of what was approved.
        digest: String,
    },
    /// It was published.
    #[serde(rename = "announcement.published")]
    Published {
        /// In which language.
        language: Language,
        /// Its public number.
        number: String,
        /// Digest of what was published.
        digest: String,
    },
    /// An applicant was told the result.
    #[serde(rename = "announcement.result_sent")]
    ResultSent {
        /// Digest of what was disclosed.
        digest: String,
    },
}
