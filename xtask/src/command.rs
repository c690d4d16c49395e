//! Programs of others that a command here runs to their end.

use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};

/// Runs a program with the terminal's own output; it fails when the program does.
pub(crate) fn succeed(command: &mut Command, name: &str) -> Outcome<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(Failure::doing(&format!("{name} could not be started")))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{name}: {status}")))
    }
}
