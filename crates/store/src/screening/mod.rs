//! Screening: loading and keeping.

mod load;
