//! Whether a round's letters wait for release: read by its desk, set by its secretariat at any stage.

use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{LetterRelease, LetterReleaseView, RoundFacts};
use simui_store::Lock;

use crate::{App, Error};

impl App {
    /// How letters of a round leave, for its staff and auditor.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn letter_release(&self, caller: &Caller, code: &str) -> Result<LetterReleaseView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let waits = snapshot.round_facts(round.id).await?.letters_wait;
        Ok(round.release_seen_by(waits, &standing)?)
    }

    /// Lets letters of a round wait for release, or leave by themselves again.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `stale`.
    pub async fn set_letter_release(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        release: LetterRelease,
    ) -> Result<LetterReleaseView, Error> {
        self.store
            .write(caller.act("set_letter_release"), |tx| async move {
                let found = tx.round(code).await?;
                tx.lock_round(found.id, Lock::Alone).await?;
                let round = tx.round_of(found.id).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let secretary = standing.secretary()?;
                if round.version != version {
                    let version = round.version;
                    return Err(Refusal::from(Common::Stale { version }).into());
                }
                let facts = RoundFacts {
                    letters_wait: release.waits,
                    ..tx.round_facts(round.id).await?
                };
                tx.set_round_facts(round.id, &facts).await?;
                let round = tx.save(round.release_set(release, &secretary)).await?;
                Ok(round.release_seen_by(release.waits, &standing)?)
            })
            .await
    }
}
