//! An exact figure as it is written in answers: the fraction in lowest terms and four decimals, a half going up.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::SerializeStruct};

use crate::{Ratio, parse_ratio};

/// An exact figure. As JSON: `{"fraction": "n/d", "decimal": "0.0000"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure(pub Ratio);

/// The decimals of every figure in JSON.
const DECIMALS: u32 = 4;

impl Figure {
    /// The exact value.
    #[must_use]
    pub const fn ratio(self) -> Ratio {
        self.0
    }

    /// `n/d`, in lowest terms.
    #[must_use]
    pub fn fraction(self) -> String {
        self.0.fraction()
    }

    /// Four decimals, a half going up.
    #[must_use]
    pub fn decimal(self) -> String {
        self.0.decimal(DECIMALS)
    }
}

impl From<Ratio> for Figure {
    fn from(value: Ratio) -> Self {
        Self(value)
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("Figure", 2)?;
        written.serialize_field("fraction", &self.fraction())?;
        written.serialize_field("decimal", &self.decimal())?;
        written.end()
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Written {
            fraction: String,
        }
        parse_ratio(&Written::deserialize(deserializer)?.fraction)
            .map(Self)
            .map_err(D::Error::custom)
    }
}

/// The fewest decimals, from `least` on, at which different figures look different.
#[must_use]
pub fn telling_decimals(figures: &[Ratio], least: u32) -> u32 {
    const MOST: u32 = 12;
    let mut distinct = figures.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    (least..MOST)
        .find(|digits| {
            let mut shown: Vec<String> = distinct.iter().map(|figure| figure.decimal(*digits)).collect();
            shown.dedup();
            shown.len() == distinct.len()
        })
        .unwrap_or(MOST)
}
