//! The council's seats, pledges and eligible set: loading and keeping.

mod keep;
mod load;
mod names;

pub use load::StandingProposal;
pub use names::SeatNames;
