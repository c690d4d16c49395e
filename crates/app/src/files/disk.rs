//! Files in a folder: `ab/abcd...` by digest. A file appears there whole, synced and renamed, or not at all.

use std::path::{Path, PathBuf};

use futures_util::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use simui_domain::proposal::{AttachmentRefusal, File, Media};
use simui_domain::refusal::{Bytes, Common, Refusal};
use tokio::io::AsyncWriteExt;

use super::{FileSettings, Received, fault, sniff};
use crate::{Error, Fault};

/// The folder.
#[derive(Clone)]
pub(crate) struct Disk {
    pub(super) folder: PathBuf,
    largest: u64,
}

/// A file on its way in; what is left of it is removed if it does not arrive.
struct Incoming {
    path: PathBuf,
    arrived: bool,
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.arrived
            && let Err(error) = std::fs::remove_file(&self.path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "an incoming file could not be removed");
        }
    }
}

impl Disk {
    pub(crate) fn new(settings: &FileSettings) -> Self {
        Self {
            folder: settings.folder.clone(),
            largest: settings.largest,
        }
    }

    pub(super) async fn open(&self, hash: &str) -> Result<tokio::fs::File, Error> {
        tokio::fs::File::open(self.address(hash))
            .await
            .map_err(|error| fault(&error))
    }

    pub(super) fn address(&self, hash: &str) -> PathBuf {
        let first: String = hash.chars().take(2).collect();
        self.folder.join(first).join(hash)
    }

    pub(super) async fn receive<S, B, E>(
        &self,
        (name, media): (String, Media),
        mark: [u8; 16],
        stream: S,
    ) -> Result<Received, Error>
    where
        S: Stream<Item = Result<B, E>> + Unpin,
        B: AsRef<[u8]>,
        E: std::fmt::Display,
    {
        let lobby = self.folder.join("incoming");
        tokio::fs::create_dir_all(&lobby)
            .await
            .map_err(|error| fault(&error))?;
        let mut incoming = Incoming {
            path: lobby.join(hex::encode(mark)),
            arrived: false,
        };
        let (hash, size) = self.write(&incoming.path, stream).await?;
        let path = incoming.path.clone();
        tokio::task::spawn_blocking(move || sniff::looked_at(&path, media))
            .await
            .map_err(|error| Fault::Place(format!("files: {error}")))??;
        self.shelve(&incoming.path, &hash).await?;
        incoming.arrived = true;
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        let file = File { name, hash, size };
        Ok(Received { file, media })
    }

    /// Writes the stream, never more than a file may hold, and syncs it.
    async fn write<S, B, E>(&self, path: &Path, mut stream: S) -> Result<(String, u64), Error>
    where
        S: Stream<Item = Result<B, E>> + Unpin,
        B: AsRef<[u8]>,
        E: std::fmt::Display,
    {
        let mut file = tokio::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
            .await
            .map_err(|error| fault(&error))?;
        let (mut digest, mut size) = (Sha256::new(), 0_u64);
        while let Some(part) = stream.next().await {
            let part = part.map_err(|error| {
                Refusal::from(Common::Malformed {
                    why: error.to_string(),
                })
            })?;
            let part = part.as_ref();
            size = size.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
            if size > self.largest {
                return Err(Refusal::from(AttachmentRefusal::TooLarge {
                    most: Bytes(self.largest),
                })
                .into());
            }
            digest.update(part);
            file.write_all(part).await.map_err(|error| fault(&error))?;
        }
        if size == 0 {
            return Err(Refusal::from(AttachmentRefusal::Empty).into());
        }
        file.sync_all().await.map_err(|error| fault(&error))?;
        Ok((hex::encode(digest.finalize()), size))
    }

    /// Gives it its address; the same bytes under the same address are the same file.
    async fn shelve(&self, path: &Path, hash: &str) -> Result<(), Error> {
        let place = self.address(hash);
        let folder = place
            .parent()
            .ok_or_else(|| Fault::Place("files: no shelf".to_owned()))?;
        tokio::fs::create_dir_all(folder)
            .await
            .map_err(|error| fault(&error))?;
        tokio::fs::rename(path, &place)
            .await
            .map_err(|error| fault(&error))?;
        let opened = tokio::fs::File::open(folder)
            .await
            .map_err(|error| fault(&error))?;
        opened.sync_all().await.map_err(|error| fault(&error))
    }
}
