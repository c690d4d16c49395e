//! What is done with programmes and rounds: beginning, drafting, publishing, changing, extending, closing the survey,
//! cancelling, reading.

mod approve;
mod begin;
mod cancel;
mod change;
mod contact;
mod draft;
mod mark;
mod parts;
mod powers;
mod publish;
mod reads;
mod remind;
mod stage;

pub(crate) use mark::Marks;
pub(crate) use parts::parts;
pub(crate) use reads::{at_desk, known};
pub(crate) use remind::board;
