//! What is done with persons, their accounts, duties and parts.

mod accounts;
mod duties;
mod import;
mod members;
mod persons;
