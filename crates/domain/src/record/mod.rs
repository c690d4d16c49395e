//! The record: what happened, as one stream. A change and its event are one value ([`Change`]), made by
//! transitions only and saved by one call; this module gives the event its canonical bytes, its leaf and its
//! commitment. Storing, numbering and aliasing are the store's.

pub mod canon;
mod change;
mod event;
mod kinds;
mod leaf;
mod view;

pub use change::{About, By, Change, JobKind, Noun};
pub use event::Event;
pub use kinds::{EXCEPTIONS, KINDS, Told, kind};
pub use leaf::{Leaf, Payload, commit, hash};
pub use view::{JournalActor, JournalLine, JournalObject, JournalPart, Recorded};
