//! Score sheets: loading and keeping. Sealed columns are read with a token only.

mod opened;
