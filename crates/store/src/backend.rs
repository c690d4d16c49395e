//! The only place that names a database: pools, begin modes, pragmas, the clock, the migration lock.
//!
//! SQLite: one writer connection with `BEGIN IMMEDIATE`, readers with `query_only`, WAL, `synchronous=FULL`, one
//! process per file. PostgreSQL: several processes, `READ COMMITTED` with row locks for writing, a repeatable
//! read-only transaction for reading.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use simui_domain::source::Source;
use simui_domain::time::{Timestamp, cut};
use simui_migrations::{Migrator, MigratorTrait};

use crate::Fault;

/// SQLite before this version can lose a committed write-ahead log (fixed 2026-03-13).
const SQLITE_LEAST: (u32, u32, u32) = (3, 51, 3);
/// The number under which processes take turns at migrating a PostgreSQL database.
const MIGRATION_LOCK: i64 = 0x5349_4d55_4900;

/// Where the data are.
#[derive(Debug, Clone)]
pub enum Place {
    /// An embedded database in a folder; the file is `simui.sqlite3`.
    Folder(PathBuf),
    /// A PostgreSQL URL.
    Url(String),
}

/// How far the schema of a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// No migration has run.
    Empty,
    /// All have.
    Current,
    /// So many are missing.
    Behind(usize),
}

#[derive(Clone)]
pub(crate) struct Pools {
    pub(crate) write: DatabaseConnection,
    pub(crate) read: DatabaseConnection,
    /// Held as long as the store: the lock that keeps a second process off the file.
    _held: Option<Arc<std::fs::File>>,
}

impl Pools {
    fn embedded(&self) -> bool {
        self.write.get_database_backend() == DbBackend::Sqlite
    }
}

pub(crate) async fn open(place: &Place) -> Result<Pools, Fault> {
    match place {
        Place::Folder(folder) => open_folder(folder).await,
        Place::Url(url) => open_url(url).await,
    }
}

async fn open_folder(folder: &Path) -> Result<Pools, Fault> {
    let refused = |error: std::io::Error| Fault::Place(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(refused)?;
    let held = std::fs::File::create(folder.join("simui.lock")).map_err(refused)?;
    held.try_lock()
        .map_err(|_| Fault::Place(format!("{}: another process holds this folder", folder.display())))?;
    let url = format!("sqlite://{}?mode=rwc", folder.join("simui.sqlite3").display());
    let write = Database::connect(embedded(&url, 1, false)).await?;
    let version = text(&write, "SELECT sqlite_version()").await?;
    if parsed(&version) < SQLITE_LEAST {
        return Err(Fault::Place(format!(
            "SQLite {version} is too old: 3.51.3 or newer is needed"
        )));
    }
    let read = Database::connect(embedded(&url, 4, true)).await?;
    Ok(Pools {
        write,
        read,
        _held: Some(Arc::new(held)),
    })
}

fn embedded(url: &str, connections: u32, reads_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .sqlx_logging(false)
        .test_before_acquire(false);
    options.acquire_timeout(Duration::from_secs(20));
    options.map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("trusted_schema", "OFF")
            .pragma("cell_size_check", "ON")
            .foreign_keys(true)
            // Reader and database each have a thread: with few rows under way they wake each other more than they work.
            .row_buffer_size(1000)
            .busy_timeout(Duration::from_secs(5));
        if reads_only {
            sqlite.pragma("query_only", "ON")
        } else {
            sqlite
        }
    });
    options
}

async fn open_url(url: &str) -> Result<Pools, Fault> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(8)
        .min_connections(1)
        .sqlx_logging(false)
        .test_before_acquire(false);
    options.acquire_timeout(Duration::from_secs(3));
    options.map_sqlx_postgres_opts(|postgres| {
        postgres.options([
            // Each statement asks for little, and a compiled plan costs more than it saves.
            ("jit", "off"),
            ("statement_timeout", "5s"),
            ("lock_timeout", "4s"),
            ("idle_in_transaction_session_timeout", "10s"),
        ])
    });
    let pool = Database::connect(options).await?;
    Ok(Pools {
        write: pool.clone(),
        read: pool,
        _held: None,
    })
}

pub(crate) async fn begin_write(pools: &Pools) -> Result<DatabaseTransaction, Fault> {
    let options = TransactionOptions {
        isolation_level: None,
        access_mode: None,
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
    };
    Ok(pools.write.begin_with_options(options).await?)
}

pub(crate) async fn begin_read(pools: &Pools) -> Result<DatabaseTransaction, Fault> {
    if pools.embedded() {
        return Ok(pools.read.begin().await?);
    }
    let options = TransactionOptions {
        isolation_level: Some(IsolationLevel::RepeatableRead),
        access_mode: Some(AccessMode::ReadOnly),
        sqlite_transaction_mode: None,
    };
    Ok(pools.read.begin_with_options(options).await?)
}

/// The instant: by the source, or by PostgreSQL's own clock.
pub(crate) async fn now(source: &Source, on: &impl ConnectionTrait) -> Result<Timestamp, Fault> {
    if let Some(now) = source.now() {
        return Ok(now);
    }
    let asked = Statement::from_string(on.get_database_backend(), "SELECT clock_timestamp() AS now");
    let row = on.query_one_raw(asked).await?.ok_or(Fault::Misuse("no clock"))?;
    Ok(cut(row.try_get("", "now")?))
}

/// The function that makes one JSON object of the names and values of many rows.
pub(crate) fn object_of(on: &impl ConnectionTrait) -> &'static str {
    if on.get_database_backend() == DbBackend::Sqlite {
        "json_group_object"
    } else {
        "json_object_agg"
    }
}

pub(crate) async fn schema(pools: &Pools) -> Result<Schema, Fault> {
    let pending = Migrator::get_pending_migrations(&pools.write).await?.len();
    Ok(match pending {
        0 => Schema::Current,
        pending if pending == Migrator::migrations().len() => Schema::Empty,
        pending => Schema::Behind(pending),
    })
}

pub(crate) async fn migrate(pools: &Pools) -> Result<(), Fault> {
    if pools.embedded() {
        Migrator::up(&pools.write, None).await?;
        return Ok(());
    }
    // The lock lives as long as this transaction, whatever becomes of the process.
    let turn = pools.write.begin().await?;
    let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
    turn.execute_unprepared(
        "SET LOCAL statement_timeout = '120s'; SET LOCAL lock_timeout = '120s'; \
        SET LOCAL idle_in_transaction_session_timeout = '300s'",
    )
    .await?;
    turn.execute_unprepared(&lock).await?;
    Migrator::up(&pools.write, None).await?;
    turn.commit().await?;
    Ok(())
}

async fn text(on: &impl ConnectionTrait, sql: &str) -> Result<String, Fault> {
    let asked = Statement::from_string(on.get_database_backend(), sql);
    let row = on.query_one_raw(asked).await?.ok_or(Fault::Misuse("no answer"))?;
    Ok(row.try_get_by_index(0)?)
}

fn parsed(version: &str) -> (u32, u32, u32) {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    (
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
    )
}
