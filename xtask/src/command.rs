//! Programs of others that a command here runs.

use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};

/// The cargo that called us, so that a pinned toolchain stays pinned; it never waits for somebody to type.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    // What cargo tells us of ourselves: build scripts look at it, and all that hangs on them would be built anew.
    for (name, _) in std::env::vars_os() {
        let own = name.to_string_lossy();
        if own.starts_with("CARGO_PKG_") || own.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

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
