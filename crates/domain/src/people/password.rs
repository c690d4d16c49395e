//! What a password must be: long enough, and no more than that by rule. Whether it is easily guessed is asked in
//! the room below, which has the lists. No composition rule, no forced change (NIST SP 800-63B).

use unicode_normalization::UnicodeNormalization;

use super::PeopleRefusal;
use crate::refusal::Refusal;

/// At least so many characters.
const LEAST: usize = 12;
/// At most so many bytes; nothing is cut off.
const MOST: usize = 256;

/// A password that is long enough, as it is hashed. Never printed.
#[derive(Clone)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(hidden)")
    }
}

impl Password {
    /// Checks the length of a chosen password.
    ///
    /// # Errors
    /// `password_short`, `password_long` at `pointer`.
    pub fn chosen(raw: &str, pointer: &str) -> Result<Self, Refusal> {
        let normal = normal(raw);
        let length = normal.chars().count();
        if length < LEAST {
            let short = PeopleRefusal::PasswordShort { least: LEAST, length };
            return Err(Refusal::from(short).at(pointer));
        }
        if normal.len() > MOST {
            return Err(Refusal::from(PeopleRefusal::PasswordLong { most: MOST }).at(pointer));
        }
        Ok(Self(normal))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// The form that is hashed: NFC, because one keyboard composes Hangul and another does not.
#[must_use]
pub fn normal(raw: &str) -> String {
    raw.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_hangul_syllables_are_enough_and_eleven_are_not() {
        assert!(Password::chosen("가나다라마바사아자차카타", "").is_ok());
        assert_eq!(
            Password::chosen("가나다라마바사아자차카", "/password")
                .unwrap_err()
                .code,
            "password_short"
        );
    }

    #[test]
    fn sixty_four_characters_are_accepted_and_more_than_the_most_bytes_are_refused() {
        assert!(Password::chosen(&"é가".repeat(32), "").is_ok());
        assert_eq!(
            Password::chosen(&"x".repeat(257), "").unwrap_err().code,
            "password_long"
        );
    }

    #[test]
    fn decomposed_and_composed_hangul_are_one_password() {
        assert_eq!(normal("\u{1100}\u{1161}"), normal("가"));
    }
}
