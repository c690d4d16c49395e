//! Where counts are studied: off the threads that answer requests, few at once, and the latest studies kept. A study
//! depends on its digest alone, so that every process keeps its own without knowing of the others.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use simui_domain::count::Study;
use simui_domain::refusal::{Common, Refusal};
use simui_selection::scenario::{Scenario, ScenarioResult};
use simui_store::Fault;
use tokio::sync::Semaphore;

use super::gathered::Gathered;
use crate::Error;

/// How many may wait for a place before the next is told to come back.
const WAITING: usize = 16;
/// How many of each kind are kept: a few rounds deliberate at the same time.
const KEPT: usize = 8;

/// A scenario with what it gives.
type Beside = Vec<(Scenario, ScenarioResult)>;

/// The places, and what was studied last.
#[derive(Clone)]
pub(crate) struct Studies {
    places: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    studied: Latest<Study>,
    beside: Latest<Beside>,
    /// By what was recorded, the round, and what is hidden from the reader.
    pub(super) gathered: Latest<Gathered>,
}

/// By what they depend on, the newest first.
type Kept<T> = VecDeque<(String, Arc<T>)>;

/// What was made last.
pub(super) struct Latest<T>(Arc<Mutex<Kept<T>>>);

impl<T> Clone for Latest<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Latest<T> {
    pub(super) fn known(&self, digest: &str) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = kept.iter();
        all.find(|(known, _)| known == digest)
            .map(|(_, made)| Arc::clone(made))
    }

    pub(super) fn keep(&self, digest: String, made: T) -> Arc<T> {
        let made = Arc::new(made);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Two who asked at once made the same: it takes one place.
        kept.retain(|(known, _)| *known != digest);
        kept.truncate(KEPT - 1);
        kept.push_front((digest, Arc::clone(&made)));
        made
    }
}

impl Studies {
    /// Half of the cores may study at once; the others answer.
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, Into::into);
        let at_once: usize = (cores / 2).max(1);
        Self {
            places: Arc::new(Semaphore::new(at_once)),
            queue: Arc::new(Semaphore::new(WAITING + at_once)),
            studied: Latest::default(),
            beside: Latest::default(),
            gathered: Latest::default(),
        }
    }

    /// The study of a digest: the kept one, or what `work` makes. Who waited while somebody else made it takes theirs.
    pub(crate) async fn of(
        &self,
        digest: &str,
        work: impl FnOnce() -> Result<Study, Refusal> + Send + 'static,
    ) -> Result<Arc<Study>, Error> {
        self.made(&self.studied, digest, work).await
    }

    /// The same of what other rules would give, by the digest and what was asked.
    pub(crate) async fn beside(
        &self,
        digest: &str,
        work: impl FnOnce() -> Beside + Send + 'static,
    ) -> Result<Arc<Beside>, Error> {
        self.made(&self.beside, digest, move || Ok(work())).await
    }

    async fn made<T: Send + Sync + 'static>(
        &self,
        latest: &Latest<T>,
        digest: &str,
        work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
    ) -> Result<Arc<T>, Error> {
        if let Some(made) = latest.known(digest) {
            return Ok(made);
        }
        let (latest, digest) = (latest.clone(), digest.to_owned());
        let made = self.run(move || match latest.known(&digest) {
            Some(made) => Ok::<_, Refusal>(made),
            None => Ok(latest.keep(digest, work()?)),
        });
        Ok(made.await??)
    }

    /// Does something that takes a core for a while. The database does not wait for it: whatever was read is given back.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        simui_store::let_go();
        let busy = || Refusal::from(Common::Busy { retry_after: 5 });
        let _queued = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| busy())?;
        let place = Arc::clone(&self.places)
            .acquire_owned()
            .await
            .map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            let answer = work();
            drop(place);
            answer
        });
        Ok(done.await.map_err(|_| Fault::Misuse("a study was abandoned"))?)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn study() -> Study {
        let rules = simui_selection::Rules::new(vec![simui_selection::Criterion::new(
            "merit",
            simui_selection::Ratio::whole(100),
        )]);
        let input = simui_selection::Input::default();
        simui_selection::study(&rules, &input, &simui_selection::Questions::default()).unwrap()
    }

    #[tokio::test]
    async fn what_was_studied_is_not_studied_again_and_the_oldest_is_forgotten() {
        let (studies, made) = (Studies::new(), Arc::new(AtomicUsize::new(0)));
        let ask = async |digest: &str| {
            let made = Arc::clone(&made);
            let work = move || {
                made.fetch_add(1, Ordering::Relaxed);
                Ok(study())
            };
            studies.of(digest, work).await.unwrap()
        };

        ask("one").await;
        ask("one").await;
        assert_eq!(made.load(Ordering::Relaxed), 1);
        for number in 0..KEPT {
            ask(&number.to_string()).await;
        }
        ask("one").await;
        assert_eq!(made.load(Ordering::Relaxed), KEPT + 2);
    }

    #[test]
    fn what_two_made_at_once_takes_the_place_of_one() {
        let latest = Latest::default();
        latest.keep("before".to_owned(), 0);
        for made in 1..=KEPT {
            latest.keep("at once".to_owned(), made);
        }
        assert!(latest.known("before").is_some());
        assert_eq!(latest.known("at once").as_deref(), Some(&KEPT));
    }

    #[tokio::test]
    async fn who_finds_no_place_in_the_queue_is_told_to_come_back() {
        let studies = Studies::new();
        let free = u32::try_from(studies.queue.available_permits()).unwrap();
        let _full = Arc::clone(&studies.queue).acquire_many_owned(free).await.unwrap();

        let refused = studies.run(|| ()).await.unwrap_err();

        assert!(matches!(refused, Error::Refused(refusal) if refusal.code == "busy"));
    }
}
