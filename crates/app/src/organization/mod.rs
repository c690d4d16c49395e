//! What is done with organizations.

mod acts;
mod reads;
