//! How a table is made from columns: its keys, references, indexes, checks and guard. Nothing here knows a
//! table by name.
//!
//! A table below a round has `round_id`. If it has an `id` of its own, the pair (`round_id`, `id`) is unique: it
//! is both the order of keyset pages and what references within the same round point to.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::{
    columns::Column,
    guards::{self, Guard},
};

/// A table to be made.
pub(crate) struct NewTable {
    name: &'static str,
    columns: Vec<Column>,
    checks: Vec<Expr>,
    indexes: Vec<NewIndex>,
    guard: Guard,
    first_row: Option<InsertStatement>,
}

/// A condition on a column in a partial index. Others are not portable: an upsert on SQLite does not find an
/// index whose condition carries a value.
#[derive(Clone, Copy)]
pub(crate) enum While {
    Null(&'static str),
    Set(&'static str),
}

struct NewIndex {
    columns: Vec<&'static str>,
    unique: bool,
    while_: Vec<While>,
}

impl NewTable {
    /// A table of this name without columns.
    pub(crate) fn named(name: &'static str) -> Self {
        let (columns, checks, indexes) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            name,
            columns,
            checks,
            indexes,
            guard: Guard::None,
            first_row: None,
        }
    }

    /// The columns, in order.
    pub(crate) fn columns(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        self.columns.extend(columns);
        self
    }

    /// Rows are found by their round, in pages, and referred to within it.
    pub(crate) fn of_round(self) -> Self {
        self.unique(&["round_id", "id"])
    }

    /// No two rows agree in all these columns.
    pub(crate) fn unique(self, columns: &[&'static str]) -> Self {
        self.unique_while(columns, &[])
    }

    /// No two rows for which the conditions hold agree in all these columns.
    pub(crate) fn unique_while(self, columns: &[&'static str], conditions: &[While]) -> Self {
        self.indexed(columns, conditions, true)
    }

    /// Rows are looked up by these columns.
    pub(crate) fn index(self, columns: &[&'static str]) -> Self {
        self.index_while(columns, &[])
    }

    /// Rows for which the conditions hold are looked up by these columns.
    pub(crate) fn index_while(self, columns: &[&'static str], conditions: &[While]) -> Self {
        self.indexed(columns, conditions, false)
    }

    /// Every row satisfies this (or the database does not know, as with absent values).
    pub(crate) fn check(mut self, rule: Expr) -> Self {
        self.checks.push(rule);
        self
    }

    /// What may happen to a row once it is written; anything, unless this says less.
    pub(crate) fn guarded(self, guard: Guard) -> Self {
        Self { guard, ..self }
    }

    /// A row that exists from the beginning.
    pub(crate) fn with_row(self, row: InsertStatement) -> Self {
        Self {
            first_row: Some(row),
            ..self
        }
    }

    /// The table's name.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// What may happen to a row once it is written.
    #[cfg(test)]
    pub(crate) fn guard(&self) -> &Guard {
        &self.guard
    }

    /// Makes the table with its indexes and triggers.
    pub(crate) async fn create(&self, schema: &SchemaManager<'_>) -> Result<(), DbErr> {
        schema
            .create_table(self.statement(schema.get_database_backend()))
            .await?;
        for index in &self.indexes {
            schema.create_index(index.statement(self.name)).await?;
        }
        guards::install(schema, self.name, &self.guard, &self.columns).await?;
        match &self.first_row {
            Some(row) => schema.exec_stmt(row.clone()).await,
            None => Ok(()),
        }
    }

    fn indexed(mut self, columns: &[&'static str], while_: &[While], unique: bool) -> Self {
        self.indexes.push(NewIndex {
            columns: columns.to_vec(),
            unique,
            while_: while_.to_vec(),
        });
        self
    }

    fn statement(&self, backend: DbBackend) -> TableCreateStatement {
        let mut table = Table::create();
        table.table(self.name);
        let mut primary = Index::create();
        for column in &self.columns {
            let mut definition = column.definition(backend);
            if column.unique {
                definition.unique_key();
            }
            if column.part_of_key {
                primary.col(column.name);
            }
            table.col(definition);
            if let Some(mut reference) = self.reference(column) {
                table.foreign_key(&mut reference);
            }
        }
        table.primary_key(&mut primary);
        for rule in &self.checks {
            table.check(rule.clone());
        }
        table
    }

    fn reference(&self, column: &Column) -> Option<ForeignKeyCreateStatement> {
        let target = column.to.as_ref()?;
        let mut reference = ForeignKey::create();
        reference
            .from(self.name, column.name)
            .to(target.table, target.column);
        if target.same_round {
            reference.from_col("round_id").to_col("round_id");
        }
        Some(reference)
    }
}

impl NewIndex {
    fn statement(&self, table: &str) -> IndexCreateStatement {
        let prefix = if self.unique { "u" } else { "i" };
        let mut index = Index::create();
        index
            .name(format!("{prefix}_{table}_{}", self.columns.join("_")))
            .table(table.to_owned());
        for column in &self.columns {
            index.col(*column);
        }
        if self.unique {
            index.unique();
        }
        for condition in &self.while_ {
            index.and_where(match condition {
                While::Null(column) => Expr::col(*column).is_null(),
                While::Set(column) => Expr::col(*column).is_not_null(),
            });
        }
        index
    }
}
