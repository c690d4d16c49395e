//! What keeps working state small, and the keys fresh. Called by the worker now and then, and by the operator.

use std::sync::{Mutex, PoisonError};

use chrono::Duration;
use simui_domain::policy::Act;
use simui_domain::time::Timestamp;

use crate::sign_in::{ACCESS_SECONDS, Ended, log};
use crate::{App, Error};

/// How long the key of a repeated request is remembered.
const KEYS: Duration = Duration::days(7);
/// How long failed tries are remembered.
const FAILURES: Duration = Duration::days(1);
/// How long sessions that are over, one-time entries that cannot be used and keys that are not believed are kept,
/// for somebody who asks what happened.
const OVER: Duration = Duration::days(30);
/// How long a file may lie without a proposal that holds it: longer than any sending takes.
const STRAY: Duration = Duration::days(1);
/// How often the worker tidies the tables, and looks through the files.
const TABLES_EVERY: Duration = Duration::hours(1);
const FILES_EVERY: Duration = Duration::days(1);

/// When this process tidied last. Several may do so: what one swept the other does not find.
#[derive(Debug, Default)]
pub(crate) struct Rota {
    tables: Mutex<Option<Timestamp>>,
    files: Mutex<Option<Timestamp>>,
}

/// Whether it is time again; it is done from then on.
fn turn(last: &Mutex<Option<Timestamp>>, now: Timestamp, every: Duration) -> bool {
    let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
    let due = last.is_none_or(|last| now - last >= every);
    if due {
        *last = Some(now);
    }
    due
}

/// What becomes of the keys that signed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldKeys {
    /// They are believed until the last token that they signed has run out: nobody notices.
    RunOut,
    /// They are not believed from now on: everybody signs in or refreshes again. For a key that got out.
    Distrust,
}

/// How far a signing key is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Believed {
    /// It signs.
    Signs,
    /// What it signed is believed until then.
    Until(Timestamp),
    /// Not any more.
    Retired,
}

/// A signing key, without its secret.
#[derive(Debug, Clone)]
pub struct SigningKey {
    /// Its name in a token's header.
    pub name: String,
    /// When it was made.
    pub made: Timestamp,
    /// How far it is believed.
    pub believed: Believed,
}

impl App {
    /// Tidies what is due: tables every hour, files every day.
    pub(crate) async fn tidy_in_turn(&self) -> Result<(), Error> {
        let now = self.store.now().await?;
        if turn(&self.rota.tables, now, TABLES_EVERY) {
            self.tidy().await?;
        }
        if turn(&self.rota.files, now, FILES_EVERY) {
            self.sweep_files().await?;
        }
        Ok(())
    }

    /// Forgets what is no longer needed: keys of repeated requests, failed tries, sessions and one-time entries
    /// that are over, signing keys that nobody believes.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn tidy(&self) -> Result<(), Error> {
        self.store
            .write(Act::nobody("tidy"), |tx| async move {
                tx.forget_keys(tx.now() - KEYS).await?;
                tx.forget_failures(tx.now() - FAILURES).await?;
                tx.forget_sessions(tx.now() - OVER).await?;
                tx.forget_invitations(tx.now() - OVER).await?;
                tx.forget_signing_keys(tx.now() - OVER).await
            })
            .await
    }

    /// Removes the files that no proposal holds, once they have lain for a day. Answers how many.
    ///
    /// # Errors
    /// A fault of the database or of the place of the files.
    pub async fn sweep_files(&self) -> Result<usize, Error> {
        let before = self.store.now().await? - STRAY;
        let mut swept = 0;
        for hash in self.files.lying_since(before).await? {
            let stray = &hash;
            let gone = self
                .store
                .write(Act::nobody("sweep_files"), |tx| async move {
                    tx.forget_blob(stray).await
                })
                .await?;
            if gone && self.files.remove(&hash, before).await? {
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// The signing keys, newest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn signing_keys(&self) -> Result<Vec<SigningKey>, Error> {
        let snapshot = self.store.read().await?;
        let now = snapshot.now();
        let rows = snapshot.signing_keys().await?;
        let believed = |retired: Option<Timestamp>| match retired {
            None => Believed::Signs,
            Some(until) if until > now => Believed::Until(until),
            Some(_) => Believed::Retired,
        };
        let key = |row: simui_store::KeyRow| SigningKey {
            name: row.kid,
            made: row.made,
            believed: believed(row.retired),
        };
        Ok(rows.into_iter().map(key).collect())
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
