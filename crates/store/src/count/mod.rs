//! Counts: what they are made of, keeping them, and the official one.

mod keep;
mod load;
mod material;
