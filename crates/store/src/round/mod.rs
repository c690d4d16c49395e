//! Programmes and rounds: loading, keeping, listing.

mod approvals;
mod dates;
mod invited;
mod keep;
mod load;
mod stages;
mod terms;

pub use invited::InvitedOrganization;
