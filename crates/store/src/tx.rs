//! One act: reads, draws and changes that are committed together. `save` buffers the event of each change; the
//! journal is numbered at commit, as the last statements, so that its order is the order of commits.

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::{EntityTrait, QuerySelect};
use simui_domain::ids::{Id, RoundId};
use simui_domain::record::Change;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::source::{Draws, Source};

use crate::backend::{self, Pools};
use crate::record::Pending;
use crate::rows::rounds;
use crate::{Error, Fault, Snapshot};

/// How a writing act holds its round: together with others of the same stage, or alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Acts within a stage.
    Shared,
    /// Acts that change stage, rules, seats or conflicts.
    Alone,
}

/// A writing transaction. Reads like a [`Snapshot`].
#[derive(Clone)]
pub struct Tx(Arc<Inner>);

struct Inner {
    snapshot: Snapshot,
    source: Source,
    draws: Mutex<Draws>,
    pending: Mutex<Vec<Pending>>,
}

impl Deref for Tx {
    type Target = Snapshot;
    fn deref(&self) -> &Snapshot {
        &self.0.snapshot
    }
}

/// What the store can keep: one aggregate, written by its version.
pub trait Kept: Sized + Send {
    /// Writes the row; answers the thing with its new version.
    fn keep(self, tx: &Tx) -> impl Future<Output = Result<Self, Error>> + Send;
}

/// An act that leaves no row but its event.
impl Kept for () {
    async fn keep(self, _tx: &Tx) -> Result<Self, Error> {
        Ok(())
    }
}

impl<T: Kept> Kept for Vec<T> {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let mut kept = Vec::with_capacity(self.len());
        for one in self {
            kept.push(one.keep(tx).await?);
        }
        Ok(kept)
    }
}

impl Tx {
    pub(crate) async fn begin(pools: &Pools, source: &Source, draws: Draws) -> Result<Self, Error> {
        let txn = backend::begin_write(pools).await?;
        let now = backend::now(source, &txn).await?;
        Ok(Self(Arc::new(Inner {
            snapshot: Snapshot::of(txn, now),
            source: source.clone(),
            draws: Mutex::new(draws),
            pending: Mutex::default(),
        })))
    }

    /// Locks the act's round, then reads the clock anew: an act that waited for a closing is judged after it.
    ///
    /// # Errors
    /// The database did not answer in time.
    pub async fn lock_round(&self, round: RoundId, lock: Lock) -> Result<(), Error> {
        let found = rounds::Entity::find_by_id(round.raw())
            .select_only()
            .column(rounds::Column::Id);
        let found = match lock {
            Lock::Shared => found.lock_shared(),
            Lock::Alone => found.lock_exclusive(),
        };
        found
            .into_tuple::<uuid::Uuid>()
            .one(&self.txn)
            .await?
            .ok_or(Refusal::from(Common::Unknown))?;
        self.set_now(backend::now(&self.0.source, &self.txn).await?);
        Ok(())
    }

    /// A new identifier.
    #[must_use]
    pub fn id<I: Id>(&self) -> I {
        let now = self.now();
        I::of(self.drawing(|draws| draws.uuid(now)))
    }

    /// Random bytes: salts, tokens, references.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        self.drawing(Draws::bytes)
    }

    fn drawing<T>(&self, draw: impl FnOnce(&mut Draws) -> T) -> T {
        draw(&mut self.0.draws.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Saves a change: its row now, its event with it at commit.
    ///
    /// # Errors
    /// `stale` if somebody changed the row meanwhile.
    pub async fn save<T: Kept>(&self, change: Change<T>) -> Result<T, Error> {
        let pending = Pending::of(&change.event, change.about, change.by)?;
        let kept = change.after.keep(self).await?;
        self.0
            .pending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(pending);
        Ok(kept)
    }

    pub(crate) async fn commit(self) -> Result<(), Error> {
        let pending = std::mem::take(&mut *self.0.pending.lock().unwrap_or_else(PoisonError::into_inner));
        crate::record::append(&self, pending).await?;
        let inner = Arc::into_inner(self.0).ok_or(Fault::Misuse("a transaction outlived its act"))?;
        inner.snapshot.txn.commit().await?;
        Ok(())
    }

    pub(crate) async fn roll_back(self) {
        if let Some(inner) = Arc::into_inner(self.0)
            && let Err(error) = inner.snapshot.txn.rollback().await
        {
            tracing::warn!(%error, "a transaction could not be rolled back");
        }
    }
}
