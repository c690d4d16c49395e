//! Removing files that nobody holds. Who holds a file is the database's to say; how long it lies, the folder's.

use std::io::{Error as Failure, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use simui_domain::time::Timestamp;

use super::{Disk, fault};
use crate::{Error, Fault};

/// Where files wait to arrive, and where they go last.
const INCOMING: &str = "incoming";
const LEAVING: &str = "leaving";

impl Disk {
    pub(super) async fn lying_since(&self, before: Timestamp) -> Result<Vec<String>, Error> {
        let folder = self.folder.clone();
        blocking(move || listed(&folder, before.into())).await
    }

    /// Takes the file away first and looks at it there: who sent the same bytes meanwhile has put a new file in its
    /// place, or this one is young and goes back.
    pub(super) async fn remove(&self, hash: &str, before: Timestamp) -> Result<bool, Error> {
        let (place, leaving) = (self.address(hash), self.folder.join(LEAVING));
        let hash = hash.to_owned();
        blocking(move || {
            std::fs::create_dir_all(&leaving)?;
            let away = leaving.join(hash);
            match std::fs::rename(&place, &away) {
                // Another process was faster.
                Err(gone) if gone.kind() == ErrorKind::NotFound => return Ok(false),
                other => other?,
            }
            if came_before(&away, before.into())? {
                std::fs::remove_file(&away)?;
                return Ok(true);
            }
            std::fs::rename(&away, &place)?;
            Ok(false)
        })
        .await
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Fault::Place(format!("files: {error}")))?
        .map_err(|error| fault(&error))
}

fn came_before(path: &Path, before: SystemTime) -> Result<bool, Failure> {
    Ok(std::fs::metadata(path)?.modified()? < before)
}

/// The names in a folder; nothing if it is not there.
fn within(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    match std::fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(missing) if missing.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(other) => Err(other),
    }
}

fn listed(folder: &Path, before: SystemTime) -> Result<Vec<String>, Failure> {
    let mut lying = Vec::new();
    for shelf in within(folder)?.into_iter().filter(|path| path.is_dir()) {
        let passing = [INCOMING, LEAVING].iter().any(|name| shelf.ends_with(name));
        for file in within(&shelf)? {
            match (came_before(&file, before), passing) {
                (Ok(true), true) => std::fs::remove_file(&file)?,
                (Ok(true), false) => {
                    lying.extend(file.file_name().and_then(|name| Some(name.to_str()?.to_owned())));
                }
                (Ok(false), _) => {}
                // It arrived, or was removed by another process.
                (Err(gone), _) if gone.kind() == ErrorKind::NotFound => {}
                (Err(other), _) => return Err(other),
            }
        }
    }
    Ok(lying)
}
