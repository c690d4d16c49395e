//! The floating-point corner: distributions and small dense matrices for the advisory statistics. Nothing on the way
//! from marks to selection comes here.

mod matrix;
mod special;
#[cfg(test)]
mod tests;

pub(crate) use matrix::{Matrix, dot};
pub(crate) use special::{chi_square_above, f_quantile, normal_below};

/// A count as a double; exact up to four billion.
pub(crate) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
