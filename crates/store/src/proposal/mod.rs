//! Proposals: loading, keeping, revisions, title lines.

mod keep;
mod load;
mod revisions;
mod titles;
