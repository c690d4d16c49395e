//! Does: one function per action. An action loads, proves, decides, saves and answers a view, in one transaction;
//! API, pages, command line, jobs and the demo call the same functions. Nothing here knows a request or SQL.

mod announcement;
pub mod clock;
mod conflict;
mod council;
mod count;
pub mod files;
mod jobs;
mod journal;
pub mod mail;
mod meeting;
mod notice;
mod objection;
pub mod opening;
mod operator;
mod organization;
mod people;
pub mod play;
mod proposal;
mod repeat;
mod round;
mod screening;
pub mod settings;
mod sheet;
mod sieve;
mod sign_in;
mod survey;
mod tabulation;
mod upkeep;

use std::sync::Arc;

pub use journal::JournalQuery;
pub use operator::NewAdministrator;
pub use proposal::{Download, ListAs, Numbering, ProposalQuery};
pub use settings::Settings;
pub use sign_in::{Acceptance, Client, Credential, PageSession, PasswordChange, Redemption, SignIn, Tokens};
use simui_domain::time::Timestamp;
use simui_store::Store;
pub use simui_store::{Error, Fault, Listed, Page, Place, Schema, SoughtAnnouncements, at_one_instant};
pub use upkeep::{Believed, OldKeys, SigningKey};

/// The program: its store, its settings and the pieces that sign in.
#[derive(Clone)]
pub struct App {
    store: Store,
    settings: Arc<Settings>,
    hashing: sign_in::Hashing,
    keys: sign_in::Keys,
    files: files::Place,
    post: Arc<mail::Post>,
    reads: Arc<announcement::ReadCounts>,
    rota: Arc<upkeep::Rota>,
    marks: Arc<round::Marks>,
    studies: count::Studies,
}

impl App {
    /// Over an opened store, whose schema is current.
    ///
    /// # Errors
    /// A fault of the database; `SIMUI__SECRET` does not open the sealed signing keys; hashes cost too little.
    pub async fn new(store: Store, settings: Settings) -> Result<Self, Error> {
        if !settings.hashing.suffices() {
            let told = "a password hash costs less than OWASP's floor: raise memory_kib or passes";
            return Err(Fault::Place(told.to_owned()).into());
        }
        let keys = sign_in::Keys::load(&store, &settings).await?;
        let hashing = sign_in::Hashing::new(settings.hashing);
        let files = files::Place::Disk(files::Disk::new(&settings.files));
        let post = mail::Post::open(&settings.mail)?;
        Ok(Self {
            post: Arc::new(post),
            reads: Arc::default(),
            rota: Arc::default(),
            marks: Arc::default(),
            studies: count::Studies::new(),
            store,
            settings: Arc::new(settings),
            hashing,
            keys,
            files,
        })
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How many statements the database was asked since it was opened: a list or dashboard takes a fixed number of
    /// them, whatever its size.
    #[must_use]
    pub fn asked(&self) -> u64 {
        self.store.asked()
    }

    /// The instant by which everything is judged now.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn now(&self) -> Result<Timestamp, Error> {
        Ok(self.store.read().await?.now())
    }

    /// Whether the database answers and its schema is current.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn ready(&self) -> Result<bool, Error> {
        Ok(self.store.schema().await? == Schema::Current)
    }
}
