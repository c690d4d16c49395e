//! Remembers: the only room that knows SQL. A [`Store`] gives consistent reads ([`Snapshot`]) and one-act writes
//! ([`Tx`]); the folders, one per noun, load, keep and list. Rows never leave this crate: a row becomes a domain
//! type in one match, and what cannot be believed is a [`Fault::Corrupt`] with its address.

mod announcement;
mod asked;
mod backend;
mod conflict;
mod council;
mod count;
mod fault;
mod meeting;
mod objection;
mod organization;
mod people;
mod proposal;
mod reading;
mod record;
mod round;
mod rows;
mod scope;
mod screening;
mod search;
mod sheet;
mod snapshot;
mod standing;
mod survey;
mod tabulation;
mod tx;
mod upkeep;

pub use announcement::SoughtAnnouncements;
pub use backend::{Place, Schema};
pub use council::{SeatNames, StandingProposal};
pub use fault::{Error, Fault};
pub use people::Credentials;
pub use proposal::ProposalFilter;
pub use reading::{at_one_instant, let_go};
pub use record::JournalFilter;
pub use round::InvitedOrganization;
pub use snapshot::{Listed, Page, Snapshot};
pub use tx::{Kept, Lock, Tx};
pub use upkeep::{
    Ended, Job, JobName, KeyRow, LetterFacts, LiveSession, Message, OutboxLine, RefreshRow, Request,
    SessionKind, SessionRow,
};

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use simui_domain::policy::Act;
use simui_domain::source::{Draws, Source};

/// How often a transaction that lost a race is tried.
const ATTEMPTS: u32 = 6;

/// The database, with its pools and the source of time and chance.
#[derive(Clone)]
pub struct Store {
    pools: backend::Pools,
    source: Source,
    counts: Arc<Mutex<HashMap<String, u64>>>,
    asked: asked::Asked,
}

impl Store {
    /// Opens a place; makes the folder of an embedded one.
    ///
    /// # Errors
    /// The database is not reachable, too old, or held by another process.
    pub async fn open(place: &Place, source: Source) -> Result<Self, Fault> {
        let mut pools = backend::open(place).await?;
        let asked = asked::Asked::default();
        asked.hear(&mut pools.write);
        asked.hear(&mut pools.read);
        Ok(Self {
            pools,
            source,
            counts: Arc::default(),
            asked,
        })
    }

    /// How many statements the database was asked since the store was opened.
    #[must_use]
    pub fn asked(&self) -> u64 {
        self.asked.count()
    }

    /// The source of time and chance.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The instant, by the source's clock.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn now(&self) -> Result<simui_domain::time::Timestamp, Fault> {
        backend::now(&self.source, &self.pools.read).await
    }

    /// How far the schema is.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn schema(&self) -> Result<Schema, Fault> {
        backend::schema(&self.pools).await
    }

    /// Brings the schema up to date, one process at a time.
    ///
    /// # Errors
    /// A migration failed.
    pub async fn migrate(&self) -> Result<(), Fault> {
        backend::migrate(&self.pools).await
    }

    /// A consistent reading of everything, at one instant: within [`at_one_instant`] the one that is open.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn read(&self) -> Result<Arc<Snapshot>, Error> {
        if let Some(open) = reading::open() {
            return Ok(open);
        }
        let begun = Arc::new(Snapshot::begin(&self.pools, &self.source).await?);
        reading::keep(&begun);
        Ok(begun)
    }

    /// One act: all of it is saved, with its events, or nothing. Tried again when the database asks for it.
    ///
    /// # Errors
    /// What `work` answers, or a fault of the database.
    pub async fn write<T, F, Fut>(&self, act: Act, work: F) -> Result<T, Error>
    where
        F: Fn(Tx) -> Fut + Send,
        Fut: Future<Output = Result<T, Error>> + Send,
    {
        let label = act
            .person
            .map_or_else(|| act.name.to_owned(), |person| format!("{}:{person}", act.name));
        let count = self.counted(&label);
        reading::let_go();
        let mut attempt = 0;
        loop {
            attempt += 1;
            let tx = Tx::begin(&self.pools, &self.source, self.draws(&label, count)).await?;
            let done = match work(tx.clone()).await {
                Ok(answer) => tx.commit().await.map(|()| answer),
                Err(error) => {
                    tx.roll_back().await;
                    Err(error)
                }
            };
            match done {
                Err(Error::Fault(fault)) if fault.passing() && attempt < ATTEMPTS => {
                    let wait = u64::from(attempt) * 15;
                    tokio::time::sleep(std::time::Duration::from_millis(wait)).await;
                }
                done => return done,
            }
        }
    }

    fn counted(&self, label: &str) -> u64 {
        if matches!(self.source.chance, simui_domain::source::Chance::System(_)) {
            return 0;
        }
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(label.to_owned()).or_default();
        *count += 1;
        *count
    }

    fn draws(&self, label: &str, count: u64) -> Draws {
        self.source.draws(label, count)
    }
}
