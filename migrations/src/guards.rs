//! What sea-query cannot say for both databases: the order of text, and triggers that refuse to change a record.
//! The only place of this crate that knows which database it talks to.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::columns::Column;

/// What may happen to a row once it is written.
pub(crate) enum Guard {
    /// Anything.
    None,
    /// Nothing: the table is append-only.
    AppendOnly,
    /// One column may be filled in later, nothing else.
    AppendOnlyBut(&'static str),
    /// The row may only become an erased one: `erased_at` is set, `body` and `salt` are gone.
    EraseOnly,
}

/// Makes a text column compare byte by byte. SQLite does so by itself; PostgreSQL follows the database's locale,
/// in which 가 comes before a.
pub(crate) fn compared_by_bytes(column: &mut ColumnDef, backend: DbBackend) -> &mut ColumnDef {
    if backend == DbBackend::Postgres {
        column.extra(r#"COLLATE "C""#)
    } else {
        column
    }
}

/// Installs the triggers that hold a table to its guard.
pub(crate) async fn install(
    schema: &SchemaManager<'_>,
    table: &str,
    guard: &Guard,
    columns: &[Column],
) -> Result<(), DbErr> {
    let changes = match guard {
        Guard::None => return Ok(()),
        Guard::AppendOnly | Guard::EraseOnly => "UPDATE".to_owned(),
        Guard::AppendOnlyBut(free) => format!("UPDATE OF {}", all_but(columns, free)),
    };
    let unless_erased = match guard {
        Guard::EraseOnly => {
            "WHEN (NEW.seq <> OLD.seq OR NEW.erased_at IS NULL OR NEW.body IS NOT NULL OR NEW.salt IS NOT NULL)"
        }
        Guard::None | Guard::AppendOnly | Guard::AppendOnlyBut(_) => "",
    };
    let connection = schema.get_connection();
    for statement in [
        trigger(
            schema.get_database_backend(),
            table,
            "no_change",
            &changes,
            unless_erased,
        ),
        trigger(schema.get_database_backend(), table, "no_removal", "DELETE", ""),
    ] {
        connection.execute_unprepared(&statement).await?;
    }
    if schema.get_database_backend() == DbBackend::Postgres {
        let statement = format!(
            "CREATE TRIGGER {table}_no_truncation BEFORE TRUNCATE ON {table} \
             FOR EACH STATEMENT EXECUTE FUNCTION simui_refuse()"
        );
        connection.execute_unprepared(&statement).await?;
    }
    Ok(())
}

/// Makes what the triggers need, before the first of them.
pub(crate) async fn prepare(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    if schema.get_database_backend() == DbBackend::Postgres {
        let statement = "CREATE OR REPLACE FUNCTION simui_refuse() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION '% is a record: % refused', TG_TABLE_NAME, TG_OP; END $$";
        schema.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

fn trigger(backend: DbBackend, table: &str, name: &str, event: &str, when: &str) -> String {
    let body = if backend == DbBackend::Postgres {
        "EXECUTE FUNCTION simui_refuse()".to_owned()
    } else {
        format!("BEGIN SELECT RAISE(ABORT, '{table} is a record: change refused'); END")
    };
    format!("CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} FOR EACH ROW {when} {body}")
}

fn all_but(columns: &[Column], free: &str) -> String {
    let fixed = columns
        .iter()
        .map(|column| column.name)
        .filter(|name| *name != free);
    fixed
        .map(|name| format!(r#""{name}""#))
        .collect::<Vec<_>>()
        .join(", ")
}
