//! Behaviour over real HTTP and a real database, one file per feature. `SIMUI_TEST_PG` (an administrator's URL to
//! the database `postgres`) runs the same tests on PostgreSQL; without it they run on SQLite files with the
//! production pools.
#![recursion_limit = "256"]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test stops where it fails"
)]

mod announcement;
mod applicant;
mod apply;
mod architecture;
mod attachments;
mod bad_input;
mod budget;
mod cast;
mod conflicts;
mod council;
mod count;
mod deadline;
mod desk;
mod document;
mod every_page;
mod forms;
mod frame;
mod hostile;
mod https;
mod imports;
mod journal;
mod keys;
mod letters;
mod mail;
mod matrix;
mod meeting;
mod objection;
mod openapi;
mod opening;
mod organizations;
mod origin;
mod pages;
mod people;
mod played;
mod post;
mod problems;
mod proposals;
mod queries;
mod redecision;
mod repeats;
mod room;
mod round_2017;
mod rounds;
mod scopes;
mod screening;
mod search;
mod sheets;
mod sign_in;
mod smtp;
mod tabulation;
mod tidying;
mod twin;
mod walk;
mod world;
