//! `cargo xtask browser`: looks at the pages in a real Chromium. First every page of the demonstration that each kind
//! of person reaches; then journeys, each in a world of its own whose clock the journey moves; last one short journey
//! per desk on PostgreSQL. `cargo xtask screenshots` takes pictures of the desks. Both need Debian's chromium and
//! Node.js, and say so where they are missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::command::succeed;
use crate::failure::{Failure, Outcome};
use crate::postgres::Postgres;
use crate::program::{Place, Profile, Program, build, built, root};
use crate::step::Report;
use crate::test::TEST_PG;

/// Where Debian installs the browser: without windows, which takes half the time, or with them. `CHROMIUM` names
/// another.
const CHROMIUM: [&str; 2] = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/// The example that serves a journey's world.
const SERVED: &str = "served";

/// A script and what it is told.
type Journey = (&'static str, &'static [&'static str]);

/// The journeys on SQLite, as steps: the script of each and what it is told. Those of a step run at once, since one
/// alone leaves a processor idle while page and program wait for each other.
const JOURNEYS: [(&str, &[Journey]); 2] = [
    (
        "the round of 2017 by its pages, in Korean with scripts and in English without",
        &[
            ("journeys/round_2017.mjs", &["ko", "scripts"]),
            ("journeys/round_2017.mjs", &["en"]),
        ],
    ),
    (
        "nothing typed is lost; by the keyboard alone; what only an act shows; the papers as they are printed",
        &[
            ("journeys/drafts.mjs", &[]),
            ("journeys/keyboard.mjs", &[]),
            ("journeys/refused.mjs", &[]),
            ("journeys/print.mjs", &[]),
        ],
    ),
];

/// Looks at the pages.
pub(crate) fn run() -> Outcome<()> {
    let mut report = Report::default();
    look(&mut report);
    eprintln!("\n{report}");
    report.verdict()
}

/// Looks at the pages; each look is a step of `report`.
pub(crate) fn look(report: &mut Report) {
    let Some(world) = report.attempt("what drives the browser", || ready().and_then(|()| served())) else {
        return;
    };
    report.attempt("every page", crawl);
    report.attempt("every page with what means harm on it", || {
        let mut pages = node("crawl.mjs");
        pages.env_remove(TEST_PG).arg("--hostile").arg(&world);
        succeed(&mut pages, "the pages")
    });
    for (name, journeys) in JOURNEYS {
        report.attempt(name, || together(&world, journeys));
    }
    report.attempt("each desk on PostgreSQL", || {
        let server = Postgres::start()?;
        let mut journey = node("journeys/desks.mjs");
        succeed(journey.arg(&world).env(TEST_PG, server.url()), "the desks")
    });
}

/// Runs journeys side by side, each in a world of its own, and waits for all.
fn together(world: &Path, journeys: &[Journey]) -> Outcome<()> {
    let begun: Vec<_> = journeys
        .iter()
        .map(|(script, words)| {
            let mut journey = node(script);
            journey.env_remove(TEST_PG).arg(world).args(*words);
            (script, journey.stdin(Stdio::null()).spawn())
        })
        .collect();
    let mut failed = Vec::new();
    for (script, journey) in begun {
        let ended = journey.and_then(|mut journey| journey.wait());
        if !ended.is_ok_and(|status| status.success()) {
            failed.push(*script);
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(failed.join(", ")))
    }
}

/// Takes the pictures.
pub(crate) fn screenshots() -> Outcome<()> {
    ready()?;
    let mut pictures = node("screenshots.mjs");
    pictures.env_remove(TEST_PG).arg(served()?).arg(root());
    succeed(&mut pictures, "the pictures")
}

/// The browser is there, and what drives it.
fn ready() -> Outcome<()> {
    if let Some(missing) = missing() {
        return Err(Failure::new(missing));
    }
    let mut install = Command::new("npm");
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    succeed(install.current_dir(root().join("tests/browser")), "npm ci")
}

fn crawl() -> Outcome<()> {
    let folder = tempfile::tempdir().map_err(Failure::doing("a folder could not be made"))?;
    let program = Program::build(Profile::Debug)?;
    let place = Place::folder(&folder.path().join("data"));
    program.demo(&place)?;
    let served = program.serve(&place)?;
    succeed(node("crawl.mjs").arg(served.address()), "the pages")
}

/// The program that serves a journey's world, built.
fn served() -> Outcome<PathBuf> {
    build(Profile::Debug)?;
    Ok(built(Profile::Debug).join("examples").join(SERVED))
}

/// A script of the browser's tests.
fn node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(script).current_dir(root().join("tests/browser"));
    command.envs(chromium().map(|path| ("CHROMIUM", path)));
    command
}

/// What is missing on this machine, with the command that brings it.
pub(crate) fn missing() -> Option<&'static str> {
    if chromium().is_none() && !installed() {
        return Some("Chromium is not installed: apt-get install chromium-headless-shell");
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
    let apt = |words: &[&str]| {
        Command::new("apt-get")
            .args(words)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    // A new machine knows no packages, or only those of the day when its image was made.
    in_ci()
        && apt(&["update", "-q"])
        && apt(&[
            "install",
            "-y",
            "-q",
            "--no-install-recommends",
            "chromium-headless-shell",
        ])
        && chromium().is_some()
}

/// The browser that is there.
fn chromium() -> Option<PathBuf> {
    let known = match std::env::var_os("CHROMIUM") {
        Some(named) => vec![PathBuf::from(named)],
        None => CHROMIUM.map(PathBuf::from).to_vec(),
    };
    known.into_iter().find(|path| path.exists())
}

/// Whether nobody is there who could install something or who would miss a step that was left out.
pub(crate) fn in_ci() -> bool {
    std::env::var_os("CI").is_some()
}
