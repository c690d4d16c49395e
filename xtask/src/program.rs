//! The program itself, built and run as a person would: at a place of its own, until it is killed.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::command::cargo;
use crate::compiler;
use crate::failure::{Failure, Outcome};

/// The password of the administrator of a place that is thrown away.
const PASSWORD: &str = "thrown away after the run 7";
/// The administrator's address.
const ADMINISTRATOR: &str = "admin@simui.example";

/// How the program is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quickly.
    Debug,
    /// As it is given away.
    Release,
}

/// The built program.
#[derive(Debug, Clone)]
pub(crate) struct Program(PathBuf);

/// Where a program keeps its data.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    folder: PathBuf,
    url: Option<String>,
}

impl Place {
    /// An embedded database in `folder`.
    pub(crate) fn folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            url: None,
        }
    }

    /// A PostgreSQL database, and a folder for attachments.
    pub(crate) fn url(url: &str, folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            url: Some(url.to_owned()),
        }
    }

    /// What the database is called.
    pub(crate) fn name(&self) -> &'static str {
        if self.url.is_some() {
            "PostgreSQL"
        } else {
            "SQLite"
        }
    }
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Builds the program; beside it, when it is built quickly, the example that serves the journeys' worlds.
pub(crate) fn build(profile: Profile) -> Outcome<()> {
    let mut command = match profile {
        // Together with what the tests need, so that what they were built of is not built anew.
        Profile::Debug => compiler::cargo(&["build", "--locked", "--workspace", "--bins", "--examples"])?,
        Profile::Release => cargo(&["build", "--locked", "--package", "simui-server", "--release"]),
    };
    let status = command
        .current_dir(root())
        .status()
        .map_err(Failure::doing("cargo could not be started"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new("the program could not be built"))
    }
}

/// Where cargo puts what it built.
pub(crate) fn built(profile: Profile) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join(match profile {
        Profile::Debug => "debug",
        Profile::Release => "release",
    })
}

impl Program {
    /// Builds it.
    pub(crate) fn build(profile: Profile) -> Outcome<Self> {
        build(profile)?;
        Ok(Self(built(profile).join("simui")))
    }

    /// The file.
    pub(crate) fn file(&self) -> &Path {
        &self.0
    }

    /// A call of the program at a place.
    fn call(&self, name: &str, place: &Place, rest: &[&str]) -> Command {
        let mut command = Command::new(&self.0);
        command.arg(name).arg("--data").arg(&place.folder);
        if let Some(url) = &place.url {
            command.arg("--database-url").arg(url);
        }
        command.args(rest);
        // Nothing that is set around us is meant for it.
        command.env_clear().env("RUST_LOG", "warn").stdin(Stdio::null());
        // Tokens name it as their issuer: it stays the same when the port does not.
        command.env("SIMUI__SERVER__PUBLIC_URL", "http://simui.example");
        // Whoever measures or tries everything asks for more than a person does.
        command.env("SIMUI__SERVER__COSTLY_PER_MINUTE", "1000000");
        command
    }

    /// Creates the administrator and answers mail address and password.
    pub(crate) fn administrator(&self, place: &Place) -> Outcome<(&'static str, &'static str)> {
        let mut command = self.call("admin", place, &["create", ADMINISTRATOR]);
        let mut process = command
            .stdin(Stdio::piped())
            .spawn()
            .map_err(Failure::doing("simui admin create"))?;
        if let Some(mut input) = process.stdin.take() {
            writeln!(input, "{PASSWORD}").map_err(Failure::doing("the password could not be handed over"))?;
        }
        let status = process.wait().map_err(Failure::doing("simui admin create"))?;
        if status.success() {
            Ok((ADMINISTRATOR, PASSWORD))
        } else {
            Err(Failure::new("the administrator could not be created"))
        }
    }

    /// Plays the demo's rounds into an empty place, and ends.
    pub(crate) fn demo(&self, place: &Place) -> Outcome<()> {
        let status = self
            .call("demo", place, &["--exit"])
            .stdout(Stdio::null())
            .status()
            .map_err(Failure::doing("simui demo"))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new("the demo could not be played"))
        }
    }

    /// Plays the round of a folder into an empty place, and ends.
    pub(crate) fn play(&self, folder: &Path, place: &Place) -> Outcome<()> {
        let folder = folder.to_string_lossy();
        let status = self
            .call("play", place, &["--exit", &folder])
            .stdout(Stdio::null())
            .status()
            .map_err(Failure::doing("simui play"))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new("the round could not be played"))
        }
    }

    /// Serves a place on a free port; answers when it listens.
    pub(crate) fn serve(&self, place: &Place) -> Outcome<Served> {
        let mut process = self
            .call("serve", place, &["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(Failure::doing("simui serve could not be started"))?;
        let output = process.stdout.take().ok_or_else(|| Failure::new("no output"))?;
        let mut served = Served {
            process,
            address: String::new(),
        };
        let mut output = BufReader::new(output);
        while !served.address.starts_with("http://") {
            let mut line = String::new();
            let read = output
                .read_line(&mut line)
                .map_err(Failure::doing("simui serve"))?;
            if read == 0 {
                return Err(Failure::new("simui serve ended before it listened"));
            }
            line.trim().clone_into(&mut served.address);
        }
        Ok(served)
    }
}

/// A served place. Dropping it kills the process.
#[derive(Debug)]
pub(crate) struct Served {
    process: Child,
    address: String,
}

impl Served {
    /// Where it listens, `http://` included.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The process.
    pub(crate) fn process(&self) -> u32 {
        self.process.id()
    }

    /// Kills it without warning, as a power cut would.
    pub(crate) fn kill(&mut self) -> Outcome<()> {
        self.process
            .kill()
            .map_err(Failure::doing("simui could not be killed"))?;
        self.process
            .wait()
            .map_err(Failure::doing("simui could not be waited for"))?;
        Ok(())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Err(failure) = self.kill() {
            eprintln!("{failure}");
        }
    }
}
