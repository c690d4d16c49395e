//! Announcements, results and what they are made of.

mod keep;
mod load;
mod material;
mod public;
mod reads;
mod results;
mod search;

pub use public::SoughtAnnouncements;
