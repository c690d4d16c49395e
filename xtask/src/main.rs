//! `cargo xtask <command>`: the commands that check Simui, the same on a desk and in CI.
//!
//! Here is only the choice of the command. What each does lives in the module of its name; `step` runs programs and
//! keeps the times, `postgres` owns a private server for as long as it is needed.

use std::process::ExitCode;

mod failure;
mod postgres;
mod serve_postgres;
mod step;
mod test;

const HELP: &str = "\
cargo xtask <command>

  test       everything that must be green before a merge: formatting, lints, documentation, the tests on SQLite,
             and the tests of migrations, store and server again on a PostgreSQL of their own
  postgres   starts such a PostgreSQL, prints its URL for SIMUI_TEST_PG, and removes it at Ctrl-C
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (command, surplus) = (arguments.next(), arguments.next());

    let done = match (command.as_deref(), surplus) {
        (Some("test"), None) => test::run(),
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
