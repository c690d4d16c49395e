//! Working state: rows without an event, never evidence. Sessions, signing keys, throttles, leases, counters.

mod audience;
mod idempotency;
mod invitations;
mod jobs;
mod keys;
mod letter;
mod outbox;
mod outgoing;
mod refreshes;
mod sessions;
mod throttles;

pub use idempotency::Request;
pub use jobs::{Job, JobName};
pub use keys::KeyRow;
pub use letter::LetterFacts;
pub use outbox::{Ended, Message, OutboxLine};
pub(crate) use outbox::{addressed, enqueue};
pub use refreshes::RefreshRow;
pub use sessions::{LiveSession, SessionKind, SessionRow};
