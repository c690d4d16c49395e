//! What is done with announcements and results.

mod approval;
mod drafting;
mod figures;
mod material;
mod publication;
mod reads;
mod results;

pub(crate) use reads::ReadCounts;
pub(crate) use results::{own, window};
