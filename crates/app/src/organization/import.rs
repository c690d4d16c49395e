//! Organizations from a table, as an office saves it from a spreadsheet: UTF-8 with or without byte order mark.

use simui_domain::language::Both;
use simui_domain::organization::{ImportRow, ImportView, OrganizationRefusal, import};
use simui_domain::policy::{Administrator, Caller};
use simui_domain::refusal::Refusal;
use simui_selection::files::{Columns, Faults, Flaw, Named, Table};

use crate::{App, Error};

/// The columns, found by name in any order.
const COLUMNS: Columns<'static> = Columns {
    required: &["code", "name_en", "name_ko", "kind"],
    optional: &["parent", "link"],
    others: false,
};
/// More rows than a country has public bodies that are asked at once.
pub(crate) const MOST_ROWS: usize = 5000;

impl App {
    /// Enters and changes the organizations of a table, all of them or none; with `dry_run` only tells what would
    /// be done.
    ///
    /// # Errors
    /// `not_yours`; every bad row, with its line and column as the pointer.
    pub async fn import_organizations(
        &self,
        caller: &Caller,
        table: &[u8],
        dry_run: bool,
    ) -> Result<ImportView, Error> {
        self.store
            .write(caller.act("import_organizations"), |tx| async move {
                let by = Administrator::among(caller.person, &tx.duties(caller.person, None).await?)?;
                let rows = rows(table)?;
                let present = tx.every_organization().await?;
                let import = import(&rows, &present, || tx.id(), &by)?;
                let view = import.seen(dry_run);
                if !dry_run {
                    for change in import.changes {
                        tx.save(change).await?;
                    }
                }
                Ok(view)
            })
            .await
    }
}

/// The rows of a table.
fn rows(table: &[u8]) -> Result<Vec<ImportRow>, Refusal> {
    let named = Named {
        name: "organizations.csv",
        text: table,
    };
    let table = Table::read(named, COLUMNS).map_err(unreadable)?;
    let rows: Vec<ImportRow> = table
        .rows()
        .map(|row| ImportRow {
            line: row.line(),
            code: row.get("code").to_owned(),
            name: Both::new(row.get("name_ko"), row.get("name_en")),
            kind: row.get("kind").to_owned(),
            parent: row.get("parent").to_owned(),
            link: row.get("link").to_owned(),
        })
        .collect();
    if rows.is_empty() || rows.len() > MOST_ROWS {
        return Err(OrganizationRefusal::TableRows { most: MOST_ROWS }.into());
    }
    Ok(rows)
}

/// The column `code` of a table.
pub(crate) fn codes(table: &[u8]) -> Result<Vec<String>, Refusal> {
    let named = Named {
        name: "invited.csv",
        text: table,
    };
    let columns = Columns {
        required: &["code"],
        optional: &[],
        others: true,
    };
    let table = Table::read(named, columns).map_err(unreadable)?;
    Ok(table.rows().map(|row| row.get("code").to_owned()).collect())
}

/// What is wrong with the table itself.
pub(crate) fn unreadable(faults: Faults) -> Refusal {
    let told = faults.faults.into_iter().map(|fault| {
        let pointer = format!("/lines/{}", fault.line);
        let (found, wanted) = fault.flaw.as_deref().map(Flaw::figures).unwrap_or_default();
        let refusal = OrganizationRefusal::TableFault {
            line: fault.line,
            column: fault.column_name.unwrap_or_else(|| fault.column.to_string()),
            fault: fault.flaw.as_deref().map_or("unreadable", Flaw::word),
            found,
            wanted,
        };
        Refusal::from(refusal).at(pointer)
    });
    let told: Vec<Refusal> = told.collect();
    let rows = OrganizationRefusal::TableRows { most: MOST_ROWS };
    Refusal::all(told).err().unwrap_or_else(|| rows.into())
}
