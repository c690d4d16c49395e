//! Working state: rows without an event, never evidence. Sessions, signing keys, throttles, leases, counters.

mod idempotency;
mod keys;
mod sessions;

pub use idempotency::Request;
pub use keys::KeyRow;
pub use sessions::{SessionKind, SessionRow};
