//! What is done with organizations.

mod acts;
mod import;
mod reads;

pub(crate) use import::{MOST_ROWS, codes, unreadable};
