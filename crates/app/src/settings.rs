//! What an operator may set, typed. Reading files and environment is the server's.

use serde::Deserialize;

/// The settings that actions need.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Cost of a password hash.
    pub hashing: HashingCost,
    /// The secret that seals the signing keys, at least 32 bytes.
    pub secret: Option<Secret>,
    /// Under which address people reach the installation; in mails.
    pub public_url: String,
    /// The tokens' issuer, the same in every replica and after every start; `simui` without it.
    pub issuer: Option<String>,
    /// Where attachments lie, and their limits.
    pub files: crate::files::FileSettings,
    /// How mails leave.
    pub mail: crate::mail::MailSettings,
    /// How long sessions live.
    pub sessions: SessionLimits,
}

impl Settings {
    /// Whether people reach the installation over https.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// How long sessions live: without being used, and at the most.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionLimits {
    /// A page's, without being used, in minutes.
    pub page_idle_minutes: u32,
    /// A page's, at the most, in hours.
    pub page_hours: u32,
    /// An API client's, without being used, in days.
    pub api_idle_days: u32,
    /// An API client's, at the most, in days.
    pub api_days: u32,
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self {
            page_idle_minutes: 60,
            page_hours: 12,
            api_idle_days: 14,
            api_days: 60,
        }
    }
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
#[serde(default, deny_unknown_fields)]
pub struct HashingCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
    /// How many hashes may run at once.
    pub at_once: usize,
    /// Whether the floor holds. No file and no variable can say otherwise.
    #[serde(skip)]
    pub floor: Floor,
}

/// Whether the floor of the cost of a hash holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Floor {
    /// OWASP's: 47,104 KiB with one pass, 19,456 with two, 12,288 with three or more.
    #[default]
    Owasp,
    /// Tests, which hash often and protect nobody.
    WaivedForTests,
}

impl HashingCost {
    /// Whether a hash costs enough.
    #[must_use]
    pub fn suffices(&self) -> bool {
        let least = match self.passes {
            0 => return false,
            1 => 47_104,
            2 => 19_456,
            _ => 12_288,
        };
        self.floor == Floor::WaivedForTests || self.memory_kib >= least
    }
}

impl Default for HashingCost {
    fn default() -> Self {
        Self {
            memory_kib: 19_456,
            passes: 2,
            at_once: std::thread::available_parallelism().map_or(2, Into::into),
            floor: Floor::Owasp,
        }
    }
}
