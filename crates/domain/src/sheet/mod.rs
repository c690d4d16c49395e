//! Score sheets: draft, sealed editions, opening by two people, revision.

mod counted;
mod event;
mod points;
mod refusal;

pub use counted::CountedSheet;
pub use event::SheetEvent;
pub use points::Points;
pub use refusal::SheetRefusal;
