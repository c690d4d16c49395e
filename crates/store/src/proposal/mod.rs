//! Proposals: loading and keeping them, their drafts, revisions and files, title lines, lists and search.

mod answers;
mod attachments;
mod drafts;
mod keep;
mod lists;
mod load;
mod revisions;
mod search;
mod submit;
mod titles;

pub use lists::ProposalFilter;
