//! References and codes: what people and addresses call a thing. A reference is drawn, not counted, where
//! somebody could miss a neighbour (`2017-7KQ4`); codes that were imported stay as they came.

use crate::refusal::{Common, Refusal};

/// Letters and digits that are not mistaken for one another (no 0, 1, I, L, O, U).
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A drawn reference after a prefix, from five random bytes: four signs, 810,000 of them.
#[must_use]
pub fn drawn(prefix: &str, bytes: [u8; 8]) -> String {
    let mut number = u64::from_le_bytes(bytes);
    let mut signs = String::with_capacity(prefix.len() + 5);
    signs.push_str(prefix);
    signs.push('-');
    for _ in 0..4 {
        let index = usize::try_from(number % 30).unwrap_or_default();
        signs.push(ALPHABET.get(index).copied().map_or('2', char::from));
        number /= 30;
    }
    signs
}

/// A code chosen by people: 1 to 40 of letters, digits, `-`, `_`, `.`.
///
/// # Errors
/// `code_form` at `pointer`.
pub fn code(raw: &str, pointer: &str) -> Result<String, Refusal> {
    let text = raw.trim();
    let fits = (1..=40).contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if fits {
        Ok(text.to_owned())
    } else {
        Err(Refusal::from(Common::CodeForm).at(pointer))
    }
}
