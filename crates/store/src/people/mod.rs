//! Persons, accounts, duties, parts: loading, keeping, listing, and who cannot be both applicant and staff.

mod coordinators;
mod exclusion;
mod keep;
mod lists;
mod load;
mod signers;

pub use load::Credentials;
