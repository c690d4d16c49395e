//! The closed choices of a rule. Each is written in `snake_case` and never renamed, because frozen rules are kept.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::Code;

/// How the members' totals become one score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// One highest and one lowest total left out, mean of the rest.
    #[default]
    DropOneMean,
    /// `trim` lowest and highest totals left out, mean of the rest.
    TrimmedMean,
    /// The mean of all totals.
    Mean,
    /// The middle total, or the mean of the two in the middle.
    Median,
    /// The mean of the places the members give; the lowest is best.
    Borda,
    /// The full mark for a member's first place, a step less for each further place; mean over the members.
    RankPoints,
}

impl Aggregate {
    /// Whether the score is made from places instead of points; thresholds on the total do not apply then.
    #[must_use]
    pub const fn counts_places(self) -> bool {
        matches!(self, Self::Borda | Self::RankPoints)
    }
}

/// Where the extremes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrimScope {
    /// On the member's total.
    #[default]
    MemberTotal,
    /// On each criterion by itself.
    PerCriterion,
}

/// Which end of a scale is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    #[default]
    Higher,
    /// Less is better.
    Lower,
}

/// How the ranking becomes a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SelectionRule {
    /// Down the ranking; what does not fit is passed over.
    #[default]
    Skip,
    /// Down the ranking until the first that does not fit.
    Stop,
    /// Like `skip`, but the first that does not fit may receive the remainder.
    Partial,
    /// The set with the largest total, proven.
    Exact,
}

/// What `exact` maximizes, and whether the score is rounded: see the variants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Objective {
    /// The sum of the scores (`score`).
    #[default]
    Score,
    /// The sum of what the scores exceed the pass mark by (`above_pass_mark`).
    AbovePassMark,
    /// The sum of a named column of the proposals (`column:benefit`).
    Column(String),
}

/// Whether the score is rounded before thresholds and ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rounding {
    /// Not at all (`exact`).
    #[default]
    Exact,
    /// To so many decimals, a half going up (`half_up:2`).
    HalfUp(u32),
}

/// One step of the tie order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TieStep {
    /// The higher share on this criterion, aggregated and trimmed on it alone.
    Criterion(Code),
    /// The higher mean of all members' totals (`plain_mean`).
    PlainMean,
    /// The higher median of the members' totals (`median`).
    Median,
    /// The lower requested amount (`amount`).
    Amount,
    /// The natural order of the codes (`code`).
    Code,
    /// Lots, repeatable by anyone (`draw`).
    Draw,
    /// The tie is reported and the count stops (`refuse`).
    Refuse,
}

/// A word that is none of those a key of the rules takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not one of {1}")]
pub struct UnknownWord(pub String, pub &'static str);

/// More decimals than this are not rounding.
const MOST_DECIMALS: u32 = 12;

impl FromStr for Rounding {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let digits = text
            .strip_prefix("half_up:")
            .and_then(|digits| digits.parse().ok());
        match (text, digits) {
            ("exact", _) => Ok(Self::Exact),
            (_, Some(digits)) if digits <= MOST_DECIMALS => Ok(Self::HalfUp(digits)),
            (_, Some(_) | None) => Err(UnknownWord(text.to_owned(), "exact, half_up:0 to half_up:12")),
        }
    }
}

impl FromStr for Objective {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match (text, text.strip_prefix("column:")) {
            ("score", _) => Ok(Self::Score),
            ("above_pass_mark", _) => Ok(Self::AbovePassMark),
            (_, Some(column)) if !column.is_empty() => Ok(Self::Column(column.to_owned())),
            (_, Some(_) | None) => Err(UnknownWord(
                text.to_owned(),
                "score, above_pass_mark, column:NAME",
            )),
        }
    }
}

impl From<&str> for TieStep {
    fn from(text: &str) -> Self {
        match text {
            "plain_mean" => Self::PlainMean,
            "median" => Self::Median,
            "amount" => Self::Amount,
            "code" => Self::Code,
            "draw" => Self::Draw,
            "refuse" => Self::Refuse,
            criterion => Self::Criterion(criterion.into()),
        }
    }
}

impl std::fmt::Display for Rounding {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exact => formatter.write_str("exact"),
            Self::HalfUp(digits) => write!(formatter, "half_up:{digits}"),
        }
    }
}

impl std::fmt::Display for Objective {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Score => formatter.write_str("score"),
            Self::AbovePassMark => formatter.write_str("above_pass_mark"),
            Self::Column(column) => write!(formatter, "column:{column}"),
        }
    }
}

impl std::fmt::Display for TieStep {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Criterion(code) => code,
            Self::PlainMean => "plain_mean",
            Self::Median => "median",
            Self::Amount => "amount",
            Self::Code => "code",
            Self::Draw => "draw",
            Self::Refuse => "refuse",
        })
    }
}

macro_rules! kept_as_text {
    ($($kind:ty => $read:expr),+ $(,)?) => { $(
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let read: fn(&str) -> Result<$kind, UnknownWord> = $read;
                read(&text).map_err(D::Error::custom)
            }
        }
    )+ };
}
kept_as_text!(
    Rounding => str::parse,
    Objective => str::parse,
    TieStep => |text| Ok(text.into()),
);
