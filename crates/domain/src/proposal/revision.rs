//! A kept submission. The canonical bytes are what was digested; everything else is read from them.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Content;
use crate::ids::{PersonId, ProposalId, RevisionId, RoundId};
use crate::record::canon::{self, NotCanonical};
use crate::time::Timestamp;

/// The schema of the canonical bytes of a revision.
const SCHEMA: &str = "simui.revision/1";

/// A kept submission (제출본).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Inside identifier.
    pub id: RevisionId,
    /// In which round.
    pub round: RoundId,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// Its number, from 1.
    pub n: i32,
    /// What it says.
    pub content: Content,
    /// Which version of the questionnaire it answers.
    pub questionnaire: i32,
    /// The canonical bytes.
    pub body: String,
    /// Their SHA-256, in hex.
    pub digest: String,
    /// When it was submitted.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// Whether the signing officer agreed to exactly this content.
    pub signed_off: bool,
}

/// What the canonical bytes hold: the same content of the same proposal gives the same digest, whenever it is
/// submitted and whoever submits it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Body {
    /// Which schema the bytes follow.
    pub schema: String,
    /// The proposal's reference.
    pub reference: String,
    /// Version of the questionnaire.
    pub questionnaire: i32,
    /// What was submitted.
    pub content: Content,
}

impl Body {
    /// What would be kept if `content` were submitted.
    #[must_use]
    pub fn new(reference: &str, questionnaire: i32, content: Content) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            reference: reference.to_owned(),
            questionnaire,
            content,
        }
    }

    /// The canonical bytes and their digest.
    ///
    /// # Errors
    /// Never for content that was checked.
    pub fn written(&self) -> Result<(String, String), NotCanonical> {
        let body = canon::text(self)?;
        let digest = hex::encode(Sha256::digest(body.as_bytes()));
        Ok((body, digest))
    }
}
