//! The leaf of the journal and the payload it commits to. The leaf holds no real identifier and stays for ever;
//! the payload and its salt may be erased.

use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{About, By, Event, canon};
use crate::time::{Timestamp, canonical};

/// What stays of an event for ever: `{"actor_ref","at","commit","kind","object_ref","round_ref","seq","v":1}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its number in the one journal of the installation, without gaps.
    pub seq: i64,
    /// When, never before its predecessor.
    pub at: Timestamp,
    /// What happened.
    pub kind: String,
    /// Alias of who did it; 32 hex digits, empty where nobody did.
    pub actor_ref: String,
    /// Alias of what it happened to.
    pub object_ref: String,
    /// Alias of the round, or empty.
    pub round_ref: String,
    /// HMAC-SHA256 of the payload under its salt, in hex.
    pub commit: String,
}

#[derive(Serialize)]
struct Written<'a> {
    actor_ref: &'a str,
    at: String,
    commit: &'a str,
    kind: &'a str,
    object_ref: &'a str,
    round_ref: &'a str,
    seq: i64,
    v: i64,
}

impl Leaf {
    /// The canonical bytes that are stored, hashed and exported.
    ///
    /// # Errors
    /// Never for leaves of ours; see [`canon::bytes`].
    pub fn bytes(&self) -> Result<Vec<u8>, canon::NotCanonical> {
        canon::bytes(&Written {
            actor_ref: &self.actor_ref,
            at: canonical(self.at),
            commit: &self.commit,
            kind: &self.kind,
            object_ref: &self.object_ref,
            round_ref: &self.round_ref,
            seq: self.seq,
            v: 1,
        })
    }
}

/// The leaf's hash in the Merkle tree to come: SHA-256(0x00 || leaf), RFC 6962.
#[must_use]
pub fn hash(leaf: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update([0])
        .chain_update(leaf)
        .finalize()
        .into()
}

/// The commitment to a payload: HMAC-SHA256(salt, body), in hex. Salted, because a score is guessable.
#[must_use]
pub fn commit(salt: &[u8; 32], body: &[u8]) -> String {
    Hmac::<Sha256>::new_from_slice(salt)
        .map(|mac| hex::encode(mac.chain_update(body).finalize().into_bytes()))
        .unwrap_or_default()
}

/// The erasable part: `{"about","by","data","kind","v":1}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The event's kind.
    pub kind: String,
    /// The canonical bytes.
    pub body: Vec<u8>,
}

impl Payload {
    /// The payload of an event.
    ///
    /// # Errors
    /// An event whose values cannot be written canonically.
    pub fn of(event: &Event, about: &About, by: By) -> Result<Self, canon::NotCanonical> {
        let mut value =
            serde_json::to_value(event).map_err(|error| canon::NotCanonical(error.to_string()))?;
        let kind = value
            .get("kind")
            .and_then(|kind| kind.as_str())
            .unwrap_or_default()
            .to_owned();
        let about = serde_json::to_value(about).map_err(|error| canon::NotCanonical(error.to_string()))?;
        let by = serde_json::to_value(by).map_err(|error| canon::NotCanonical(error.to_string()))?;
        if let Some(fields) = value.as_object_mut() {
            fields.insert("about".into(), about);
            fields.insert("by".into(), by);
            fields.insert("v".into(), 1.into());
        }
        Ok(Self {
            kind,
            body: canon::bytes(&value)?,
        })
    }
}
