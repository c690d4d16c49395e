//! Decides: the pure rules of a selection round, a folder per noun.
//!
//! No async, no I/O, no clock: a transition is a function of state, proof of permission, input and time, and
//! answers a [`record::Change`] or a [`refusal::Refusal`]. What people read about a thing is a *view*, made here
//! and only from a [`policy::Standing`]. Words live in `simui-words`, rows in `simui-store`.

pub mod ids;
pub mod language;
pub mod notice;
pub mod organization;
pub mod people;
pub mod policy;
pub mod record;
pub mod reference;
pub mod refusal;
pub mod round;
pub mod source;
pub mod text;
pub mod time;
