//! What is done with counts: making the official one, and reading the ranking as far as the reader may.

mod acts;
mod gathered;
mod reads;
mod room;
mod studies;

pub(crate) use acts::{count_again, held, present_digest};
pub(crate) use gathered::Gathered;
pub(crate) use studies::Studies;
