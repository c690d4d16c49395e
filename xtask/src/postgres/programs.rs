//! Where PostgreSQL's programs are: Debian's folder by version, then the search path; when they are nowhere and we may,
//! Debian's package is installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::account;
use crate::failure::{Failure, Outcome};

/// Debian keeps every major version in a folder of its own here, outside the search path.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The two programs that make and run a cluster, of one version.
#[derive(Debug)]
pub(super) struct Programs {
    pub(super) initdb: PathBuf,
    pub(super) pg_ctl: PathBuf,
}

impl Programs {
    /// The newest installed version; installs Debian's when there is none and we are root.
    pub(super) fn find_or_install() -> Outcome<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        install()?;
        Self::find().ok_or_else(|| Failure::new("the package postgresql was installed but has no initdb"))
    }

    fn find() -> Option<Self> {
        let path = env::var_os("PATH").unwrap_or_default();
        debian_folders(Path::new(DEBIAN))
            .into_iter()
            .chain(env::split_paths(&path))
            .find_map(|folder| {
                let (initdb, pg_ctl) = (folder.join("initdb"), folder.join("pg_ctl"));
                (initdb.is_file() && pg_ctl.is_file()).then_some(Self { initdb, pg_ctl })
            })
    }

    /// Whether a whole cluster can have an ICU collation (from version 15 on).
    pub(super) fn know_icu(&self) -> Outcome<bool> {
        let output = Command::new(&self.initdb)
            .arg("--help")
            .env("LC_ALL", "C")
            .output()
            .map_err(Failure::doing("initdb could not be started"))?;
        Ok(String::from_utf8_lossy(&output.stdout).contains("--icu-locale"))
    }
}

/// The `bin` folders under `root`, newest version first.
fn debian_folders(root: &Path) -> Vec<PathBuf> {
    let mut versions: Vec<u32> = fs::read_dir(root)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect();
    versions.sort_unstable_by(|one, other| other.cmp(one));
    versions
        .into_iter()
        .map(|version| root.join(version.to_string()).join("bin"))
        .collect()
}

fn install() -> Outcome<()> {
    let may = account::we_are_root()? && Path::new("/usr/bin/apt-get").is_file();
    if !may {
        return Err(Failure::new(format!(
            "PostgreSQL is missing: neither {DEBIAN}/*/bin nor PATH has initdb and pg_ctl. \
             Install the server (Debian and Ubuntu: sudo apt-get install postgresql) and run this again."
        )));
    }
    apt_get(&["update"])?;
    apt_get(&["install", "--yes", "--no-install-recommends", "postgresql"])
}

fn apt_get(arguments: &[&str]) -> Outcome<()> {
    let status = Command::new("apt-get")
        .arg("--quiet")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .status()
        .map_err(Failure::doing("apt-get could not be started"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "PostgreSQL is missing and apt-get {} ended with {status}",
            arguments.join(" ")
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_comes_first_by_number_not_by_text() {
        let root = tempfile::tempdir().unwrap();
        for version in ["9", "15", "17", "common"] {
            fs::create_dir(root.path().join(version)).unwrap();
        }

        let folders = debian_folders(root.path());

        let expected: Vec<_> = ["17", "15", "9"]
            .iter()
            .map(|v| root.path().join(v).join("bin"))
            .collect();
        assert_eq!(folders, expected);
    }

    #[test]
    fn a_machine_without_debians_folder_has_none() {
        assert_eq!(
            debian_folders(Path::new("/no/such/folder")),
            Vec::<PathBuf>::new()
        );
    }
}
