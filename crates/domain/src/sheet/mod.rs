//! Score sheets: draft, sealed editions, opening by two people, revision.

mod event;
mod refusal;

pub use event::SheetEvent;
pub use refusal::SheetRefusal;
