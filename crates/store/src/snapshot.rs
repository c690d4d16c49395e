//! A consistent reading: everything in it is of one instant. The noun folders add what can be loaded.

use sea_orm::DatabaseTransaction;
use simui_domain::source::Source;
use simui_domain::time::Timestamp;
use std::sync::{PoisonError, RwLock};

use crate::Error;
use crate::backend::{self, Pools};
use crate::reading::{Memory, Remembered};

/// Reads at one instant.
pub struct Snapshot {
    pub(crate) txn: DatabaseTransaction,
    now: RwLock<Timestamp>,
    /// Of a reading; a transaction that writes has none.
    memory: Option<Memory>,
}

impl Snapshot {
    pub(crate) async fn begin(pools: &Pools, source: &Source) -> Result<Self, Error> {
        let txn = backend::begin_read(pools).await?;
        let now = backend::now(source, &txn).await?;
        Ok(Self {
            memory: Some(Memory::default()),
            ..Self::of(txn, now)
        })
    }

    pub(crate) fn of(txn: DatabaseTransaction, now: Timestamp) -> Self {
        Self {
            txn,
            now: RwLock::new(now),
            memory: None,
        }
    }

    /// What a reading was told before of this, or what `load` answers; what writes asks each time.
    pub(crate) async fn recalled<K: Ord, V: Clone>(
        &self,
        what: fn(&Memory) -> &Remembered<K, V>,
        key: K,
        load: impl Future<Output = Result<V, Error>>,
    ) -> Result<V, Error> {
        match &self.memory {
            Some(memory) => what(memory).or(key, load).await,
            None => load.await,
        }
    }

    /// The instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        *self.now.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_now(&self, now: Timestamp) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

/// Which part of a list: so many after a key.
#[derive(Debug, Clone)]
pub struct Page {
    /// The key of the last item already had.
    pub after: Option<String>,
    /// At most so many, 1 to 100.
    pub limit: u64,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            after: None,
            limit: 50,
        }
    }
}

/// A part of a list, and the key after which it goes on.
#[derive(Debug, Clone)]
pub struct Listed<T> {
    /// The items.
    pub items: Vec<T>,
    /// Where to go on; nothing at the end.
    pub next: Option<String>,
}

impl<T> Listed<T> {
    /// The first `limit` of these; one more only tells that there is more, and is cut with the rest.
    pub fn cut(mut items: Vec<T>, limit: u64, key: impl Fn(&T) -> String) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(key) } else { None };
        Self { items, next }
    }

    /// The same list of other items.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Listed<U> {
        Listed {
            items: self.items.into_iter().map(change).collect(),
            next: self.next,
        }
    }
}
