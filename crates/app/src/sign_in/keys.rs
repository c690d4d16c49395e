//! The signing keys: made by the first process, kept in the database, sealed if the operator gave a secret. Several
//! may be believed at once; the newest signs. Read anew when a token names one that is not known here, and once a
//! minute, so that a key retired elsewhere is not believed here for long.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::Duration;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use simui_domain::policy::Act;
use simui_domain::time::Timestamp;
use simui_store::{Fault, KeyRow, Snapshot, Store, Tx};

use super::seal::Seal;
use crate::Error;
use crate::settings::Settings;

/// How long keys are believed without being read anew.
const FRESH: Duration = Duration::minutes(1);
/// What signs the tokens of an installation that names no address of its own.
const ISSUER: &str = "simui";

/// A key, opened.
#[derive(Clone)]
pub(super) struct Key {
    pub(super) kid: String,
    pub(super) secret: Vec<u8>,
    pub(super) retired: Option<Timestamp>,
}

impl Key {
    /// A digest that nobody makes without this key; `purpose` keeps one use from serving as another.
    fn keyed(&self, purpose: &str, bytes: &[u8]) -> String {
        Hmac::<Sha256>::new_from_slice(&self.secret)
            .map(|mac| mac.chain_update(purpose).chain_update([0]).chain_update(bytes))
            .map(|mac| hex::encode(mac.finalize().into_bytes()))
            .unwrap_or_default()
    }
}

struct Held {
    keys: Vec<Key>,
    read: Timestamp,
}

/// The signing keys.
#[derive(Clone)]
pub(crate) struct Keys {
    held: Arc<RwLock<Held>>,
    seal: Option<Seal>,
    pub(super) issuer: String,
}

impl Keys {
    /// Loads the keys; makes the first one, and seals what is still open if there is a secret.
    pub(crate) async fn load(store: &Store, settings: &Settings) -> Result<Self, Error> {
        super::tokens::install();
        let seal = settings.secret.as_ref().map(Seal::of).transpose()?;
        let sealing = seal.as_ref();
        let (rows, read) = store
            .write(Act::nobody("load_signing_keys"), |tx| async move {
                let rows = tx.signing_keys().await?;
                if rows.is_empty() {
                    add(&tx, sealing).await?;
                }
                for row in rows.iter().filter(|row| !row.sealed) {
                    if let Some(seal) = sealing {
                        let sealed = seal.seal(&row.kid, &row.secret, tx.bytes())?;
                        tx.seal_signing_key(&row.kid, &sealed).await?;
                    }
                }
                Ok((tx.signing_keys().await?, tx.now()))
            })
            .await?;
        let held = Held {
            keys: opened(rows, seal.as_ref())?,
            read,
        };
        Ok(Self {
            held: Arc::new(RwLock::new(held)),
            seal,
            issuer: settings.issuer.clone().unwrap_or_else(|| ISSUER.to_owned()),
        })
    }

    /// Reads the keys anew.
    pub(super) async fn reload(&self, snapshot: &Snapshot) -> Result<(), Error> {
        let keys = opened(snapshot.signing_keys().await?, self.seal.as_ref())?;
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Held {
            keys,
            read: snapshot.now(),
        };
        Ok(())
    }

    /// Makes a new key, which signs from now on; the others are believed until `believed`.
    pub(crate) async fn rotate(&self, store: &Store, believed: chrono::Duration) -> Result<(), Error> {
        let seal = self.seal.as_ref();
        store
            .write(Act::nobody("rotate_signing_key"), |tx| async move {
                tx.retire_signing_keys(tx.now() + believed).await?;
                add(&tx, seal).await
            })
            .await?;
        let snapshot = store.read().await?;
        self.reload(&snapshot).await
    }

    /// The key that signs at the instant of an act. A process that nobody came to for a while reads the keys first:
    /// the one it knows may be retired by now.
    pub(super) async fn signing_now(&self, snapshot: &Snapshot) -> Result<Key, Error> {
        if self.stale(snapshot.now()) {
            self.reload(snapshot).await?;
        }
        Ok(self.signing()?)
    }

    fn stale(&self, now: Timestamp) -> bool {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        now - held.read > FRESH
    }

    /// The key that signs, as far as this process knows.
    fn signing(&self) -> Result<Key, Fault> {
        self.all()
            .into_iter()
            .next()
            .ok_or(Fault::Misuse("no signing key"))
    }

    /// The key of a name, if it is believed at `now`.
    pub(super) async fn named(&self, store: &Store, kid: &str, now: Timestamp) -> Result<Option<Key>, Error> {
        let unknown = !self.all().iter().any(|key| key.kid == kid);
        if unknown || self.stale(now) {
            let snapshot = store.read().await?;
            self.reload(&snapshot).await?;
        }
        Ok(self
            .all()
            .into_iter()
            .find(|key| key.kid == kid && key.retired.is_none_or(|retired| retired > now)))
    }

    fn all(&self) -> Vec<Key> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        held.keys.clone()
    }

    /// A digest under the newest key: names of throttles, client addresses in the log. Nobody without the key can
    /// go back from it by trying all addresses.
    pub(super) fn digest(&self, purpose: &str, text: &str) -> Result<String, Fault> {
        Ok(self.signing()?.keyed(purpose, text.as_bytes()))
    }

    /// What each key makes of an entry's identifier, newest first: one of them is its one-time token. So the token
    /// is nowhere stored, and the worker that writes the mail can make it again.
    pub(super) fn one_time(&self, entry: uuid::Uuid) -> Vec<String> {
        self.all()
            .iter()
            .map(|key| key.keyed("one-time token v1", entry.as_bytes()))
            .collect()
    }
}

async fn add(tx: &Tx, seal: Option<&Seal>) -> Result<(), Error> {
    let kid = hex::encode(tx.bytes::<8>());
    let secret = tx.bytes::<32>();
    let secret = match seal {
        Some(seal) => seal.seal(&kid, &secret, tx.bytes())?,
        None => secret.to_vec(),
    };
    let key = KeyRow {
        kid,
        secret,
        sealed: seal.is_some(),
        made: tx.now(),
        retired: None,
    };
    tx.add_signing_key(&key).await
}

fn opened(rows: Vec<KeyRow>, seal: Option<&Seal>) -> Result<Vec<Key>, Fault> {
    rows.into_iter()
        .map(|row| {
            let secret = match (row.sealed, seal) {
                (false, _) => row.secret,
                (true, Some(seal)) => seal.open(&row.kid, &row.secret)?,
                (true, None) => {
                    return Err(Fault::Place(
                        "the signing keys are sealed: SIMUI__SECRET is needed".to_owned(),
                    ));
                }
            };
            Ok(Key {
                kid: row.kid,
                secret,
                retired: row.retired,
            })
        })
        .collect()
}
