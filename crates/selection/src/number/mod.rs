//! Exact numbers: fractions of whole numbers, and the decimals people write and read.
//! No floating point is used here; the advisory statistics convert at their own door.

mod decimal;
mod ratio;
#[cfg(test)]
mod tests;

pub use decimal::{NotANumber, parse_ratio};
pub(crate) use ratio::least_common_multiple;
pub use ratio::{Ratio, TooLarge};
