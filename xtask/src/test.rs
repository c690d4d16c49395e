//! `cargo xtask test`: what must be green before a merge, cheapest first. The order and the list are here; that
//! `openapi.yaml` matches the code is one of the server's own tests and needs no step.

use std::process::Stdio;

use crate::browser;
use crate::command::cargo;
use crate::failure::Outcome;
use crate::postgres::Postgres;
use crate::step::Report;

/// The variable by which a test learns that it shall run on PostgreSQL. Without it every test runs on SQLite.
pub(crate) const TEST_PG: &str = "SIMUI_TEST_PG";

/// Runs every check and closes with the list of steps and their durations.
pub(crate) fn run() -> Outcome<()> {
    let mut report = Report::default();

    report.run("formatting", &mut cargo(&["fmt", "--all", "--check"]));
    report.run(
        "lints",
        &mut cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ]),
    );
    report.run(
        "documentation",
        cargo(&["doc", "--workspace", "--no-deps", "--locked"]).env("RUSTDOCFLAGS", "-D warnings"),
    );
    dependency_policy(&mut report);
    report.run(
        "tests on SQLite",
        cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]).env_remove(TEST_PG),
    );
    tests_on_postgres(&mut report);
    pages(&mut report);

    eprintln!("\n{report}");
    report.verdict()
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

fn tests_on_postgres(report: &mut Report) {
    const NAME: &str = "tests on PostgreSQL";
    let Some(server) = report.attempt("start of a private PostgreSQL", Postgres::start) else {
        report.skip(NAME, "there is no server to run them on");
        return;
    };
    // The whole workspace, as before: a choice of packages would have other features and be built anew.
    report.run(
        NAME,
        cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]).env(TEST_PG, server.url()),
    );
}

/// A desk without a browser is not stopped; the closing list says that nobody looked at the pages.
fn pages(report: &mut Report) {
    const NAME: &str = "pages in a browser";
    match browser::missing() {
        Some(missing) => report.skip(NAME, missing),
        None => drop(report.attempt(NAME, browser::run)),
    }
}
