//! Decides: the pure rules of a selection round, a folder per noun.
//!
//! No async, no I/O, no clock: a transition is a function of state, proof of permission, input and time, and
//! answers a [`record::Change`] or a [`refusal::Refusal`]. What people read about a thing is a *view*, made here
//! and only from a [`policy::Standing`]. Words live in `simui-words`, rows in `simui-store`.

pub mod announcement;
pub mod conflict;
pub mod council;
pub mod count;
pub mod country;
pub mod ids;
pub mod language;
pub mod meeting;
pub mod notice;
pub mod objection;
pub mod organization;
pub mod people;
pub mod policy;
pub mod proposal;
pub mod record;
pub mod reference;
pub mod refusal;
pub mod round;
pub mod screening;
pub mod sheet;
pub mod source;
pub mod survey;
pub mod tabulation;
pub mod text;
pub mod time;
