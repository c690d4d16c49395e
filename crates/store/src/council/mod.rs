//! The council's seats, pledges and eligible set: loading and keeping.

mod load;
