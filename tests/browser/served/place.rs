//! Where the world lies: a folder, or a database of its own on the server that `SIMUI_TEST_PG` names.

use std::path::PathBuf;

use simui_app::{Place, opening};
use sqlx::{Connection, Executor};

/// The files of the demonstration that is played first.
#[derive(Debug, Clone, Copy)]
pub(super) enum Played {
    /// As they are.
    Plain,
    /// Written by people who mean harm.
    Hostile,
    /// With rules that tell the members' names to the applicants.
    TellingNames,
}

/// What was said on the command line.
pub(super) struct Options {
    pub(super) folder: PathBuf,
    pub(super) instant: String,
    /// What is played into it first.
    pub(super) played: Option<Played>,
    pub(super) listen: String,
    /// Nothing was in the folder: the world begins here.
    pub(super) fresh: bool,
}

impl Options {
    pub(super) fn read() -> Self {
        let mut words = std::env::args().skip(1);
        let folder = PathBuf::from(words.next().expect("a folder"));
        let fresh = !folder.exists();
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        let mut options = Self {
            folder,
            instant: words.next().expect("an instant"),
            played: None,
            listen: "127.0.0.1:0".to_owned(),
            fresh,
        };
        while let Some(word) = words.next() {
            match word.as_str() {
                "--play" => options.played = Some(Played::Plain),
                "--hostile" => options.played = Some(Played::Hostile),
                "--names" => options.played = Some(Played::TellingNames),
                "--listen" => options.listen = words.next().expect("an address"),
                other => panic!("{other} is not known here"),
            }
        }
        options
    }

    /// The place, migrated. A second start finds the database of the first by the folder's note.
    pub(super) async fn place(&self) -> Place {
        let Ok(server) = std::env::var("SIMUI_TEST_PG") else {
            return Place::Folder(self.folder.clone());
        };
        let note = self.folder.join("database");
        let (before, _) = server.rsplit_once('/').expect("a URL of the server");
        if let Ok(name) = std::fs::read_to_string(&note) {
            return Place::Url(format!("{before}/{name}"));
        }
        let name = format!("simui_browser_{}", std::process::id());
        let mut connection = sqlx::PgConnection::connect(&server).await.expect("the server");
        let make = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        connection.execute(make).await.expect("the database is made");
        std::fs::write(note, &name).expect("the note is written");
        let place = Place::Url(format!("{before}/{name}"));
        opening::migrate(&place).await.expect("the schema is made");
        place
    }
}
