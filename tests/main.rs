//! Behaviour over real HTTP and a real database, one file per feature. `SIMUI_TEST_PG` (an administrator's URL to
//! the database `postgres`) runs the same tests on PostgreSQL; without it they run on SQLite files with the
//! production pools.
#![expect(missing_docs, reason = "a test's name is its sentence")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod architecture;
mod attachments;
mod bad_input;
mod cast;
mod deadline;
mod document;
mod imports;
mod matrix;
mod openapi;
mod organizations;
mod problems;
mod proposals;
mod queries;
mod rounds;
mod screening;
mod twin;
mod world;
