//! Canonical bytes: RFC 8785 restricted. Keys sorted, no blanks, integers within ±(2^53 − 1), no floats, absent
//! instead of null, text NFC. Everything that is digested is digested as these bytes, and kept as them.

use std::fmt::Write;

use serde::Serialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// What cannot be written canonically. A programming fault: our own types never hold such values.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not canonical: {0}")]
pub struct NotCanonical(pub String);

/// The canonical bytes of a value.
///
/// # Errors
/// A float, an integer beyond 2^53 − 1, or a value that serde cannot write.
pub fn bytes(value: &impl Serialize) -> Result<Vec<u8>, NotCanonical> {
    let value = serde_json::to_value(value).map_err(|error| NotCanonical(error.to_string()))?;
    let mut out = String::new();
    write(&value, &mut out)?;
    Ok(out.into_bytes())
}

/// The same as text.
///
/// # Errors
/// As [`bytes`].
pub fn text(value: &impl Serialize) -> Result<String, NotCanonical> {
    let value = serde_json::to_value(value).map_err(|error| NotCanonical(error.to_string()))?;
    let mut out = String::new();
    write(&value, &mut out)?;
    Ok(out)
}

fn write(value: &Value, out: &mut String) -> Result<(), NotCanonical> {
    match value {
        Value::Null => Err(NotCanonical("null".into())),
        Value::Bool(truth) => {
            out.push_str(if *truth { "true" } else { "false" });
            Ok(())
        }
        Value::Number(number) => {
            let safe = number
                .as_i64()
                .filter(|n| n.unsigned_abs() <= 9_007_199_254_740_991);
            let integer = safe.ok_or_else(|| NotCanonical(format!("the number {number}")))?;
            out.push_str(&integer.to_string());
            Ok(())
        }
        Value::String(text) => {
            quoted(text, out);
            Ok(())
        }
        Value::Array(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                write(item, out)?;
            }
            out.push(']');
            Ok(())
        }
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().filter(|(_, value)| !value.is_null()).collect();
            sorted.sort_by_key(|(a, _)| *a);
            out.push('{');
            for (position, (key, value)) in sorted.into_iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                quoted(key, out);
                out.push(':');
                write(value, out)?;
            }
            out.push('}');
            Ok(())
        }
    }
}

fn quoted(text: &str, out: &mut String) {
    out.push('"');
    // Nearly everything that is digested at once, codes and figures, is plain: composing it took most of the time.
    if text.bytes().all(plain) {
        out.push_str(text);
    } else {
        composed(text, out);
    }
    out.push('"');
}

/// A sign that is written as it stands, and composed already.
fn plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\'
}

fn composed(text: &str, out: &mut String) {
    for sign in text.nfc() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            other if u32::from(other) < 0x20 => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(other));
            }
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_are_sorted_and_nulls_are_absent() {
        assert_eq!(
            text(&json!({"z": 1, "a": {"c": null, "b": "각"}})).unwrap(),
            r#"{"a":{"b":"각"},"z":1}"#
        );
    }

    #[test]
    fn text_is_composed_and_its_signs_are_escaped_wherever_they_stand() {
        let parts = "\u{1112}\u{1161}\u{11ab}";
        assert_eq!(
            text(&json!([parts, "plain ~", "a\"b\\c\n\u{1}", "\u{7f}"])).unwrap(),
            "[\"한\",\"plain ~\",\"a\\\"b\\\\c\\n\\u0001\",\"\u{7f}\"]"
        );
    }

    #[test]
    fn a_float_is_not_canonical() {
        assert!(text(&json!({"a": 0.5})).is_err());
    }
}
