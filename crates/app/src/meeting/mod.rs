//! What is done in meetings: calling and closing them, attendance, agenda, votes, resolutions, overrides, another budget, and the
//! decision that a second person approves.

mod agenda;
mod budget;
mod decide;
mod hold;
mod reads;
mod vote;

pub(crate) use agenda::agenda_follows;
