//! `Ratio`: a fraction in lowest terms over 128-bit integers. Every operation is checked; what does not fit is
//! refused, never wrapped or rounded.

use std::cmp::Ordering;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::parse_ratio;

/// A figure grew beyond 128-bit integers; the count refuses instead of rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a figure does not fit into 128-bit integers")]
pub struct TooLarge;

/// An exact fraction, always in lowest terms with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

/// Whole numbers up to this size survive every JSON reader; larger ones are written as text.
const LARGEST_PLAIN_INTEGER: i128 = (1 << 53) - 1;

impl Ratio {
    /// Nought.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };
    /// One.
    pub const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// A whole number.
    #[must_use]
    pub fn whole(value: i64) -> Self {
        Self {
            numerator: i128::from(value),
            denominator: 1,
        }
    }

    /// `numerator / denominator` in lowest terms; a zero denominator is refused like an overflow.
    ///
    /// # Errors
    /// [`TooLarge`] when the fraction cannot be held.
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, TooLarge> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return Err(TooLarge);
        }
        let (numerator, denominator) = if denominator < 0 {
            (-numerator, -denominator)
        } else {
            (numerator, denominator)
        };
        if denominator == 1 {
            return Ok(Self {
                numerator,
                denominator,
            });
        }
        Ok(lowest_terms(numerator, denominator))
    }

    /// The number above the line.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The number below the line, always positive.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether the value is a whole number.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// Whether the value is below nought.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Sum.
    ///
    /// # Errors
    /// [`TooLarge`] on overflow.
    pub fn plus(self, other: Self) -> Result<Self, TooLarge> {
        // Most bonuses and deductions are nought.
        if other.numerator == 0 {
            return Ok(self);
        }
        if self.denominator == other.denominator {
            let sum = self.numerator.checked_add(other.numerator).ok_or(TooLarge)?;
            return Self::new(sum, self.denominator);
        }
        let divisor = greatest_common_divisor(self.denominator, other.denominator);
        let widen = other.denominator / divisor;
        let left = self.numerator.checked_mul(widen).ok_or(TooLarge)?;
        let right = other
            .numerator
            .checked_mul(self.denominator / divisor)
            .ok_or(TooLarge)?;
        let below = self.denominator.checked_mul(widen).ok_or(TooLarge)?;
        Self::new(left.checked_add(right).ok_or(TooLarge)?, below)
    }

    /// Difference.
    ///
    /// # Errors
    /// [`TooLarge`] on overflow.
    pub fn minus(self, other: Self) -> Result<Self, TooLarge> {
        self.plus(Self {
            numerator: -other.numerator,
            denominator: other.denominator,
        })
    }

    /// Product.
    ///
    /// # Errors
    /// [`TooLarge`] on overflow.
    pub fn times(self, other: Self) -> Result<Self, TooLarge> {
        let first = greatest_common_divisor(self.numerator, other.denominator);
        let second = greatest_common_divisor(other.numerator, self.denominator);
        let above = (self.numerator / first)
            .checked_mul(other.numerator / second)
            .ok_or(TooLarge)?;
        let below = (self.denominator / second)
            .checked_mul(other.denominator / first)
            .ok_or(TooLarge)?;
        Self::new(above, below)
    }

    /// Quotient; dividing by nought is refused like an overflow.
    ///
    /// # Errors
    /// [`TooLarge`] on overflow.
    pub fn over(self, other: Self) -> Result<Self, TooLarge> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// The same size with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            numerator: -self.numerator,
            denominator: self.denominator,
        }
    }

    /// The size without the sign.
    #[must_use]
    pub const fn size(self) -> Self {
        Self {
            numerator: self.numerator.abs(),
            denominator: self.denominator,
        }
    }

    /// Rounded to `digits` decimals, a half going up.
    ///
    /// # Errors
    /// [`TooLarge`] on overflow.
    pub fn rounded_half_up(self, digits: u32) -> Result<Self, TooLarge> {
        let unit = 10_i128.checked_pow(digits).ok_or(TooLarge)?;
        let doubled = self
            .times(Self::new(unit, 1)?)?
            .times(Self::whole(2))?
            .plus(Self::ONE)?;
        let below = doubled.denominator.checked_mul(2).ok_or(TooLarge)?;
        Self::new(doubled.numerator.div_euclid(below), unit)
    }

    /// Both numbers in 64 bits, when they fit: their products then fit into 128.
    fn narrow(self) -> Option<(i64, i64)> {
        Some((
            i64::try_from(self.numerator).ok()?,
            i64::try_from(self.denominator).ok()?,
        ))
    }

    /// The value as the nearest double, for advisory statistics only.
    #[must_use]
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "the one door from the exact figures to the advisory statistics"
    )]
    pub fn approximate(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        if let (Some((a, b)), Some((c, d))) = (self.narrow(), other.narrow()) {
            return (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)));
        }
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            (Some(_) | None, None) | (None, Some(_)) => compare_by_parts(*self, *other),
        }
    }
}

