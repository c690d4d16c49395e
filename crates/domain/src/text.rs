//! Text as people send it, made safe to store: NFC, no control characters, nothing that turns the direction of what
//! stands behind it, bounded. The same count is used by server and pages: a character is a Unicode scalar value of
//! the normalized text, line ends counting as one.

use unicode_normalization::UnicodeNormalization;

use crate::refusal::{Common, Refusal};

/// One line: names, titles, subjects. Control characters (line ends among them) are refused, because such a
/// name could forge a mail header or a log line.
///
/// # Errors
/// `text_control`, `text_required`, `text_too_long` at `pointer`.
pub fn line(raw: &str, longest: usize, pointer: &str) -> Result<String, Refusal> {
    let text: String = unturned(raw).trim().nfc().collect();
    if text.chars().any(char::is_control) {
        return Err(Refusal::from(Common::TextControl).at(pointer));
    }
    bounded(text, longest, pointer)
}

/// Several lines: reasons, opinions, answers. Line feeds and tabs stay; other control characters are refused.
///
/// # Errors
/// As [`line()`].
pub fn lines(raw: &str, longest: usize, pointer: &str) -> Result<String, Refusal> {
    let text: String = unturned(raw)
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim_end()
        .nfc()
        .collect();
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Refusal::from(Common::TextControl).at(pointer));
    }
    bounded(text, longest, pointer)
}

/// Text without signs that turn the direction of what follows (embeddings, overrides, isolates): a title with one could
/// mirror the amount beside it. None of them is seen, and letters from right to left are read without them, so they are
/// left out rather than refused: they come with what is pasted. First of all: what stood on both sides is one text then,
/// which is trimmed and composed.
fn unturned(raw: &str) -> String {
    raw.replace(
        |sign| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'),
        "",
    )
}

fn bounded(text: String, longest: usize, pointer: &str) -> Result<String, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::from(Common::TextRequired).at(pointer));
    }
    let length = text.chars().count();
    if length > longest {
        return Err(Refusal::from(Common::TextTooLong { longest, length }).at(pointer));
    }
    Ok(text)
}

/// The form in which text is searched: NFC, lower case. Folded here because neither database folds all of Unicode.
#[must_use]
pub fn folded(raw: &str) -> String {
    raw.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_line_end_is_refused() {
        assert_eq!(line("Kim\nX", 10, "/name").unwrap_err().code, "text_control");
    }

    #[test]
    fn what_would_mirror_the_text_behind_it_is_left_out() {
        assert_eq!(line("\u{202e}가\u{2066}나\u{2069}", 2, "/name").unwrap(), "가나");
        assert_eq!(lines("עב\n\u{202b}가", 4, "/name").unwrap(), "עב\n가");
        assert_eq!(
            line("\u{202e} \u{1100}\u{202c}\u{1161} ", 1, "/name").unwrap(),
            "가"
        );
        assert_eq!(lines("가 \u{202c}", 1, "/name").unwrap(), "가");
    }

    #[test]
    fn decomposed_hangul_is_composed_before_it_is_counted() {
        assert_eq!(line("\u{1100}\u{1161}\u{11a8}", 1, "/name").unwrap(), "각");
    }
}
