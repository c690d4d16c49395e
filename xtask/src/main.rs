//! `cargo xtask <command>`: the commands that check Simui, the same on a desk and in CI.
//!
//! Here is only the choice of the command. What each does lives in the module of its name; `step` runs programs and
//! keeps the times, `postgres` owns a private server for as long as it is needed.

use std::process::ExitCode;

mod bench;
mod browser;
mod command;
mod compiler;
mod crash;
mod failure;
mod fuzz;
mod fuzz_api;
mod http;
mod postgres;
mod program;
mod serve_postgres;
mod step;
mod test;
mod world;

use program::Profile;

const HELP: &str = "\
cargo xtask <command>

  test       everything that must be green before a merge: formatting, lints, documentation, the tests on SQLite,
             and all of them again on a PostgreSQL of their own, and the pages in a browser
  crash      kills the served program twenty times while people write, and looks for every acknowledged write
  fuzz       sends broken and hostile tables and rules to the count for a minute, or for as many seconds as are
             given: no panic, no overflow, no case that takes long
  fuzz-api   lets schemathesis send to every operation what it can think of, as each kind of person
  bench      what the program costs beside an empty handler: start, memory, processor time; `bench --debug` only
             tries the command itself
  browser    looks at every page of the demonstration in a real Chromium: accessibility, policy, width; then plays
             the round of 2017 through its pages with and without scripts, and journeys about what is typed
  screenshots
             takes a picture of every desk in both languages into target/screenshots, and those of docs/pictures
  postgres   starts such a PostgreSQL, prints its URL for SIMUI_TEST_PG, and removes it at Ctrl-C
";

fn main() -> ExitCode {
    if let Some(call) = compiler::Call::read() {
        return call.run();
    }
    let mut arguments = std::env::args().skip(1);
    let (command, surplus) = (arguments.next(), arguments.next());

    let done = match (command.as_deref(), surplus.as_deref()) {
        (Some("test"), None) => test::run(),
        (Some("crash"), None) => crash::run(),
        (Some("fuzz"), None) => fuzz::run(fuzz::SECONDS),
        (Some("fuzz"), Some(seconds)) if seconds.parse::<u64>().is_ok() => {
            fuzz::run(seconds.parse().unwrap_or(fuzz::SECONDS))
        }
        (Some("fuzz-api"), None) => fuzz_api::run(),
        (Some("bench"), None) => bench::run(Profile::Release),
        (Some("bench"), Some("--debug")) => bench::run(Profile::Debug),
        (Some("browser"), None) => browser::run(),
        (Some("screenshots"), None) => browser::screenshots(),
        (Some("postgres"), None) => serve_postgres::run(),
        (Some("help" | "--help" | "-h"), None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };

    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
