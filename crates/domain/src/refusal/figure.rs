//! The figures of a refusal's sentence, by what they are. How an amount, a size or an instant is written is the
//! language's; here is only what it says.

use chrono_tz::Tz;

use crate::time::Timestamp;

/// A figure of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// A name, a code or a plain number.
    Plain(String),
    /// An amount of money, in the smallest unit of the round's currency.
    Amount(i64),
    /// A number of bytes.
    Bytes(u64),
    /// An instant in the zone of its round.
    Moment(Timestamp, Tz),
}

/// An amount of money as a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount(pub i64);

/// A number of bytes as a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bytes(pub u64);

/// An instant as a figure, in the zone of its round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(pub Timestamp, pub Tz);

impl Figure {
    /// A plain figure as it is; nothing of another kind.
    #[must_use]
    pub fn plain(&self) -> Option<&str> {
        match self {
            Self::Plain(text) => Some(text),
            Self::Amount(_) | Self::Bytes(_) | Self::Moment(..) => None,
        }
    }
}

impl From<Amount> for Figure {
    fn from(amount: Amount) -> Self {
        Self::Amount(amount.0)
    }
}

impl From<Bytes> for Figure {
    fn from(bytes: Bytes) -> Self {
        Self::Bytes(bytes.0)
    }
}

impl From<Moment> for Figure {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment.0, moment.1)
    }
}

/// What is written as it is.
macro_rules! plain {
    ($($kind:ty),+) => {
        $(impl From<$kind> for Figure {
            fn from(figure: $kind) -> Self {
                Self::Plain(figure.to_string())
            }
        })+
    };
}

plain!(String, &str, i32, i64, u32, u64, usize, crate::survey::Bound);
