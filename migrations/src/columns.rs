//! The one place that makes columns, so that a kind of value has the same type in every table and on both
//! databases. What tables are made of them is in the areas (`m0001_people` and on); how a table is made, in `table`.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::guards;

/// A column: its kind of value, whether it may be empty, and what it refers to.
pub(crate) struct Column {
    pub(crate) name: &'static str,
    kind: Kind,
    nullable: bool,
    pub(crate) part_of_key: bool,
    pub(crate) unique: bool,
    words: &'static [&'static str],
    pub(crate) to: Option<Target>,
}

/// The row a column refers to.
pub(crate) struct Target {
    pub(crate) table: &'static str,
    pub(crate) column: &'static str,
    /// The row must belong to the same round, so the key is the pair (column, `round_id`).
    pub(crate) same_round: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    Uuid,
    Instant,
    Day,
    Text,
    Integer,
    Big,
    Flag,
    Bytes,
}

/// The primary key `id`, a native UUID (version 7, made by the application).
pub(crate) fn id() -> Column {
    uuid("id").in_key()
}

/// A UUID that refers to nothing the database could check.
pub(crate) fn uuid(name: &'static str) -> Column {
    Column::new(name, Kind::Uuid)
}

/// A reference to the `id` of `table`.
pub(crate) fn key(name: &'static str, table: &'static str) -> Column {
    uuid(name).refers(table, "id")
}

/// An instant in UTC, in microseconds.
pub(crate) fn at(name: &'static str) -> Column {
    Column::new(name, Kind::Instant)
}

/// A day of the calendar, in the round's zone.
pub(crate) fn day(name: &'static str) -> Column {
    Column::new(name, Kind::Day)
}

/// An amount in the currency's smallest unit.
pub(crate) fn money(name: &'static str) -> Column {
    big(name)
}

/// Points, in thousandths.
pub(crate) fn points(name: &'static str) -> Column {
    big(name)
}

/// The version of a row, `v`: one more with every change, the source of its `ETag`.
pub(crate) fn version() -> Column {
    big("v")
}

/// A whole number that stays small: a position, a revision, a number of attempts.
pub(crate) fn integer(name: &'static str) -> Column {
    Column::new(name, Kind::Integer)
}

/// A whole number of 64 bits.
pub(crate) fn big(name: &'static str) -> Column {
    Column::new(name, Kind::Big)
}

/// Text, compared byte by byte on both databases.
pub(crate) fn text(name: &'static str) -> Column {
    Column::new(name, Kind::Text)
}

/// JSON as the canonical text that was digested; never `jsonb`, which reorders.
pub(crate) fn json(name: &'static str) -> Column {
    text(name)
}

/// One word of a closed list: a state, a stage, a kind.
pub(crate) fn word(name: &'static str, words: &'static [&'static str]) -> Column {
    Column { words, ..text(name) }
}

/// Yes or no.
pub(crate) fn flag(name: &'static str) -> Column {
    Column::new(name, Kind::Flag)
}

/// Raw bytes.
pub(crate) fn bytes(name: &'static str) -> Column {
    Column::new(name, Kind::Bytes)
}

impl Column {
    fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            nullable: false,
            part_of_key: false,
            unique: false,
            words: &[],
            to: None,
        }
    }

    /// The value may be absent.
    pub(crate) fn or_null(self) -> Self {
        Self {
            nullable: true,
            ..self
        }
    }

    /// The column is the primary key, or a part of it in the order of the columns.
    pub(crate) fn in_key(self) -> Self {
        Self {
            part_of_key: true,
            ..self
        }
    }

    /// No two rows have the same value; absent values differ.
    pub(crate) fn unique(self) -> Self {
        Self { unique: true, ..self }
    }

    /// The value must exist in `column` of `table`.
    pub(crate) fn refers(self, table: &'static str, column: &'static str) -> Self {
        Self {
            to: Some(Target {
                table,
                column,
                same_round: false,
            }),
            ..self
        }
    }

    /// The row referred to must be of the same round.
    pub(crate) fn same_round(self) -> Self {
        let to = self.to.map(|target| Target {
            same_round: true,
            ..target
        });
        Self { to, ..self }
    }

    /// The column as the given database is told of it.
    pub(crate) fn definition(&self, backend: DbBackend) -> ColumnDef {
        let mut column = ColumnDef::new(self.name);
        match self.kind {
            Kind::Uuid => column.uuid(),
            Kind::Instant => column.timestamp_with_time_zone(),
            Kind::Day => column.date(),
            Kind::Text => guards::compared_by_bytes(column.text(), backend),
            Kind::Integer => column.integer(),
            Kind::Big => column.big_integer(),
            Kind::Flag => column.boolean(),
            Kind::Bytes => column.blob(),
        };
        if !self.nullable {
            column.not_null();
        }
        if !self.words.is_empty() {
            column.check(Expr::col(self.name).is_in(self.words.iter().copied()));
        }
        column
    }
}
