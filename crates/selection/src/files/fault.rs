//! What is wrong in a file, and where.

use std::fmt;

use serde::Serialize;

use super::Flaw;

/// One thing that is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The name of the file.
    pub file: String,
    /// From 1; nought when it concerns the file as a whole.
    pub line: u32,
    /// In a table the number of the cell, elsewhere the character in the line; from 1, nought when it concerns the line.
    pub column: u32,
    /// The name of the column, in a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column_name: Option<String>,
    /// What is wrong, in a sentence.
    pub reason: String,
    /// What is wrong with the table as such, for who says it in another language.
    #[serde(skip)]
    pub flaw: Option<Box<Flaw>>,
}

impl Fault {
    /// A fault of a whole line, or with line nought of a whole file.
    pub fn of(file: &str, line: u32, reason: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            column: 0,
            column_name: None,
            reason: reason.into(),
            flaw: None,
        }
    }

    /// A flaw of a table, at a line.
    #[must_use]
    pub fn flawed(file: &str, line: u32, flaw: Flaw) -> Self {
        let fault = Self::of(file, line, flaw.to_string());
        Self {
            flaw: Some(Box::new(flaw)),
            ..fault
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.file)?;
        if self.line > 0 {
            write!(formatter, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(formatter, ":{}", self.column)?;
        }
        if let Some(name) = &self.column_name {
            write!(formatter, " ({name})")?;
        }
        write!(formatter, ": {}", self.reason)
    }
}

/// More faults than this do not help anybody; how many were left out is said.
const MOST_FAULTS: usize = 1000;

/// Every fault that was found, the first thousand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Faults {
    /// In the order in which they were found.
    pub faults: Vec<Fault>,
    /// How many more there are.
    pub left_out: usize,
}

impl std::error::Error for Faults {}

impl Faults {
    /// Adds one.
    pub fn add(&mut self, fault: Fault) {
        if self.is_full() {
            self.left_out += 1;
        } else {
            self.faults.push(fault);
        }
    }

    /// Whether further ones are only counted.
    pub(super) const fn is_full(&self) -> bool {
        self.faults.len() >= MOST_FAULTS
    }

    /// The value, or nothing and its faults added to these.
    pub fn keep<T>(&mut self, read: Result<T, Self>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(faults) => {
                self.left_out += faults.left_out;
                for fault in faults.faults {
                    self.add(fault);
                }
                None
            }
        }
    }

    /// Good when there are none.
    ///
    /// # Errors
    /// These faults.
    pub fn refuse(self) -> Result<(), Self> {
        if self.faults.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.faults.iter().enumerate() {
            if at > 0 {
                formatter.write_str("\n")?;
            }
            write!(formatter, "{fault}")?;
        }
        if self.left_out > 0 {
            write!(formatter, "\nand {} more", self.left_out)?;
        }
        Ok(())
    }
}
