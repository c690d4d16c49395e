//! Attachments' bytes: received in a stream, looked at, and kept under the digest of what they are. Which proposal
//! holds a file, and who may read it, is the proposals' matter.

mod disk;
mod sniff;
mod sweep;

use std::path::PathBuf;

use simui_domain::proposal::{File, Media, Quota};
use simui_domain::time::Timestamp;

pub(crate) use disk::Disk;

use crate::{Error, Fault};

/// Where files lie and how large they may be.
#[derive(Debug, Clone)]
pub struct FileSettings {
    /// The folder; replicas share it.
    pub folder: PathBuf,
    /// Bytes of one file.
    pub largest: u64,
    /// Files and bytes of one proposal.
    pub quota: Quota,
}

impl FileSettings {
    /// In the folder `files` of a data folder, with the usual limits: 50 MiB a file, 20 files and 200 MiB a
    /// proposal.
    #[must_use]
    pub fn within(data: &std::path::Path) -> Self {
        Self {
            folder: data.join("files"),
            largest: 50 << 20,
            quota: Quota {
                files: 20,
                bytes: 200 << 20,
            },
        }
    }
}

impl Default for FileSettings {
    fn default() -> Self {
        Self::within(std::path::Path::new("simui-data"))
    }
}

/// Where files lie.
#[derive(Clone)]
pub(crate) enum Place {
    /// In a folder.
    Disk(Disk),
}

/// A file that was received whole and looked at.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    /// Name, digest and size.
    pub(crate) file: File,
    /// What it is.
    pub(crate) media: Media,
}

impl Place {
    /// The file of a digest, to be read.
    pub(crate) async fn open(&self, hash: &str) -> Result<tokio::fs::File, Error> {
        match self {
            Self::Disk(disk) => disk.open(hash).await,
        }
    }

    /// Digests of the files that came before an instant; what never arrived whole before it is removed.
    pub(crate) async fn lying_since(&self, before: Timestamp) -> Result<Vec<String>, Error> {
        match self {
            Self::Disk(disk) => disk.lying_since(before).await,
        }
    }

    /// Removes a file that nobody holds, unless it came again since; tells whether it is gone.
    pub(crate) async fn remove(&self, hash: &str, before: Timestamp) -> Result<bool, Error> {
        match self {
            Self::Disk(disk) => disk.remove(hash, before).await,
        }
    }

    /// Takes a stream of bytes as the file `name`: all of it, or nothing of it is kept.
    pub(crate) async fn receive<S, B, E>(
        &self,
        name: (String, Media),
        mark: [u8; 16],
        stream: S,
    ) -> Result<Received, Error>
    where
        S: futures_util::Stream<Item = Result<B, E>> + Unpin,
        B: AsRef<[u8]>,
        E: std::fmt::Display,
    {
        match self {
            Self::Disk(disk) => disk.receive(name, mark, stream).await,
        }
    }
}

/// A failure of the place itself; the path stays in the log.
fn fault(error: &std::io::Error) -> Error {
    Fault::Place(format!("files: {error}")).into()
}
