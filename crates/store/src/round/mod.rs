//! Programmes and rounds: loading, keeping, listing.

mod approvals;
mod contact;
mod dates;
mod invited;
mod keep;
mod lists;
mod load;
mod responses;
mod stages;
mod terms;

pub use invited::InvitedOrganization;
