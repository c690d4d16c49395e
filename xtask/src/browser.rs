//! `cargo xtask browser`: plays the demonstration, serves it, and looks at every page that each kind of person reaches,
//! in a real Chromium. It needs Debian's chromium and Node.js, and says so where they are missing.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::program::{Place, Profile, Program, root};

/// Where Debian installs the browser; `CHROMIUM` names another.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Looks at the pages.
pub(crate) fn run() -> Outcome<()> {
    if let Some(missing) = missing() {
        return Err(Failure::new(missing));
    }
    let tests = root().join("tests/browser");
    let mut install = Command::new("npm");
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    succeed(install.current_dir(&tests), "npm ci")?;
    let folder = tempfile::tempdir().map_err(Failure::doing("a folder could not be made"))?;
    let program = Program::build(Profile::Debug)?;
    let place = Place::folder(&folder.path().join("data"));
    program.demo(&place)?;
    let served = program.serve(&place)?;
    let mut crawl = Command::new("node");
    crawl.args(["crawl.mjs", served.address()]);
    succeed(crawl.current_dir(&tests), "the pages")
}

/// What is missing on this machine, with the command that brings it.
pub(crate) fn missing() -> Option<&'static str> {
    let chromium = std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from(CHROMIUM), PathBuf::from);
    if !chromium.exists() && !installed() {
        return Some("Chromium is not installed: apt-get install chromium");
    }
    let node = Command::new("node")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    (!node).then_some("Node.js is not installed: apt-get install nodejs npm")
}

/// In CI the browser is installed as it is needed; a desk's machine is left as it is.
fn installed() -> bool {
    std::env::var_os("CI").is_some()
        && Command::new("apt-get")
            .args(["install", "-y", "-q", "--no-install-recommends", "chromium"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
        && PathBuf::from(CHROMIUM).exists()
}

fn succeed(command: &mut Command, name: &str) -> Outcome<()> {
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
