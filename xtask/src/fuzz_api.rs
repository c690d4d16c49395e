//! `cargo xtask fuzz-api`: serves a world and lets schemathesis (a Python package, in an environment of its own that is
//! thrown away) send to every operation of `openapi.yaml` what it can think of, as each kind of person. No answer
//! may be a failure of the server.

use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::command::succeed;
use crate::failure::{Failure, Outcome};
use crate::http::Client;
use crate::program::{Place, Profile, Program, root};
use crate::step::Report;
use crate::world;

/// The version with which this was tried.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";
/// How long one person may take, in seconds.
const SECONDS: u32 = 60;
/// Test cases for each operation.
const CASES: u32 = 25;
/// How long the sign-in may stay closed to an address from which passwords were guessed.
const PATIENCE: Duration = Duration::from_mins(15);

/// Tries every kind of person and closes with the list.
pub(crate) fn run() -> Outcome<()> {
    let folder = tempfile::tempdir().map_err(Failure::doing("a folder could not be made"))?;
    let environment = folder.path().join("environment");
    install(&environment)?;
    let program = Program::build(Profile::Debug)?;
    let place = Place::folder(&folder.path().join("data"));
    let people = world::make(&program, &place)?;
    let served = program.serve(&place)?;
    let stranger = Client::new(served.address());
    let mut report = Report::default();
    // The stranger last, who tries the sign-in, too.
    for person in people.iter().rev() {
        report.attempt(person.role, || {
            let client = match person.sign_in {
                Some((email, password)) => signed_in(&stranger, email, password)?,
                None => stranger.clone(),
            };
            fuzz(&environment, served.address(), client.token())
        });
    }
    eprintln!("\n{report}");
    report.verdict()
}

/// Whoever went before tried passwords where a new one is set, too; the next waits until the sign-in is open again.
fn signed_in(stranger: &Client, email: &str, password: &str) -> Outcome<Client> {
    let began = Instant::now();
    loop {
        match stranger.sign_in(email, password) {
            Err(_) if began.elapsed() < PATIENCE => sleep(Duration::from_secs(3)),
            ended => return ended,
        }
    }
}

fn install(environment: &Path) -> Outcome<()> {
    let mut make = Command::new("python3");
    make.args(["-m", "venv"]).arg(environment);
    succeed(&mut make, "python3 -m venv")?;
    let mut install = Command::new(environment.join("bin/pip"));
    install.args(["install", "--quiet", "--disable-pip-version-check", SCHEMATHESIS]);
    succeed(&mut install, "pip install schemathesis")
}

fn fuzz(environment: &Path, address: &str, token: Option<&str>) -> Outcome<()> {
    let mut command = Command::new(environment.join("bin/st"));
    command.arg("run").arg(root().join("openapi.yaml"));
    command.args(["--url", address, "--checks", "not_a_server_error"]);
    command.args([
        "--phases",
        "examples,coverage,fuzzing",
        "--seed",
        "2017",
        "--workers",
        "2",
    ]);
    command.args([
        "--max-examples",
        &CASES.to_string(),
        "--max-time",
        &SECONDS.to_string(),
    ]);
    command.args([
        "--continue-on-failure",
        "--suppress-health-check",
        "all",
        "--warnings",
        "off",
    ]);
    if let Some(token) = token {
        // Guessed passwords close the sign-in to this address, and with it to whoever comes next.
        command.args(["--exclude-path", "/api/v1/sessions"]);
        command
            .arg("--header")
            .arg(format!("Authorization: Bearer {token}"));
    }
    // It leaves a folder of examples where it runs.
    command.current_dir(environment);
    succeed(&mut command, "schemathesis")
}
