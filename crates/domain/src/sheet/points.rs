//! Points as they are given: exact, in thousandths.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use simui_selection::Ratio;

/// Points in thousandths. In JSON a whole number, or a decimal text such as `"26.5"`; never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(pub i64);

impl Points {
    /// As an exact fraction; the counting room reads these.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        // Thousandths over a thousand cannot leave the 128 bits of a fraction.
        Ratio::new(i128::from(self.0), 1000).unwrap_or(Ratio::ZERO)
    }

    /// Of a decimal text with at most three digits behind the point.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, behind) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(behind) || behind.len() > 3 || whole.len() > 9 {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let behind: i64 = format!("{behind:0<3}").parse().ok()?;
        Some(Self(sign * (whole * 1000 + behind)))
    }
}

impl std::fmt::Display for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, behind) = (size / 1000, size % 1000);
        if behind == 0 {
            return write!(f, "{sign}{whole}");
        }
        let behind = format!("{behind:03}");
        write!(f, "{sign}{whole}.{}", behind.trim_end_matches('0'))
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            serializer.serialize_i64(self.0 / 1000)
        } else {
            serializer.collect_str(self)
        }
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;
        impl de::Visitor<'_> for Reading {
            type Value = Points;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a whole number, or a decimal text with at most three digits behind the point")
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Points, E> {
                Points::of_text(&value.to_string()).ok_or_else(|| E::custom("out of range"))
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Points, E> {
                Points::of_text(&value.to_string()).ok_or_else(|| E::custom("out of range"))
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Points, E> {
                Points::of_text(value.trim()).ok_or_else(|| E::custom("not a decimal number"))
            }
        }
        deserializer.deserialize_any(Reading)
    }
}

impl utoipa::PartialSchema for Points {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Type};
        OneOfBuilder::new()
            .item(ObjectBuilder::new().schema_type(Type::Integer))
            .item(
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .pattern(Some(r"^-?[0-9]{1,9}(\.[0-9]{1,3})?$")),
            )
            .description(Some("Points: a whole number, or a decimal text"))
            .into()
    }
}

impl utoipa::ToSchema for Points {}

#[cfg(test)]
mod tests {
    use super::Points;

    #[test]
    fn points_are_read_and_written_without_a_float() {
        for (text, points) in [
            ("26", 26000),
            ("\"26.5\"", 26500),
            ("\"0.125\"", 125),
            ("\"-1.5\"", -1500),
        ] {
            let read: Points = serde_json::from_str(text).unwrap();
            assert_eq!(read, Points(points));
            assert_eq!(serde_json::to_string(&read).unwrap(), text);
        }
    }

    #[test]
    fn a_float_and_a_fourth_digit_are_refused() {
        for text in ["26.5", "\"1.2345\"", "\"\"", "\".5\"", "\"1e3\"", "9999999999"] {
            assert!(serde_json::from_str::<Points>(text).is_err(), "{text} was read");
        }
    }
}
