//! TOML as it is written: every value with its place, numbers by their digits.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

use super::{Fault, Faults, Named, table};
use crate::{Code, Ratio, parse_ratio};

/// The longest file of rules, in bytes.
const LONGEST_RULES: usize = 1_000_000;

/// A value of the file.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// The text and what is wrong with it.
pub(super) struct TomlText<'a> {
    name: &'a str,
    text: &'a str,
    pub(super) faults: Faults,
}

impl<'a> TomlText<'a> {
    /// Opens the text; faults of syntax end the reading.
    pub(super) fn open(named: Named<'a>) -> Result<(Self, DeTable<'a>), Faults> {
        let text = table::utf8(named)?;
        if text.len() > LONGEST_RULES {
            let reason = format!("the file is longer than {LONGEST_RULES} bytes; these cannot be rules");
            return Err(table::one(Fault::of(named.name, 0, reason)));
        }
        let mut opened = Self {
            name: named.name,
            text,
            faults: Faults::default(),
        };
        match DeTable::parse(text) {
            Ok(table) => Ok((opened, table.into_inner())),
            Err(error) => {
                opened.fault(error.span().unwrap_or(0..0), error.message().to_owned());
                Err(opened.faults)
            }
        }
    }

    pub(super) fn fault(&mut self, span: Range<usize>, reason: impl Into<String>) {
        if self.faults.is_full() {
            // Where it stands is not told any more, so it is not looked for.
            self.faults.add(Fault::of(self.name, 0, reason));
            return;
        }
        let (line, column) = self.place(span.start);
        self.faults.add(Fault {
            column,
            ..Fault::of(self.name, line, reason)
        });
    }

    /// Line and character of a byte, from 1.
    pub(super) fn place(&self, byte: usize) -> (u32, u32) {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let characters = before.chars().rev();
        let column = characters.take_while(|character| *character != '\n').count() + 1;
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        (number(line), number(column))
    }

    pub(super) fn wanted(&mut self, value: &Value<'_>, wanted: &str) {
        self.fault(
            value.span(),
            format!("{} is not {wanted}", value.get_ref().type_str()),
        );
    }

    pub(super) fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wanted(value, "a text");
        }
        text
    }

    /// A number by its written digits: an integer, a decimal, or a text such as "2/3".
    pub(super) fn ratio(&mut self, value: &Value<'_>) -> Option<Ratio> {
        let written = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => {
                self.wanted(value, "a number");
                return None;
            }
        };
        let digits = written.strip_prefix('+').unwrap_or(&written);
        match parse_ratio(digits) {
            Ok(ratio) => Some(ratio),
            Err(error) => {
                self.fault(value.span(), error.to_string());
                None
            }
        }
    }

    /// A whole number that fits `T`.
    pub(super) fn whole<T: TryFrom<i128>>(&mut self, value: &Value<'_>) -> Option<T> {
        let ratio = self.ratio(value)?;
        let whole = if ratio.is_whole() {
            T::try_from(ratio.numerator()).ok()
        } else {
            None
        };
        if whole.is_none() {
            self.fault(value.span(), "this is not a whole number of the size taken here");
        }
        whole
    }

    pub(super) fn array<'v>(&mut self, value: &'v Value<'a>) -> Option<&'v DeArray<'a>> {
        let array = value.get_ref().as_array();
        if array.is_none() {
            self.wanted(value, "a list");
        }
        array
    }

    pub(super) fn table<'v>(&mut self, value: &'v Value<'a>) -> Option<&'v DeTable<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wanted(value, "a table");
        }
        table
    }

    /// A list of texts; a single text counts as a list of one.
    pub(super) fn texts(&mut self, value: &Value<'a>) -> Vec<String> {
        if let Some(text) = value.get_ref().as_str() {
            return vec![text.to_owned()];
        }
        let Some(array) = self.array(value) else {
            return Vec::new();
        };
        array.iter().filter_map(|element| self.text(element)).collect()
    }

    pub(super) fn codes(&mut self, value: &Value<'a>) -> Vec<Code> {
        self.texts(value).into_iter().map(Code::from).collect()
    }

    /// A word of a closed choice, read as its type is read everywhere else.
    pub(super) fn word<T: serde::de::DeserializeOwned>(&mut self, value: &Value<'_>) -> Option<T> {
        let text = self.text(value)?;
        match serde_json::from_value(serde_json::Value::String(text)) {
            Ok(word) => Some(word),
            Err(error) => {
                self.fault(value.span(), error.to_string());
                None
            }
        }
    }
}
