//! What can be wrong with a table as such, before anything in it is read as something.

/// A flaw of a table. Its own sentence is English; who says it in another language has its word and its figures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Bytes that are no UTF-8.
    #[error("the text is not UTF-8; save the file as UTF-8")]
    NotUtf8,
    /// A quoted cell without its end.
    #[error("a quotation mark opens here and is not closed, so that all rows after it would be one cell")]
    Unclosed,
    /// No line at all.
    #[error("the file is empty; its first line names the columns")]
    Empty,
    /// A column without a name.
    #[error("a column has no name")]
    Nameless,
    /// Two columns of one name.
    #[error("the column {0} stands twice")]
    Twice(String),
    /// A column that is not taken here.
    #[error("there is no column {name} here; the columns are {columns}")]
    UnknownColumn {
        /// Its name.
        name: String,
        /// Those that are taken, with commas between.
        columns: String,
    },
    /// A column that must be there.
    #[error("the column {0} is missing")]
    Missing(String),
    /// More columns than are taken.
    #[error("at most {0} columns are taken")]
    ManyColumns(usize),
    /// A row of another length than the header.
    #[error("the row has {cells} cells, the header {columns}")]
    Unequal {
        /// Cells of the row.
        cells: u64,
        /// Columns of the header.
        columns: u64,
    },
    /// A cell of more bytes than are taken.
    #[error("a cell is longer than {0} bytes")]
    LongCell(usize),
    /// Whatever else the reader of rows met.
    #[error("the row cannot be read: {0}")]
    Unreadable(String),
}

impl Flaw {
    /// The word of the flaw.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "not_utf8",
            Self::Unclosed => "unclosed",
            Self::Empty => "empty",
            Self::Nameless => "nameless",
            Self::Twice(_) => "twice",
            Self::UnknownColumn { .. } => "unknown_column",
            Self::Missing(_) => "missing",
            Self::ManyColumns(_) => "many_columns",
            Self::Unequal { .. } => "unequal",
            Self::LongCell(_) => "long_cell",
            Self::Unreadable(_) => "unreadable",
        }
    }

    /// What stands there, and what should; empty where there is nothing to tell.
    #[must_use]
    pub fn figures(&self) -> (String, String) {
        match self {
            Self::NotUtf8 | Self::Unclosed | Self::Empty | Self::Nameless | Self::Unreadable(_) => {
                (String::new(), String::new())
            }
            Self::Twice(name) => (name.clone(), String::new()),
            Self::UnknownColumn { name, columns } => (name.clone(), columns.clone()),
            Self::Missing(name) => (String::new(), name.clone()),
            Self::ManyColumns(most) | Self::LongCell(most) => (String::new(), most.to_string()),
            Self::Unequal { cells, columns } => (cells.to_string(), columns.to_string()),
        }
    }
}

impl From<&csv::Error> for Flaw {
    fn from(error: &csv::Error) -> Self {
        if let csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } = error.kind()
        {
            Self::Unequal {
                cells: *len,
                columns: *expected_len,
            }
        } else {
            Self::Unreadable(error.to_string())
        }
    }
}
