//! Persons, accounts, duties: loading and keeping.

mod keep;
mod load;

pub use load::Account;
pub use simui_domain::people::Person;
