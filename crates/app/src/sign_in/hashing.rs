//! Password hashing in a bounded pool with reused memory: hashing in fresh memory leaves gigabytes behind.

use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::{ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use simui_domain::refusal::{Common, Refusal};
use simui_store::Fault;
use tokio::sync::Semaphore;

use crate::Error;
use crate::settings::HashingCost;

/// How many may wait for a place before the next is told to come back.
const WAITING: usize = 64;

/// The pool.
#[derive(Clone)]
pub(crate) struct Hashing {
    cost: HashingCost,
    places: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    memory: Arc<Mutex<Vec<Vec<Block>>>>,
    /// A hash of nothing anybody knows: verified for unknown accounts, so that they cost the same.
    dummy: Arc<Mutex<Option<String>>>,
}

impl Hashing {
    pub(crate) fn new(cost: HashingCost) -> Self {
        Self {
            cost,
            places: Arc::new(Semaphore::new(cost.at_once)),
            queue: Arc::new(Semaphore::new(WAITING + cost.at_once)),
            memory: Arc::default(),
            dummy: Arc::default(),
        }
    }

    /// The PHC string of a password, with a salt of its own.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Error> {
        let salt = Salt::generate();
        let params = self.params()?;
        self.run(move |memory| {
            let mut out = [0_u8; 32];
            fill(&password, &salt, &params, &mut out, memory)?;
            let hash = PasswordHash {
                algorithm: Algorithm::Argon2id.ident(),
                version: Some(Version::V0x13.into()),
                params: ParamsString::try_from(&params).map_err(|_| Fault::Misuse("argon2 parameters"))?,
                salt: Some(salt),
                hash: Some(
                    argon2::password_hash::phc::Output::new(&out)
                        .map_err(|_| Fault::Misuse("argon2 output"))?,
                ),
            };
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether `password` fits `phc`; without one, a dummy is verified and the answer is no.
    pub(crate) async fn fits(&self, password: String, phc: Option<String>) -> Result<bool, Error> {
        let known = phc.is_some();
        let phc = match phc {
            Some(phc) => phc,
            None => self.dummy().await?,
        };
        let fits = self
            .run(move |memory| {
                let stored = PasswordHash::new(&phc)
                    .map_err(|_| Fault::Misuse("a stored password hash is not PHC"))?;
                let params =
                    Params::try_from(&stored).map_err(|_| Fault::Misuse("stored argon2 parameters"))?;
                let (Some(salt), Some(expected)) = (stored.salt, stored.hash) else {
                    return Ok(false);
                };
                let mut out = [0_u8; 32];
                fill(&password, &salt, &params, &mut out, memory)?;
                let found = argon2::password_hash::phc::Output::new(&out)
                    .map_err(|_| Fault::Misuse("argon2 output"))?;
                Ok(found == expected)
            })
            .await?;
        Ok(fits && known)
    }

    /// Whether a stored hash costs less than one made today.
    pub(crate) fn outgrown(&self, phc: &str) -> Result<bool, Fault> {
        let stored =
            PasswordHash::new(phc).map_err(|_| Fault::Misuse("a stored password hash is not PHC"))?;
        let params = Params::try_from(&stored).map_err(|_| Fault::Misuse("stored argon2 parameters"))?;
        Ok(params.m_cost() < self.cost.memory_kib || params.t_cost() < self.cost.passes)
    }

    async fn dummy(&self) -> Result<String, Error> {
        if let Some(phc) = self.dummy.lock().unwrap_or_else(PoisonError::into_inner).clone() {
            return Ok(phc);
        }
        let phc = self.hash("nobody's password".to_owned()).await?;
        *self.dummy.lock().unwrap_or_else(PoisonError::into_inner) = Some(phc.clone());
        Ok(phc)
    }

    fn params(&self) -> Result<Params, Fault> {
        Params::new(self.cost.memory_kib, self.cost.passes, 1, Some(32))
            .map_err(|_| Fault::Misuse("argon2 parameters"))
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<Block>) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Error> {
        let busy = || Refusal::from(Common::Busy { retry_after: 2 });
        let _queued = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| busy())?;
        let place = Arc::clone(&self.places)
            .acquire_owned()
            .await
            .map_err(|_| busy())?;
        let pool = Arc::clone(&self.memory);
        let done = tokio::task::spawn_blocking(move || {
            let mut memory = pool
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .pop()
                .unwrap_or_default();
            let answer = work(&mut memory);
            pool.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
            drop(place);
            answer
        });
        Ok(done
            .await
            .map_err(|_| Fault::Misuse("a password hash was abandoned"))??)
    }
}

fn fill(
    password: &str,
    salt: &Salt,
    params: &Params,
    out: &mut [u8],
    memory: &mut Vec<Block>,
) -> Result<(), Fault> {
    memory.resize(params.block_count(), Block::default());
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password_into_with_memory(password.as_bytes(), salt.as_ref(), out, memory)
        .map_err(|_| Fault::Misuse("argon2 refused"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Floor;

    fn hashing(memory_kib: u32, passes: u32) -> Hashing {
        Hashing::new(HashingCost {
            memory_kib,
            passes,
            at_once: 1,
            floor: Floor::WaivedForTests,
        })
    }

    #[tokio::test]
    async fn a_hash_is_outgrown_when_hashes_cost_more_now_and_still_fits() {
        let old = hashing(64, 1).hash("four walnuts".to_owned()).await.unwrap();

        assert!(hashing(128, 1).outgrown(&old).unwrap());
        assert!(hashing(64, 2).outgrown(&old).unwrap());
        assert!(!hashing(64, 1).outgrown(&old).unwrap());
        let dearer = hashing(128, 2);
        assert!(
            dearer
                .fits("four walnuts".to_owned(), Some(old.clone()))
                .await
                .unwrap()
        );
        assert!(!dearer.fits("four walnut".to_owned(), Some(old)).await.unwrap());
        assert!(!dearer.fits("nobody's password".to_owned(), None).await.unwrap());
    }
}
