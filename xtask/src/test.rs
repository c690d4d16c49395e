//! `cargo xtask test`: what must be green before a merge, cheapest first. The order and the list are here; that
//! `openapi.yaml` matches the code is one of the server's own tests and needs no step.

use std::process::{Command, Stdio};
use std::thread;

use crate::browser;
use crate::command::{cargo, succeed};
use crate::compiler;
use crate::failure::{Failure, Outcome};
use crate::postgres::Postgres;
use crate::step::Report;

/// The variable by which a test learns that it shall run on PostgreSQL. Without it every test runs on SQLite.
pub(crate) const TEST_PG: &str = "SIMUI_TEST_PG";

/// What the look at the pages is called where none of its steps can be named.
const PAGES: &str = "pages in a browser";

/// What the same tests are called on the other database.
const ON_POSTGRES: &str = "tests on PostgreSQL";

/// Runs every check and closes with the list of steps and their durations.
pub(crate) fn run() -> Outcome<()> {
    let mut report = Report::default();

    report.run("formatting", &mut cargo(&["fmt", "--all", "--check"]));
    dependency_policy(&mut report);
    // Before anything goes side by side, so that nobody waits for what another builds.
    let built = report.attempt("lints, documentation and build", || {
        succeed(&mut tests(&["--no-run"])?, "the tests")?;
        let bench = ["build", "--workspace", "--locked", "--bench", "count"];
        succeed(&mut compiler::cargo(&bench)?, "the bench")
    });
    if built.is_some() {
        side_by_side(&mut report);
    }

    eprintln!("\n{report}");
    report.verdict()
}

/// The tests on both databases, and the browser: each of them alone leaves a processor idle half of its time.
fn side_by_side(report: &mut Report) {
    let beside = [
        (PAGES, thread::spawn(pages)),
        (ON_POSTGRES, thread::spawn(tests_on_postgres)),
    ];
    report.attempt("tests on SQLite", || {
        succeed(tests(&["--no-fail-fast"])?.env_remove(TEST_PG), "the tests")
    });
    for (name, work) in beside {
        match work.join() {
            Ok(done) => report.join(done),
            Err(_) => drop(report.attempt(name, || Err::<(), _>(Failure::new("it broke off")))),
        }
    }
}

/// The tests of the whole workspace: a choice of packages would have other features and be built anew.
fn tests(words: &[&str]) -> Outcome<Command> {
    let mut tests = compiler::cargo(&["test", "--workspace", "--locked"])?;
    tests.args(words);
    Ok(tests)
}

/// The policy needs a program of its own and the network for the advisories, so a desk without it is not stopped.
fn dependency_policy(report: &mut Report) {
    const NAME: &str = "dependency policy";
    let installed = cargo(&["deny", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if installed {
        report.run(NAME, &mut cargo(&["deny", "--locked", "check"]));
    } else {
        report.skip(
            NAME,
            "cargo-deny is not installed: cargo install --locked cargo-deny",
        );
    }
}

fn tests_on_postgres() -> Report {
    let mut report = Report::default();
    let Some(server) = report.attempt("start of a private PostgreSQL", Postgres::start) else {
        report.skip(ON_POSTGRES, "there is no server to run them on");
        return report;
    };
    // What asks a database is in the crates and in the behaviour; the tests of the count ask none.
    let asking = ["--no-fail-fast", "--lib", "--test", "behaviour"];
    report.attempt(ON_POSTGRES, || {
        succeed(tests(&asking)?.env(TEST_PG, server.url()), "the tests")
    });
    report
}

/// A desk without a browser is not stopped; the closing list says that nobody looked at the pages. CI is.
fn pages() -> Report {
    let mut report = Report::default();
    match browser::missing() {
        Some(missing) if browser::in_ci() => {
            report.attempt(PAGES, || Err::<(), _>(Failure::new(missing)));
        }
        Some(missing) => report.skip(PAGES, missing),
        None => browser::look(&mut report),
    }
    report
}
