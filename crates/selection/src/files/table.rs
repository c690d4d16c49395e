//! Any small table: comma-separated, a header line, UTF-8 with or without byte order mark. Cells are asked for by
//! column name; faults know their line and cell.

use super::{Fault, Faults, Flaw, Named};

/// Which columns a table has.
#[derive(Debug, Clone, Copy)]
pub struct Columns<'a> {
    /// These must be there.
    pub required: &'a [&'a str],
    /// These may be there.
    pub optional: &'a [&'a str],
    /// Whether any other column is taken too (otherwise it is a fault).
    pub others: bool,
}

/// A table that has been read.
#[derive(Debug, Clone)]
pub struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<(u32, Vec<String>)>,
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    line: u32,
    cells: &'a [String],
}

/// The longest line of a header or cell anybody needs, in bytes.
const LONGEST_CELL: usize = 100_000;
/// The most columns of a table.
const MOST_COLUMNS: usize = 200;

impl Table {
    /// Reads a table and holds its header to `columns`.
    ///
    /// # Errors
    /// [`Faults`]: text that is not UTF-8, a wrong header, rows of another length.
    pub fn read(named: Named<'_>, columns: Columns<'_>) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let mut reader = open(named)?;
        let header = header(named, &mut reader, columns)?;
        let mut table = Self {
            name: named.name.to_owned(),
            columns: header,
            rows: Vec::new(),
        };
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {
                    let line = record
                        .position()
                        .map_or(0, |position| line_number(position.line()));
                    if record.iter().any(|cell| cell.len() > LONGEST_CELL) {
                        faults.add(Fault::flawed(named.name, line, Flaw::LongCell(LONGEST_CELL)));
                    }
                    table
                        .rows
                        .push((line, record.iter().map(str::to_owned).collect()));
                }
                Err(error) => {
                    let line = error
                        .position()
                        .map_or(0, |position| line_number(position.line()));
                    faults.add(Fault::flawed(named.name, line, Flaw::from(&error)));
                    if !matches!(error.kind(), csv::ErrorKind::UnequalLengths { .. }) {
                        break;
                    }
                }
            }
        }
        faults.refuse().map(|()| table)
    }

    /// The names of the columns, as they stand.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The rows, from the top.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row {
            table: self,
            line: *line,
            cells,
        })
    }
}

impl<'a> Row<'a> {
    /// The line in the file, from 1.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// The cell in this column, without blanks at its ends; empty when the table has no such column.
    #[must_use]
    pub fn get(&self, column: &str) -> &'a str {
        self.place(column)
            .and_then(|at| self.cells.get(at))
            .map_or("", |cell| cell.trim())
    }

    /// The cell, when it is not empty.
    #[must_use]
    pub fn filled(&self, column: &str) -> Option<&'a str> {
        Some(self.get(column)).filter(|cell| !cell.is_empty())
    }

    /// The cell, which must not be empty.
    ///
    /// # Errors
    /// A [`Fault`] at the cell.
    pub fn required(&self, column: &str) -> Result<&'a str, Fault> {
        self.filled(column)
            .ok_or_else(|| self.fault(column, "must not be empty"))
    }

    /// The cell read as something; an empty cell is nothing.
    ///
    /// # Errors
    /// A [`Fault`] at the cell, with `wanted` saying what it should be.
    pub fn parse<T: std::str::FromStr>(&self, column: &str, wanted: &str) -> Result<Option<T>, Fault> {
        self.filled(column)
            .map(|cell| {
                cell.parse()
                    .map_err(|_| self.fault(column, format!("{cell:?} is not {wanted}")))
            })
            .transpose()
    }

    /// A fault at this cell.
    pub fn fault(&self, column: &str, reason: impl Into<String>) -> Fault {
        let at = self
            .place(column)
            .map_or(0, |at| u32::try_from(at + 1).unwrap_or(0));
        let column_name = Some(column.to_owned());
        Fault {
            column: at,
            column_name,
            ..Fault::of(&self.table.name, self.line, reason)
        }
    }

    fn place(&self, column: &str) -> Option<usize> {
        self.table.columns.iter().position(|name| name == column)
    }
}

