//! Plays a round from files, through the same actions that the API calls, each by the person whose act it is, with
//! the clock set to the round's dates. The demo plays the round of 2017; an office can rehearse its own.

mod files;
mod folder;

pub use files::Files;
