//! `cargo xtask browser`: looks at the pages in a real Chromium. First every page of the demonstration that each kind
//! of person reaches; then journeys, each in a world of its own whose clock the journey moves; last one short journey
//! per desk on PostgreSQL. `cargo xtask screenshots` takes pictures of the desks. Both need Debian's chromium and
//! Node.js, and say so where they are missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread::{self, ScopedJoinHandle};

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

/// So many looks go side by side: one alone leaves a processor idle while page and program wait for each other.
const AT_ONCE: usize = 2;

/// A look at the pages: what it is called, and what it does with the program that serves a journey's world.
type Look = (&'static str, fn(&Path) -> Outcome<()>);

/// Every look, the longest first, so that none of them is left to itself at the end.
const LOOKS: [Look; 9] = [
    (
        "the round of 2017 by its pages, in Korean with scripts",
        |world| journey("journeys/round_2017.mjs", world, &["ko", "scripts"]),
    ),
    (
        "the round of 2017 by its pages, in English without scripts",
        |world| journey("journeys/round_2017.mjs", world, &["en"]),
    ),
    ("every page", |_| crawl()),
    ("every page with what means harm on it", |world| {
        let mut pages = node("crawl.mjs");
        succeed(pages.env_remove(TEST_PG).arg("--hostile").arg(world), "the pages")
    }),
    ("what only an act shows", |world| {
        journey("journeys/refused.mjs", world, &[])
    }),
    ("nothing typed is lost", |world| {
        journey("journeys/drafts.mjs", world, &[])
    }),
    ("by the keyboard alone", |world| {
        journey("journeys/keyboard.mjs", world, &[])
    }),
    ("the papers as they are printed", |world| {
        journey("journeys/print.mjs", world, &[])
    }),
    ("each desk on PostgreSQL", |world| {
        let server = Postgres::start()?;
        let mut desks = node("journeys/desks.mjs");
        succeed(desks.arg(world).env(TEST_PG, server.url()), "the desks")
    }),
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
    let waiting = Mutex::new(LOOKS.iter());
    let next = || waiting.lock().ok().and_then(|mut looks| looks.next());
    let done = thread::scope(|scope| {
        let hands = [(); AT_ONCE].map(|()| {
            scope.spawn(|| {
                let mut report = Report::default();
                while let Some((name, look)) = next() {
                    report.attempt(*name, || look(&world));
                }
                report
            })
        });
        hands.map(ScopedJoinHandle::join)
    });
    for hand in done {
        match hand {
            Ok(looks) => report.join(looks),
            Err(_) => drop(report.attempt("every look", || Err::<(), _>(Failure::new("one broke off")))),
        }
    }
}

/// Plays a journey in a world of its own on SQLite.
fn journey(script: &str, world: &Path, words: &[&str]) -> Outcome<()> {
    let mut journey = node(script);
    succeed(journey.env_remove(TEST_PG).arg(world).args(words), script)
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
