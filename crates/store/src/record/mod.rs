//! The journal: leaves and payloads, numbered from one head row. Appended by `Tx::commit` only; read line by line, as
//! far as a scope allows.

mod aliases;
mod append;
mod read;

pub(crate) use append::{Pending, append};
pub use read::JournalFilter;
pub(crate) use read::permitted;
