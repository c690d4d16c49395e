//! Organizations: loading, keeping with the closure of the tree, listing.

mod keep;
mod lists;
mod load;