/// A reader over the text, which must be UTF-8.
pub(super) fn open(named: Named<'_>) -> Result<csv::Reader<&[u8]>, Faults> {
    let text = utf8(named)?;
    if let Some(line) = unclosed(text) {
        return Err(one(Fault::flawed(named.name, line, Flaw::Unclosed)));
    }
    Ok(csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes()))
}

/// The line of a quotation mark that opens a cell and is not closed. Within a quoted cell two marks stand for one; in
/// a cell that does not begin with a mark they have no meaning.
fn unclosed(text: &str) -> Option<u32> {
    if !text.contains('"') {
        return None;
    }
    let (mut line, mut opened, mut is_open) = (1_u32, 1, false);
    let (mut begins, mut just_closed) = (true, false);
    for byte in text.bytes() {
        if byte == b'"' && is_open {
            (is_open, just_closed) = (false, true);
        } else if byte == b'"' && (begins || just_closed) {
            // Right after a closing mark a second one goes on with the cell.
            opened = if just_closed { opened } else { line };
            (is_open, just_closed) = (true, false);
        } else {
            just_closed = false;
        }
        begins = !is_open && matches!(byte, b'\n' | b'\r' | b',');
        line = line.saturating_add(u32::from(byte == b'\n'));
    }
    is_open.then_some(opened)
}

/// The text without its byte order mark.
pub(super) fn utf8(named: Named<'_>) -> Result<&str, Faults> {
    let bytes = named.text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(named.text);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or(&[]);
        let line = before
            .iter()
            .fold(1_u32, |line, byte| line.saturating_add(u32::from(*byte == b'\n')));
        one(Fault::flawed(named.name, line, Flaw::NotUtf8))
    })
}

/// Reads the header line and holds it to the columns.
pub(super) fn header(
    named: Named<'_>,
    reader: &mut csv::Reader<&[u8]>,
    columns: Columns<'_>,
) -> Result<Vec<String>, Faults> {
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(true) => {}
        Ok(false) => return Err(one(Fault::flawed(named.name, 1, Flaw::Empty))),
        Err(error) => return Err(one(Fault::flawed(named.name, 1, Flaw::from(&error)))),
    }
    let header: Vec<String> = record.iter().map(|name| name.trim().to_owned()).collect();
    let mut faults = Faults::default();
    let mut wrong = |at: usize, name: &str, flaw: Flaw| {
        let column = u32::try_from(at + 1).unwrap_or(0);
        let column_name = (!name.is_empty()).then(|| name.to_owned());
        faults.add(Fault {
            column,
            column_name,
            ..Fault::flawed(named.name, 1, flaw)
        });
    };
    for (at, name) in header.iter().enumerate().take(MOST_COLUMNS) {
        let known = columns.required.contains(&name.as_str()) || columns.optional.contains(&name.as_str());
        if name.is_empty() {
            wrong(at, name, Flaw::Nameless);
        } else if header.iter().take(at).any(|earlier| earlier == name) {
            wrong(at, name, Flaw::Twice(name.clone()));
        } else if !known && !columns.others {
            let columns = [columns.required, columns.optional].concat().join(", ");
            let flaw = Flaw::UnknownColumn {
                name: name.clone(),
                columns,
            };
            wrong(at, name, flaw);
        }
    }
    if header.len() > MOST_COLUMNS {
        wrong(MOST_COLUMNS, "", Flaw::ManyColumns(MOST_COLUMNS));
    }
    for name in columns
        .required
        .iter()
        .filter(|name| !header.iter().any(|column| column == *name))
    {
        let flaw = Flaw::Missing((*name).to_owned());
        faults.add(Fault::flawed(named.name, 1, flaw));
    }
    faults.refuse().map(|()| header)
}

pub(super) fn one(fault: Fault) -> Faults {
    Faults {
        faults: vec![fault],
        left_out: 0,
    }
}

pub(super) fn line_number(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}
