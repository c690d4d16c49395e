//! Conflicts: exclusion, challenge, recusal. History, never deleted.

mod event;
mod refusal;

pub use event::ConflictEvent;
pub use refusal::ConflictRefusal;
