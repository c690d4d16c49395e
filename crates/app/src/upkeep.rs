//! What keeps working state small, and the keys fresh. Called by the worker now and then, and by the operator.

use chrono::Duration;
use simui_domain::policy::Act;

use crate::sign_in::{ACCESS_SECONDS, Ended, log};
use crate::{App, Error};

/// How long the key of a repeated request is remembered.
const KEYS: Duration = Duration::days(7);
/// How long failed tries are remembered.
const FAILURES: Duration = Duration::days(1);

/// What becomes of the keys that signed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldKeys {
    /// They are believed until the last token that they signed has run out: nobody notices.
    RunOut,
    /// They are not believed from now on: everybody signs in or refreshes again. For a key that got out.
    Distrust,
}

impl App {
    /// Forgets what is no longer needed: keys of repeated requests, failed tries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn tidy(&self) -> Result<(), Error> {
        self.store
            .write(Act::nobody("tidy"), |tx| async move {
                tx.forget_keys(tx.now() - KEYS).await?;
                tx.forget_failures(tx.now() - FAILURES).await
            })
            .await
    }

    /// Makes a new signing key, which signs from now on. Other processes read it within a minute, or when they meet
    /// the first token that it signed.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rotate_signing_key(&self, old: OldKeys) -> Result<(), Error> {
        let believed = match old {
            // A process that has not read the new key yet signs with the old one for a minute more.
            OldKeys::RunOut => Duration::seconds(ACCESS_SECONDS + 120),
            OldKeys::Distrust => Duration::zero(),
        };
        self.keys.rotate(&self.store, believed).await?;
        log("signing_key_rotated", None, "", Ended::Done);
        Ok(())
    }
}
