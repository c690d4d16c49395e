//! The journal: leaves and payloads, numbered from one head row. Appended by `Tx::commit` only.

mod aliases;
mod append;

pub(crate) use append::{Pending, append};
