//! The text of the pledge (서약서), kept word for word: a member's pledge names its version and digest. A new text
//! is a new version beside the old ones, never a change of them.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::language::Both;

/// The version that is asked for now.
const VERSION: i32 = 1;
const KO: &str = include_str!("1.ko.txt");
const EN: &str = include_str!("1.en.txt");

/// The pledge as a member reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PledgeText {
    /// Which version of the text.
    pub version: i32,
    /// The SHA-256 over the Korean and then the English text, in hex.
    pub digest: String,
    /// The text.
    pub text: Both,
}

/// That a member gives the pledge: the text that was read, by version and digest.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PledgeGiven {
    /// Which version.
    pub version: i32,
    /// Its digest.
    pub digest: String,
}

impl PledgeText {
    /// The text in force.
    #[must_use]
    pub fn in_force() -> Self {
        let digest = Sha256::new().chain_update(KO).chain_update(EN).finalize();
        Self {
            version: VERSION,
            digest: hex::encode(digest),
            text: Both::new(KO, EN),
        }
    }

    /// Whether this text is what was read.
    #[must_use]
    pub fn is(&self, given: &PledgeGiven) -> bool {
        self.version == given.version && self.digest == given.digest
    }
}

#[cfg(test)]
mod tests {
    use super::PledgeText;

    #[test]
    fn the_first_text_stays_what_members_pledged() {
        assert_eq!(PledgeText::in_force().version, 1);
        assert_eq!(
            PledgeText::in_force().digest,
            "7f18c59103b4d00e848c9cddb14f965e29a4d52ff7025d5b090f65bc60752b58"
        );
    }
}
