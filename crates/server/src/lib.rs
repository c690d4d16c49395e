//! Speaks: actix-web, a folder per resource, the command line. Turns what was sent into the body of an action,
//! calls the action, and answers its view. Nothing here knows SQL or decides who may do what.

pub mod cli;
pub mod config;
mod explanation;
mod health;
mod input;
mod me;
pub mod openapi;
mod organizations;
mod paging;
mod problem;
mod reply;
mod request;
mod routes;
mod sessions;
pub mod start;
