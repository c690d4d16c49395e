//! A fresh database for each test: a copy of one that was migrated once.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use simui_app::{Place, opening};
use sqlx::{Connection, Executor, Row};
use tokio::sync::OnceCell;

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();
static COUNT: AtomicU32 = AtomicU32::new(0);

enum Template {
    Folder(tempfile::TempDir),
    Named(String),
}

pub struct Database {
    pub place: Place,
    /// Where attachments and the embedded database are.
    pub folder: tempfile::TempDir,
}

impl Database {
    pub async fn fresh() -> Self {
        let template = TEMPLATE.get_or_init(template).await;
        let folder = tempfile::tempdir().unwrap();
        let place = match template {
            Template::Folder(from) => {
                std::fs::copy(
                    from.path().join("simui.sqlite3"),
                    folder.path().join("simui.sqlite3"),
                )
                .unwrap();
                Place::Folder(folder.path().to_owned())
            }
            Template::Named(name) => {
                let copy = format!(
                    "simui_{}_{}",
                    std::process::id(),
                    COUNT.fetch_add(1, Ordering::Relaxed)
                );
                command(&format!("CREATE DATABASE {copy} TEMPLATE {name}")).await;
                Place::Url(url(&copy))
            }
        };
        Self { place, folder }
    }

    /// The one number that a statement answers, asked beside the program.
    pub async fn number(&self, sql: &str) -> i64 {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &self.place {
            Place::Folder(folder) => {
                let mut connection = sqlx::SqliteConnection::connect(&file(folder)).await.unwrap();
                connection.fetch_one(sql).await.unwrap().get(0)
            }
            Place::Url(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                connection.fetch_one(sql).await.unwrap().get(0)
            }
        }
    }

    /// The lines of text that a statement answers.
    pub async fn lines(&self, sql: &str) -> Vec<String> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &self.place {
            Place::Folder(folder) => {
                let mut connection = sqlx::SqliteConnection::connect(&file(folder)).await.unwrap();
                let rows = connection.fetch_all(sql).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
            Place::Url(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                let rows = connection.fetch_all(sql).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
        }
    }

    /// The bytes that a statement answers, asked beside the program.
    pub async fn bytes(&self, sql: &str) -> Vec<u8> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &self.place {
            Place::Folder(folder) => {
                let mut connection = sqlx::SqliteConnection::connect(&file(folder)).await.unwrap();
                connection.fetch_one(sql).await.unwrap().get(0)
            }
            Place::Url(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                connection.fetch_one(sql).await.unwrap().get(0)
            }
        }
    }

    /// The text that a statement answers, asked beside the program.
    pub async fn text(&self, sql: &str) -> String {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &self.place {
            Place::Folder(folder) => {
                let mut connection = sqlx::SqliteConnection::connect(&file(folder)).await.unwrap();
                connection.fetch_one(sql).await.unwrap().get(0)
            }
            Place::Url(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                connection.fetch_one(sql).await.unwrap().get(0)
            }
        }
    }

    /// Executes a statement beside the program; tells whether the database took it.
    pub async fn takes(&self, sql: &str) -> bool {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &self.place {
            Place::Folder(folder) => {
                let mut connection = sqlx::SqliteConnection::connect(&file(folder)).await.unwrap();
                connection.execute(sql).await.is_ok()
            }
            Place::Url(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                connection.execute(sql).await.is_ok()
            }
        }
    }
}

async fn template() -> Template {
    if std::env::var("SIMUI_TEST_PG").is_err() {
        let folder = tempfile::tempdir().unwrap();
        opening::migrate(&Place::Folder(folder.path().to_owned()))
            .await
            .unwrap();
        let mut connection = sqlx::SqliteConnection::connect(&file(folder.path()))
            .await
            .unwrap();
        connection
            .execute("PRAGMA wal_checkpoint(TRUNCATE)")
            .await
            .unwrap();
        return Template::Folder(folder);
    }
    let name = format!("simui_template_{}", std::process::id());
    command(&format!("CREATE DATABASE {name}")).await;
    opening::migrate(&Place::Url(url(&name))).await.unwrap();
    command(&format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    ))
    .await;
    Template::Named(name)
}

async fn command(sql: &str) {
    let mut connection = sqlx::PgConnection::connect(&admin()).await.unwrap();
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

fn file(folder: &std::path::Path) -> String {
    let file: PathBuf = folder.join("simui.sqlite3");
    format!("sqlite://{}", file.display())
}
