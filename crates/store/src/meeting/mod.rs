//! Meetings: loading, keeping, and the resolved list.

mod items;
mod keep;
mod load;
mod resolved;
