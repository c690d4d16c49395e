//! Working state: rows without an event, never evidence. Sessions, signing keys, throttles, leases, counters.

mod idempotency;
mod invitations;
mod keys;
mod refreshes;
mod sessions;
mod throttles;

pub use idempotency::Request;
pub use keys::KeyRow;
pub use refreshes::RefreshRow;
pub use sessions::{LiveSession, SessionKind, SessionRow};
