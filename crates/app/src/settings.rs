//! What an operator may set, typed. Reading files and environment is the server's.

use serde::Deserialize;

/// The settings that actions need.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Cost of a password hash.
    pub hashing: HashingCost,
    /// The secret that seals the signing keys, at least 32 bytes.
    pub secret: Option<Secret>,
    /// Under which address people reach the installation; in mails and as the tokens' issuer.
    pub public_url: String,
    /// How mails leave.
    pub mail: crate::mail::MailSettings,
}

/// A secret that is never printed.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(hidden)")
    }
}

/// argon2id's parameters. The floor is OWASP's: 19,456 KiB with two passes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HashingCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
    /// How many hashes may run at once.
    pub at_once: usize,
}

impl Default for HashingCost {
    fn default() -> Self {
        Self {
            memory_kib: 19_456,
            passes: 2,
            at_once: std::thread::available_parallelism().map_or(2, Into::into),
        }
    }
}
