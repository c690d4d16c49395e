//! Reading one table into rows of a type.

use simui_selection::files::{Columns, Fault, Faults, Named, Row, Table};

use crate::play::Files;

/// What a row of a table becomes.
pub(crate) trait Read: Sized {
    /// Columns that must be there.
    const REQUIRED: &'static [&'static str];
    /// Columns that may be there.
    const OPTIONAL: &'static [&'static str] = &[];

    /// Reads one row.
    fn of(row: &Row<'_>) -> Result<Self, Fault>;
}

/// The rows of a file; faults and absence are noted.
pub(crate) fn rows<T: Read>(
    files: &Files,
    name: &'static str,
    required: bool,
    faults: &mut Faults,
    absent: &mut Vec<&'static str>,
) -> Vec<T> {
    let Some(bytes) = files.get(name) else {
        if required {
            faults.add(Fault::of(name, 0, "the file is missing"));
        } else {
            absent.push(name);
        }
        return Vec::new();
    };
    let columns = Columns {
        required: T::REQUIRED,
        optional: T::OPTIONAL,
        others: false,
    };
    let Some(table) = faults.keep(Table::read(Named { name, text: &bytes }, columns)) else {
        return Vec::new();
    };
    let mut read = Vec::new();
    for row in table.rows() {
        match T::of(&row) {
            Ok(row) => read.push(row),
            Err(fault) => faults.add(fault),
        }
    }
    read
}
