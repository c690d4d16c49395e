//! `cargo xtask postgres`: a server for somebody who runs single tests on PostgreSQL by hand.

use crate::failure::Outcome;
use crate::postgres::Postgres;
use crate::test::TEST_PG;

/// Starts the server, prints the line to paste into another terminal, and stays until Ctrl-C.
pub(crate) fn run() -> Outcome<()> {
    let server = Postgres::start()?;
    println!("export {TEST_PG}={}", server.url());
    eprintln!("PostgreSQL runs until Ctrl-C; its folder goes with it.");
    server.stay()
}
