//! Numbers as people write them: "4.5" is 9/2 by its digits, "2/3" is two thirds; and fractions as people read
//! them, with a stated number of decimals, a half going up.

use std::str::FromStr;

use super::Ratio;

/// A text that is not a number the engine takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a whole number, a decimal such as 4.5 or a fraction such as 2/3")]
pub struct NotANumber(pub String);

/// More digits than any rule or score sheet writes; longer texts are refused before arithmetic begins.
const LONGEST_NUMBER: usize = 40;

/// Reads a whole number, a decimal by its written digits, or a fraction; never through a float.
///
/// # Errors
/// [`NotANumber`] with the text, for anything else ("NaN", "1e3", "", "1/0").
pub fn parse_ratio(text: &str) -> Result<Ratio, NotANumber> {
    read(text).ok_or_else(|| NotANumber(text.chars().take(LONGEST_NUMBER).collect()))
}

/// So many digits always fit into 64 bits.
const SHORT: usize = 18;

/// A short whole number without a sign: what nearly all marks are.
fn short(text: &str) -> Option<Ratio> {
    if text.is_empty() || text.len() > SHORT {
        return None;
    }
    let mut value = 0_i64;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(Ratio::whole(value))
}

fn read(text: &str) -> Option<Ratio> {
    if let Some(value) = short(text) {
        return Some(value);
    }
    let trimmed = text.trim();
    if trimmed.len() > LONGEST_NUMBER {
        return None;
    }
    match trimmed.split_once('/') {
        None => decimal(trimmed),
        Some((above, below)) => {
            let (above, below) = (whole(above)?, whole(below)?);
            if below <= 0 {
                None
            } else {
                Ratio::new(above, below).ok()
            }
        }
    }
}

fn whole(text: &str) -> Option<i128> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    i128::from_str(text).ok()
}

fn decimal(text: &str) -> Option<Ratio> {
    let Some((before, after)) = text.split_once('.') else {
        return Ratio::new(whole(text)?, 1).ok();
    };
    if after.is_empty() || !after.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    whole(before)?;
    let unit = 10_i128.checked_pow(u32::try_from(after.len()).ok()?)?;
    Ratio::new(i128::from_str(&format!("{before}{after}")).ok()?, unit).ok()
}

impl Ratio {
    /// The fraction as text, always `n/d`.
    #[must_use]
    pub fn fraction(self) -> String {
        format!("{}/{}", self.numerator(), self.denominator())
    }

    /// The decimal as text with exactly `digits` decimals, a half going up.
    #[must_use]
    pub fn decimal(self, digits: u32) -> String {
        let below = self.denominator().unsigned_abs();
        let mut whole = self.numerator().div_euclid(self.denominator());
        let mut rest = self.numerator().rem_euclid(self.denominator()).unsigned_abs();
        let mut tail = Vec::new();
        for _ in 0..digits {
            let (digit, left) = next_digit(rest, below);
            tail.push(digit);
            rest = left;
        }
        // `rest < below < 2^127`, so the doubling fits.
        if rest * 2 >= below {
            whole += carry(&mut tail);
        }
        written(whole, tail)
    }
}

/// Ten times `rest` divided by `below`, by addition, because the product might not fit.
fn next_digit(rest: u128, below: u128) -> (u8, u128) {
    let (mut digit, mut left) = (0, 0);
    for _ in 0..10 {
        left += rest;
        if left >= below {
            left -= below;
            digit += 1;
        }
    }
    (digit, left)
}

fn carry(tail: &mut [u8]) -> i128 {
    for digit in tail.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return 0;
        }
        *digit = 0;
    }
    1
}

/// `whole + 0.tail`, where `whole` was rounded down: a negative value is turned into sign and size.
fn written(whole: i128, tail: Vec<u8>) -> String {
    let negative = whole < 0;
    let (size, digits) = if !negative {
        (whole, tail)
    } else if tail.iter().all(|digit| *digit == 0) {
        (-whole, tail)
    } else {
        let mut turned: Vec<u8> = tail.iter().map(|digit| 9 - digit).collect();
        let over = carry(&mut turned);
        (-(whole + 1) + over, turned)
    };
    let sign = if negative && (size != 0 || digits.iter().any(|digit| *digit != 0)) {
        "-"
    } else {
        ""
    };
    let digits: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    if digits.is_empty() {
        format!("{sign}{size}")
    } else {
        format!("{sign}{size}.{digits}")
    }
}
