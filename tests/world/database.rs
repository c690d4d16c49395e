//! A fresh database for each test: a copy of one that was migrated once.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use simui_app::{Place, opening};
use sqlx::{Connection, Executor, PgConnection, Row, SqliteConnection};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard, OnceCell};

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();
static COUNT: AtomicU32 = AtomicU32::new(0);

/// A database that stands still, to be copied.
pub(crate) enum Template {
    /// A folder with an embedded database.
    Folder(tempfile::TempDir),
    /// A database on the server, and the folder with its attachments.
    Named(String, tempfile::TempDir),
}

pub(crate) struct Database {
    pub place: Place,
    /// Where attachments and the embedded database are.
    pub folder: tempfile::TempDir,
    /// For what is asked and done beside the program: a scene takes some seventy statements.
    beside: Mutex<Option<Box<Beside>>>,
}

/// A connection of the test's own.
enum Beside {
    Folder(SqliteConnection),
    Url(PgConnection),
}

impl Database {
    pub(crate) async fn fresh() -> Self {
        Self::copy(TEMPLATE.get_or_init(template).await).await
    }

    /// A database of its own with everything that `template` holds.
    pub(crate) async fn copy(template: &Template) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = match template {
            Template::Folder(from) => {
                copied(from.path(), folder.path());
                Place::Folder(folder.path().to_owned())
            }
            Template::Named(name, from) => {
                copied(from.path(), folder.path());
                let copy = format!(
                    "simui_{}_{}",
                    std::process::id(),
                    COUNT.fetch_add(1, Ordering::Relaxed)
                );
                // File by file, with what the first connection would have to gather of the catalogue once more.
                let made = format!("CREATE DATABASE {copy} TEMPLATE {name} STRATEGY file_copy");
                command(&made).await;
                Place::Url(url(&copy))
            }
        };
        Self::lying(place, folder)
    }

    fn lying(place: Place, folder: tempfile::TempDir) -> Self {
        Self {
            place,
            folder,
            beside: Mutex::default(),
        }
    }

    /// The same database, for another process.
    pub(crate) fn shared(&self) -> Self {
        Self::lying(self.place.clone(), tempfile::tempdir().unwrap())
    }

    async fn beside(&self) -> MappedMutexGuard<'_, Beside> {
        let mut beside = self.beside.lock().await;
        if beside.is_none() {
            *beside = Some(Box::pin(self.connected()).await);
        }
        MutexGuard::map(beside, |beside| beside.as_deref_mut().unwrap())
    }

    async fn connected(&self) -> Box<Beside> {
        Box::new(match &self.place {
            Place::Folder(folder) => Beside::Folder(SqliteConnection::connect(&file(folder)).await.unwrap()),
            Place::Url(url) => Beside::Url(PgConnection::connect(url).await.unwrap()),
        })
    }

    /// What it holds now, to be copied. On PostgreSQL whoever serves it is cut off.
    pub(crate) async fn keep(&self) -> Template {
        let folder = tempfile::tempdir().unwrap();
        drop(self.beside.lock().await.take());
        match &self.place {
            Place::Folder(own) => {
                settled(own).await;
                copied(own, folder.path());
                Template::Folder(folder)
            }
            Place::Url(url) => {
                let (_, name) = url.rsplit_once('/').unwrap();
                deserted(name).await;
                copied(self.folder.path(), folder.path());
                Template::Named(name.to_owned(), folder)
            }
        }
    }

    /// Removes it from the server at once, where many are made.
    pub(crate) async fn remove(&self) {
        if let Place::Url(url) = &self.place {
            let (_, name) = url.rsplit_once('/').unwrap();
            command(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }

    /// The one number that a statement answers, asked beside the program.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &mut *self.beside().await {
            Beside::Folder(connection) => connection.fetch_one(sql).await.unwrap().get(0),
            Beside::Url(connection) => connection.fetch_one(sql).await.unwrap().get(0),
        }
    }

    /// The bytes that a statement answers, asked beside the program.
    pub(crate) async fn bytes(&self, sql: &str) -> Vec<u8> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &mut *self.beside().await {
            Beside::Folder(connection) => connection.fetch_one(sql).await.unwrap().get(0),
            Beside::Url(connection) => connection.fetch_one(sql).await.unwrap().get(0),
        }
    }

    /// The text that a statement answers, asked beside the program.
    pub(crate) async fn text(&self, sql: &str) -> String {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &mut *self.beside().await {
            Beside::Folder(connection) => connection.fetch_one(sql).await.unwrap().get(0),
            Beside::Url(connection) => connection.fetch_one(sql).await.unwrap().get(0),
        }
    }

    /// The lines of text that a statement answers.
    pub(crate) async fn lines(&self, sql: &str) -> Vec<String> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &mut *self.beside().await {
            Beside::Folder(connection) => {
                let rows = connection.fetch_all(sql).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
            Beside::Url(connection) => {
                let rows = connection.fetch_all(sql).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
        }
    }

    /// Every row of every table but these, as text: what must be the same where nothing was done.
    pub(crate) async fn rows_but(&self, left_out: &[&str]) -> Vec<String> {
        let tables = match &self.place {
            Place::Folder(_) => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            }
            Place::Url(_) => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
        };
        let mut rows = Vec::new();
        for table in self.lines(tables).await {
            if left_out.contains(&table.as_str()) {
                continue;
            }
            let row = match &self.place {
                Place::Folder(_) => {
                    let columns = format!("SELECT 'quote(' || name || ')' FROM pragma_table_info('{table}')");
                    self.lines(&columns).await.join(" || ',' || ")
                }
                Place::Url(_) => format!("{table}::text"),
            };
            let lines = self.lines(&format!("SELECT {row} FROM {table}")).await;
            rows.extend(lines.into_iter().map(|line| format!("{table}: {line}")));
        }
        rows.sort();
        rows
    }

    /// Executes a statement beside the program; tells whether the database took it.
    pub(crate) async fn takes(&self, sql: &str) -> bool {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &mut *self.beside().await {
            Beside::Folder(connection) => connection.execute(sql).await.is_ok(),
            Beside::Url(connection) => connection.execute(sql).await.is_ok(),
        }
    }
}

