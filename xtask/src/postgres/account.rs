//! As whom PostgreSQL runs. initdb and the server refuse root, so root steps down to an account without rights;
//! everybody else runs them as themselves.

use std::os::unix::fs::chown;
use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Outcome};

/// Tried in this order: the account that Debian's package makes, then the one that every system has.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];

/// Whose process a server is.
#[derive(Debug)]
pub(super) enum Account {
    /// The person who called us.
    Own,
    /// Another account, because the caller is root.
    Other { user: u32, group: u32 },
}

impl Account {
    /// The caller's own account, or for root the first unprivileged one that exists.
    pub(super) fn choose() -> Outcome<Self> {
        if !we_are_root()? {
            return Ok(Self::Own);
        }
        for name in UNPRIVILEGED {
            if let (Ok(user), Ok(group)) = (number(&["-u", name]), number(&["-g", name])) {
                return Ok(Self::Other { user, group });
            }
        }
        Err(Failure::new(
            "root may not run PostgreSQL, and neither postgres nor nobody is an account here",
        ))
    }

    /// Gives `path` to the account.
    pub(super) fn own(&self, path: &Path) -> Outcome<()> {
        match self {
            Self::Own => Ok(()),
            Self::Other { user, group } => chown(path, Some(*user), Some(*group)).map_err(Failure::doing(
                "a file could not be given to PostgreSQL's account",
            )),
        }
    }

    /// `program` as this account, in `folder`, a place which the account may enter.
    pub(super) fn command(&self, program: &Path, folder: &Path) -> Command {
        let mut command = match self {
            Self::Own => Command::new(program),
            Self::Other { user, group } => {
                let mut stepped_down = Command::new("setpriv");
                stepped_down.args([format!("--reuid={user}"), format!("--regid={group}")]);
                stepped_down.args(["--clear-groups", "--"]).arg(program);
                stepped_down
            }
        };
        command.current_dir(folder).env("LC_ALL", "C.UTF-8");
        command
    }
}

/// Whether this process may do everything.
pub(super) fn we_are_root() -> Outcome<bool> {
    Ok(number(&["-u"])? == 0)
}

fn number(arguments: &[&str]) -> Outcome<u32> {
    let output = Command::new("id")
        .args(arguments)
        .output()
        .map_err(Failure::doing("id could not be started"))?;
    String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .map_err(Failure::doing(&format!(
            "id {} gave no number",
            arguments.join(" ")
        )))
}
