//! Screening: loading and keeping findings, outcomes and supplement requests.

mod keep;
mod load;
mod supplements;
