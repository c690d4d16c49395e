//! Permission as values. [`Standing`] holds the facts of one person toward one round, loaded in the transaction
//! that acts on them; it yields tokens (who may do what) and [`Scope`]s (which rows). Private fields everywhere:
//! a function that demands a token cannot be called without the proof. Who is barred is written once, here for
//! one proposal and in the store's `scope` for lists; a property test holds the two together.
//!
//! Not yours to know: [`Common::Unknown`]. Known but not allowed: [`Common::NotYours`] or the reason. Unknown
//! relation: barred.
//!
//! [`Common::Unknown`]: crate::refusal::Common::Unknown
//! [`Common::NotYours`]: crate::refusal::Common::NotYours

mod caller;
mod journal;
mod powers;
mod scope;
mod sight;
mod standing;
mod tokens;

pub use caller::{Act, Caller, Span};
pub use journal::{Audited, JournalReach, JournalScope};
pub use powers::Powers;
pub use scope::{Reach, Scope};
pub use standing::{Facts, SeatFacts, Standing};
pub use tokens::{
    Administrator, Applicant, Approver, Auditor, Author, Chair, Enroller, Member, Officer, Opened, Seated,
    Secretary, Whole,
};
