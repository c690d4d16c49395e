//! Score sheets: loading and keeping. Sealed columns are read with a token only: the author's own, or the opened.

mod drafts;
mod editions;
mod keep;
mod load;
mod opened;
mod opening;