/// Compares whole parts, then the reciprocals of what remains (as Euclid would): it cannot overflow.
fn compare_by_parts(left: Ratio, right: Ratio) -> Ordering {
    let (mut a, mut b, mut c, mut d) = (
        left.numerator,
        left.denominator,
        right.numerator,
        right.denominator,
    );
    let mut swapped = false;
    loop {
        let order = a.div_euclid(b).cmp(&c.div_euclid(d));
        let (rest_left, rest_right) = (a.rem_euclid(b), c.rem_euclid(d));
        let order = match order {
            Ordering::Less | Ordering::Greater => order,
            Ordering::Equal => match (rest_left == 0, rest_right == 0) {
                (true, true) => Ordering::Equal,
                (true, false) => Ordering::Less,
                (false, true) => Ordering::Greater,
                (false, false) => {
                    (a, b, c, d) = (b, rest_left, d, rest_right);
                    swapped = !swapped;
                    continue;
                }
            },
        };
        return if swapped { order.reverse() } else { order };
    }
}

/// The fraction in lowest terms, its denominator being positive; 64-bit arithmetic whenever both numbers fit.
fn lowest_terms(numerator: i128, denominator: i128) -> Ratio {
    if let (Ok(above), Ok(below)) = (i64::try_from(numerator), u64::try_from(denominator)) {
        let size = above.unsigned_abs();
        let divisor = small_divisor(size, below).max(1);
        let size = i128::from(size / divisor);
        return Ratio {
            numerator: if above < 0 { -size } else { size },
            denominator: i128::from(below / divisor),
        };
    }
    let divisor = greatest_common_divisor(numerator, denominator);
    Ratio {
        numerator: numerator / divisor,
        denominator: denominator / divisor,
    }
}

/// The greatest common divisor, at least 1; 64-bit arithmetic whenever both numbers fit.
pub(crate) fn greatest_common_divisor(left: i128, right: i128) -> i128 {
    let (mut a, mut b) = (left.unsigned_abs(), right.unsigned_abs());
    while b != 0 {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            return i128::from(small_divisor(small_a, small_b).max(1));
        }
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1).max(1)
}

fn small_divisor(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let shift = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        if a > b {
            (a, b) = (b, a);
        }
        b -= a;
    }
    a << shift
}

/// The least common multiple of two positive numbers.
pub(crate) fn least_common_multiple(left: i128, right: i128) -> Result<i128, TooLarge> {
    (left / greatest_common_divisor(left, right))
        .checked_mul(right)
        .ok_or(TooLarge)
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match i64::try_from(self.numerator) {
            Ok(value) if self.is_whole() && self.numerator.abs() <= LARGEST_PLAIN_INTEGER => {
                serializer.serialize_i64(value)
            }
            Ok(_) | Err(_) => serializer.serialize_str(&self.fraction()),
        }
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl de::Visitor<'_> for Written {
            type Value = Ratio;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a whole number, or a decimal or fraction as text")
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Ratio, E> {
                Ok(Ratio::whole(value))
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Ratio, E> {
                i64::try_from(value)
                    .map(Ratio::whole)
                    .map_err(|_| E::custom(TooLarge))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Ratio, E> {
                parse_ratio(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Written)
    }
}
