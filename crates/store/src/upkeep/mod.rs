//! Working state: rows without an event, never evidence. Sessions, signing keys, throttles, leases, counters.

mod keys;
mod sessions;

pub use keys::KeyRow;
pub use sessions::{SessionKind, SessionRow};
