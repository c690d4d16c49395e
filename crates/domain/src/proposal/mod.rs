//! Proposals: what the applicant writes, signs off, submits, and withdraws.

mod event;
mod refusal;

pub use event::ProposalEvent;
pub use refusal::ProposalRefusal;
