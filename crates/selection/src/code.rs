//! Codes of proposals, members and criteria, and their natural order: P2 comes before P10.

use std::{cmp::Ordering, fmt, ops::Deref, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The name of a proposal, member or criterion in tables; cheap to copy, ordered naturally.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Code(Arc<str>);

impl Code {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Code {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Code {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Code {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ordering::Equal;
        }
        natural(&self.0, &other.0)
    }
}

/// Runs of digits compare as numbers, everything else by character; equal numbers written differently
/// ("P01", "P1") fall back to the plain order, so that the order is total.
pub(crate) fn natural(left: &str, right: &str) -> Ordering {
    let (mut a, mut b) = (left, right);
    while !a.is_empty() && !b.is_empty() {
        let (run_a, rest_a) = run(a);
        let (run_b, rest_b) = run(b);
        let order = match (is_number(run_a), is_number(run_b)) {
            (true, true) => {
                let (short_a, short_b) = (run_a.trim_start_matches('0'), run_b.trim_start_matches('0'));
                short_a
                    .len()
                    .cmp(&short_b.len())
                    .then_with(|| short_a.cmp(short_b))
            }
            (true | false, false) | (false, true) => run_a.cmp(run_b),
        };
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (rest_a, rest_b);
    }
    a.len().cmp(&b.len()).then_with(|| left.cmp(right))
}

fn is_number(run: &str) -> bool {
    run.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
}

/// The leading run of digits, or one character that is not a digit, and what follows.
fn run(text: &str) -> (&str, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = if digits > 0 {
        digits
    } else {
        text.chars().next().map_or(0, char::len_utf8)
    };
    text.split_at(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_ordered_as_people_count() {
        let mut codes: Vec<Code> = ["P10", "P2", "A", "P1b", "P1", "가2", "가10"]
            .map(Code::from)
            .to_vec();

        codes.sort();

        assert_eq!(
            codes,
            ["A", "P1", "P1b", "P2", "P10", "가2", "가10"].map(Code::from)
        );
    }

    #[test]
    fn different_codes_are_never_equal_in_order() {
        assert_eq!(Code::from("P01").cmp(&Code::from("P1")), Ordering::Less);
        assert_eq!(Code::from("0").cmp(&Code::from("00")), Ordering::Less);
    }
}
