//! One reading for all that a request shows: what it asks again it is told again, and everything on a page is of one
//! instant. What writes has a transaction of its own, which remembers nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use simui_domain::ids::{PersonId, RoundId};
use simui_domain::policy::Standing;
use simui_domain::round::{Round, Rules};

use crate::{Error, Snapshot};

tokio::task_local! {
    /// The reading that is open, once something was read.
    static OPEN: Mutex<Option<Arc<Snapshot>>>;
}

/// Does `work`, all of whose readings are of the instant of the first, until it writes: what it reads thereafter is
/// read anew. For what answers at once: the reading stays open as long as the work lasts.
pub async fn at_one_instant<F: Future>(work: F) -> F::Output {
    OPEN.scope(Mutex::default(), work).await
}

/// The reading that is open, if there is one.
pub(crate) fn open() -> Option<Arc<Snapshot>> {
    let found = OPEN.try_with(|open| open.lock().unwrap_or_else(PoisonError::into_inner).clone());
    found.ok().flatten()
}

/// Keeps a reading for whatever the work at hand asks next.
pub(crate) fn keep(reading: &Arc<Snapshot>) {
    let kept = OPEN.try_with(|open| {
        *open.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(reading));
    });
    // Outside of such work every reading is its own.
    kept.unwrap_or_default();
}

/// Gives the reading back: what follows changes what is read, or takes its time and reads nothing.
pub fn let_go() {
    let ended = OPEN.try_with(|open| open.lock().unwrap_or_else(PoisonError::into_inner).take());
    drop(ended);
}

/// What is asked for by nearly every part of a page.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) standings: Remembered<(PersonId, RoundId), Standing>,
    pub(crate) rounds: Remembered<String, Round>,
    pub(crate) rounds_of: Remembered<RoundId, Round>,
    pub(crate) rules: Remembered<RoundId, Rules>,
}

/// Answers by what was asked.
pub(crate) struct Remembered<K, V>(Mutex<BTreeMap<K, V>>);

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Ord, V: Clone> Remembered<K, V> {
    /// What was answered before, or what `load` answers; a refusal is not remembered.
    pub(crate) async fn or(&self, key: K, load: impl Future<Output = Result<V, Error>>) -> Result<V, Error> {
        let known = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let loaded = load.await?;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(key, loaded.clone());
        Ok(loaded)
    }
}
