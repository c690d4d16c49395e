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
mod openapi;
mod organizations;
mod problems;
mod world;
