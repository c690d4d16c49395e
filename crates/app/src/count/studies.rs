//! Where counts are studied: off the threads that answer requests, few at once, and the latest studies kept. A study
//! depends on its digest alone, so that every process keeps its own without knowing of the others.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use simui_domain::count::Study;
use simui_domain::refusal::{Common, Refusal};
use simui_store::Fault;
use tokio::sync::Semaphore;

use crate::Error;

/// How many may wait for a place before the next is told to come back.
const WAITING: usize = 16;
/// How many studies are kept: a few rounds deliberate at the same time.
const KEPT: usize = 8;

/// What was studied, by its digest, the newest first.
type Kept = VecDeque<(String, Arc<Study>)>;

/// The places, and what was studied last.
#[derive(Clone)]
pub(crate) struct Studies {
    places: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    kept: Arc<Mutex<Kept>>,
}

impl Studies {
    /// Half of the cores may study at once; the others answer.
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, Into::into);
        let at_once: usize = (cores / 2).max(1);
        Self {
            places: Arc::new(Semaphore::new(at_once)),
            queue: Arc::new(Semaphore::new(WAITING + at_once)),
            kept: Arc::default(),
        }
    }

    /// The study of a digest: the kept one, or what `work` makes. Who waited while somebody else made it takes theirs.
    pub(crate) async fn of(
        &self,
        digest: &str,
        work: impl FnOnce() -> Result<Study, Refusal> + Send + 'static,
    ) -> Result<Arc<Study>, Error> {
        if let Some(study) = self.known(digest) {
            return Ok(study);
        }
        let (studies, digest) = (self.clone(), digest.to_owned());
        let study = self.run(move || match studies.known(&digest) {
            Some(study) => Ok::<_, Refusal>(study),
            None => Ok(studies.keep(digest, work()?)),
        });
        Ok(study.await??)
    }

    fn keep(&self, digest: String, study: Study) -> Arc<Study> {
        let study = Arc::new(study);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.truncate(KEPT - 1);
        kept.push_front((digest, Arc::clone(&study)));
        study
    }

    /// Does something that takes a core for a while. The database does not wait for it: whatever was read is given back.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
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

    fn known(&self, digest: &str) -> Option<Arc<Study>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = kept.iter();
        all.find(|(known, _)| known == digest)
            .map(|(_, study)| Arc::clone(study))
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

    #[tokio::test]
    async fn who_finds_no_place_in_the_queue_is_told_to_come_back() {
        let studies = Studies::new();
        let free = u32::try_from(studies.queue.available_permits()).unwrap();
        let _full = Arc::clone(&studies.queue).acquire_many_owned(free).await.unwrap();

        let refused = studies.run(|| ()).await.unwrap_err();

        assert!(matches!(refused, Error::Refused(refusal) if refusal.code == "busy"));
    }
}
