//! Speaks: actix-web, a folder per resource, the command line. Turns what was sent into the body of an action,
//! calls the action, and answers its view. Nothing here knows SQL or decides who may do what.

mod account;
mod announcements;
mod attachments;
pub mod cli;
pub mod config;
mod conflicts;
mod council;
mod counts;
mod duties;
mod explanation;
mod feeds;
mod health;
mod input;
mod journal;
mod mark;
mod me;
mod meetings;
mod members;
mod objections;
pub mod openapi;
mod organizations;
mod paging;
mod passwords;
mod persons;
mod problem;
mod programmes;
mod proposals;
mod reply;
mod request;
mod results;
mod rounds;
mod routes;
mod screening;
mod sessions;
mod sheets;
pub mod start;