async fn template() -> Template {
    let folder = tempfile::tempdir().unwrap();
    if std::env::var("SIMUI_TEST_PG").is_err() {
        opening::migrate(&Place::Folder(folder.path().to_owned()))
            .await
            .unwrap();
        settled(folder.path()).await;
        return Template::Folder(folder);
    }
    let name = format!("simui_template_{}", std::process::id());
    command(&format!("CREATE DATABASE {name}")).await;
    opening::migrate(&Place::Url(url(&name))).await.unwrap();
    deserted(&name).await;
    Template::Named(name, folder)
}

/// Brings everything into the one file that is copied.
async fn settled(folder: &Path) {
    let mut connection = SqliteConnection::connect(&file(folder)).await.unwrap();
    connection
        .execute("PRAGMA wal_checkpoint(TRUNCATE)")
        .await
        .unwrap();
}

/// PostgreSQL copies only a database to which nobody is connected.
async fn deserted(name: &str) {
    command(&format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    ))
    .await;
}

fn copied(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (name, kind) = (entry.file_name(), entry.file_type().unwrap());
        let passing = ["simui.lock", "simui.sqlite3-wal", "simui.sqlite3-shm"];
        if kind.is_dir() {
            std::fs::create_dir(to.join(&name)).unwrap();
            copied(&entry.path(), &to.join(&name));
        } else if !passing.iter().any(|passing| name == *passing) {
            std::fs::copy(entry.path(), to.join(&name)).unwrap();
        }
    }
}

async fn command(sql: &str) {
    let mut connection = PgConnection::connect(&admin()).await.unwrap();
    connection
        .execute(sqlx::AssertSqlSafe(sql.to_owned()))
        .await
        .unwrap();
}

fn admin() -> String {
    std::env::var("SIMUI_TEST_PG").unwrap()
}

/// The URL of another database on the same server.
fn url(name: &str) -> String {
    let admin = admin();
    let (server, _) = admin.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

fn file(folder: &Path) -> String {
    let file: PathBuf = folder.join("simui.sqlite3");
    format!("sqlite://{}", file.display())
}
